#include "ui/controls/parameter_menu.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "ui/controls/button.hpp"
#include "ui/controls/controls.hpp"
#include "ui/controls/pick_list.hpp"
#include "ui/modulation/routing.hpp"

namespace refrain::ui {
namespace {

constexpr float kRow = 28.0F;

bool can_be_typed(const patch::Parameter& parameter) {
    return parameter.unit != patch::Unit::choice;
}

}  // namespace

ImVec2 ParameterMenu::size(const Frame& frame) const {
    const patch::Parameter& parameter = patch::parameter(id_);
    std::size_t rows = 2 + (can_be_typed(parameter) ? 1U : 0U);
    if (parameter.modulation != patch::Modulation::none) {
        rows += 1 + routes_to(frame.model.patch(), id_).size();
    }
    return {frame.px(296.0F), frame.px(kRow) * static_cast<float>(rows) + frame.px(24.0F)};
}

void ParameterMenu::route_row(Frame& frame, std::size_t route, const Rect& place) const {
    const patch::Source source = frame.model.patch().routes()[route].source;
    const Rect line = place.without_bottom(frame.px(4.0F));
    const std::string name = "menu.route " + std::to_string(route);
    const Rect remove = line.right(frame.px(64.0F));
    RouteValue amount(frame.model, route, &patch::Route::amount);
    frame.text(Type::small, line.left(frame.px(104.0F)), theme::kText, source_title(source));
    frame.controls.sliders.bar(
        frame, name, amount, {{line.min.x + frame.px(108.0F), line.min.y}, {remove.min.x - frame.px(6.0F), line.max.y}},
        "How far this source moves it, of the whole slider.");
    if (button(frame, name + " off", remove, "Remove")) {
        frame.model.set_route(route, {});
    }
}

bool ParameterMenu::draw(Frame& frame, const Rect& inside) {
    const patch::Parameter& parameter = patch::parameter(id_);
    float y = inside.min.y;
    const auto row = [&] {
        const Rect place{{inside.min.x, y}, {inside.max.x, y + frame.px(kRow)}};
        y = place.max.y;
        return place;
    };
    const auto line = [&] { return row().without_bottom(frame.px(4.0F)); };
    frame.text(Type::body, row(), theme::kText, full_name(parameter));
    if (can_be_typed(parameter) && button(frame, "menu.type", line(), "Type a value (Enter)")) {
        frame.controls.sliders.begin_typing(parameter.key);
        return false;
    }
    if (button(frame, "menu.reset", line(),
               "Reset to " + typeset(patch::format_value(parameter, parameter.initial)) + " (Delete)")) {
        frame.model.set_value(id_, parameter.initial);
        return false;
    }
    if (parameter.modulation == patch::Modulation::none) {
        return true;
    }
    for (const std::size_t route : routes_to(frame.model.patch(), id_)) {
        route_row(frame, route, row());
    }
    if (const Rect place = line(); button(frame, "menu.add", place, "Add a source\u2026")) {
        open_source_list(frame, id_, place);
    }
    return true;
}

void offer_menu(Frame& frame, patch::ParameterId id, const Rect& anchor) {
    const patch::Parameter& parameter = patch::parameter(id);
    const auto presses = frame.focus.presses_for(parameter.key);
    const bool asked = std::any_of(presses.begin(), presses.end(), [](const KeyPress& press) {
        return press.key == GLFW_KEY_MENU ||
               (press.shift && (press.key == GLFW_KEY_F10 || press.key == GLFW_KEY_ENTER));
    });
    if (asked || (ImGui::IsItemHovered() && ImGui::IsMouseReleased(1))) {
        frame.controls.overlay.open("menu " + std::string(parameter.key), anchor, std::make_unique<ParameterMenu>(id));
    }
}

void open_source_list(Frame& frame, patch::ParameterId id, const Rect& anchor) {
    std::vector<PickList::Row> rows;
    std::vector<patch::Source> sources;
    for (std::size_t i = 1; i < patch::kSources; ++i) {
        const auto source = static_cast<patch::Source>(i);
        if (is_allowed(source, patch::parameter(id).modulation)) {
            rows.push_back({.text = source_title(source)});
            sources.push_back(source);
        }
    }
    frame.controls.overlay.open(
        "sources", anchor,
        std::make_unique<PickList>(
            std::move(rows), PickList::kNone,
            [id, sources = std::move(sources)](Frame& f, std::size_t row) { connect(f, sources[row], id); }));
}

}  // namespace refrain::ui
