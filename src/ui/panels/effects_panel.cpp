#include "ui/panels/effects_panel.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ui/controls/button.hpp"
#include "ui/controls/choice.hpp"
#include "ui/layout.hpp"
#include "ui/panels/panels.hpp"

namespace refrain::ui {
namespace {

std::string capitalized(std::string_view text) {
    std::string result(text);
    result[0] = static_cast<char>(result[0] - 'a' + 'A');
    return result;
}

std::string name_of(patch::Effect effect) {
    return "effect." + std::string(patch::kEffectNames.at(static_cast<std::size_t>(effect)));
}

void move_effect(Frame& frame, std::size_t from, std::size_t to) {
    patch::EffectOrder order = frame.model.patch().effect_order();
    if (from == to || to >= order.size()) {
        return;
    }
    const patch::Effect effect = order[from];
    for (std::size_t i = from; i != to; i += from < to ? 1 : ~std::size_t{0}) {
        order[i] = order[from < to ? i + 1 : i - 1];
    }
    order[to] = effect;
    frame.model.set_effect_order(order);
}

void grip(const Frame& frame, const Rect& row) {
    const float radius = std::max(frame.px(1.0F), 1.0F);
    for (int i = 0; i < 6; ++i) {
        const float x = row.max.x - frame.px(i % 2 == 0 ? 12.0F : 8.0F);
        const int line = i / 2 - 1;
        const float y = row.centre().y + frame.px(4.0F) * static_cast<float>(line);
        frame.draw->AddCircleFilled({x, y}, radius, theme::kFaint, 8);
    }
}

}  // namespace

patch::Section section_of(patch::Effect effect) {
    // Effects and their sections stand in the same order.
    return static_cast<patch::Section>(static_cast<std::size_t>(patch::Section::chorus) +
                                       static_cast<std::size_t>(effect));
}

patch::ParameterId switch_of(patch::Effect effect) {
    const auto& all = patch::parameters();
    const auto* const found = std::find_if(all.begin(), all.end(), [&](const patch::Parameter& p) {
        return p.section == section_of(effect) && p.is_switch() && p.name == "On";
    });
    return found->id;
}

void EffectsPanel::draw(Frame& frame, const Rect& place) {
    const Rect inside = frame.panel(place, "");
    const Rect end = inside.bottom(frame.px(84.0F));
    const Rect chain = inside.without_bottom(end.height() + frame.px(8.0F));
    const Rect names = chain.left(frame.px(120.0F));
    list(frame, names);
    const Rect page = chain.without_left(names.width() + frame.px(16.0F));
    const Grid grid{.area = page,
                    .columns = 2,
                    .gap = frame.px(16.0F),
                    .pitch = std::min(std::max(page.height() / 4.0F, frame.px(40.0F)), frame.px(56.0F)),
                    .height = frame.px(36.0F)};
    std::size_t at = 0;
    for (const patch::Parameter& parameter : patch::parameters()) {
        if (parameter.section == section_of(chosen_) && parameter.id != switch_of(chosen_)) {
            control(frame, parameter.id, grid.cell(at % 2, at / 2));
            ++at;
        }
    }
    const float line = std::round(end.min.y - frame.px(4.0F));
    frame.draw->AddLine({end.min.x, line}, {end.max.x, line}, theme::kLine);
    const Grid last{.area = end.without_top(frame.px(4.0F)),
                    .columns = 3,
                    .gap = frame.px(16.0F),
                    .pitch = frame.px(40.0F),
                    .height = frame.px(36.0F)};
    control(frame, id(patch::Output::width), last.cell(0, 0), "Stereo width");
    control(frame, id(patch::Output::limiter), last.cell(1, 0));
    control(frame, id(patch::Output::ceiling), last.cell(2, 0));
    level_meter(frame, end.bottom(frame.px(40.0F)));
}

void EffectsPanel::list(Frame& frame, const Rect& place) {
    const float pitch = place.height() / static_cast<float>(patch::kEffects);
    drag(frame, place, pitch);
    // The order may change while its rows are drawn.
    const patch::EffectOrder order = frame.model.patch().effect_order();
    ImDrawListSplitter layers;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const float y = std::round(place.min.y + pitch * static_cast<float>(i));
        const Rect at{{place.min.x, y}, {place.max.x, y + std::round(pitch) - frame.px(2.0F)}};
        layers.Split(frame.draw, 2);
        layers.SetCurrentChannel(frame.draw, 1);
        bare_switch(frame, switch_of(order[i]),
                    {{at.min.x + frame.px(4.0F), at.min.y}, {at.min.x + frame.px(26.0F), at.max.y}});
        layers.SetCurrentChannel(frame.draw, 0);
        row(frame, order[i], i, at);
        layers.Merge(frame.draw);
    }
}

void EffectsPanel::row(Frame& frame, patch::Effect effect, std::size_t at, const Rect& place) {
    const std::string name = name_of(effect);
    const bool clicked = pressed(frame, name, place);
    if (ImGui::IsItemActivated()) {
        carried_ = effect;
        moved_ = false;
    }
    if (clicked && !moved_) {
        chosen_ = effect;
    }
    const bool selected = chosen_ == effect;
    const bool carried = moved_ && carried_ == effect;
    if (selected || carried || ImGui::IsItemHovered()) {
        frame.draw->AddRectFilled(place.min, place.max, selected ? theme::kHovered : theme::kRaised,
                                  frame.px(theme::kSmallRounding));
    }
    if (selected) {
        frame.draw->AddRectFilled({place.min.x, place.min.y + frame.px(3.0F)},
                                  {place.min.x + frame.px(2.0F), place.max.y - frame.px(3.0F)}, theme::kAccent);
    }
    if (carried) {
        frame.draw->AddRect(place.min, place.max, theme::kAccent, frame.px(theme::kSmallRounding), 0, frame.hairline());
    }
    const bool on = frame.model.value(switch_of(effect)) != 0.0F;
    frame.text(Type::small, place.without_left(frame.px(34.0F)).without_right(frame.px(16.0F)),
               on || selected ? theme::kText : theme::kMuted,
               capitalized(patch::kEffectNames.at(static_cast<std::size_t>(effect))));
    grip(frame, place);
    frame.ring(name, place);
    frame.tooltip(name,
                  "Sound goes through the effects from top to bottom. Drag to reorder, or Shift with the up and "
                  "down keys.");
    keys(frame, at, name);
}

void EffectsPanel::keys(Frame& frame, std::size_t at, std::string_view name) {
    for (const KeyPress& press : frame.focus.presses_for(name)) {
        if (press.shift && press.key == GLFW_KEY_UP && at > 0) {
            return move_effect(frame, at, at - 1);
        }
        if (press.shift && press.key == GLFW_KEY_DOWN) {
            return move_effect(frame, at, at + 1);
        }
    }
}

void EffectsPanel::drag(Frame& frame, const Rect& place, float pitch) {
    if (!carried_) {
        return;
    }
    if (!ImGui::IsMouseDown(0)) {
        carried_.reset();
        moved_ = false;
        return;
    }
    const patch::EffectOrder& order = frame.model.patch().effect_order();
    const auto from = static_cast<std::size_t>(std::find(order.begin(), order.end(), *carried_) - order.begin());
    const float hand = (ImGui::GetIO().MousePos.y - place.min.y) / pitch;
    const auto to = static_cast<std::size_t>(std::clamp(hand, 0.0F, static_cast<float>(order.size()) - 0.5F));
    if (from != to) {
        moved_ = true;
        move_effect(frame, from, to);
    }
}

}  // namespace refrain::ui
