#include "ui/panels/filter_panel.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "ui/controls/choice.hpp"
#include "ui/controls/tabs.hpp"
#include "ui/controls/travel.hpp"
#include "ui/curves/filter_response.hpp"
#include "ui/layout.hpp"

namespace refrain::ui {
namespace {

using patch::Filter;

constexpr float kTopDb = 30.0F;
constexpr float kBottomDb = -54.0F;
constexpr const char* kGraph = "filter.graph";

float y_of_db(const Rect& area, float db) {
    return area.max.y -
           area.height() * (std::clamp(db, kBottomDb - 12.0F, kTopDb + 12.0F) - kBottomDb) / (kTopDb - kBottomDb);
}

// The filter as it is now, with its modulation while it sounds.
FilterSetting setting_of(const Frame& frame, std::size_t filter) {
    const auto now = [&](Filter which) {
        const patch::Parameter& parameter = patch::parameter(id(which, filter));
        return patch::value_at(parameter, frame.readings.travel(parameter.id));
    };
    return {.type = static_cast<std::size_t>(frame.model.value(id(Filter::type, filter))),
            .cutoff_hz = now(Filter::cutoff),
            .resonance = 0.01F * now(Filter::resonance),
            .vowel = 0.01F * now(Filter::vowel)};
}

void grid_lines(const Frame& frame, const Rect& area) {
    for (const float hz : {100.0F, 1000.0F, 10000.0F}) {
        const float x = std::round(area.min.x + area.width() * place_of_frequency(hz));
        frame.draw->AddLine({x, area.min.y}, {x, area.max.y}, theme::faded(theme::kLine, 0.6F));
        frame.text(Type::small, {{x + frame.px(3.0F), area.max.y - frame.px(16.0F)}, {x + frame.px(40.0F), area.max.y}},
                   theme::kFaint,
                   hz < 1000.0F    ? "100"
                   : hz < 10000.0F ? "1k"
                                   : "10k");
    }
    for (const float db : {24.0F, 0.0F, -24.0F, -48.0F}) {
        const float y = std::round(y_of_db(area, db));
        frame.draw->AddLine({area.min.x, y}, {area.max.x, y}, theme::faded(theme::kLine, db == 0.0F ? 1.0F : 0.5F));
    }
}

}  // namespace

void FilterPanel::draw(Frame& frame, const Rect& place) {
    const Rect inside = frame.panel(place, "");
    tabs(frame, inside.top(frame.px(28.0F)));
    const Rect rest = inside.without_top(frame.px(36.0F));
    const Rect cells = rest.bottom(frame.px(118.0F));
    graph(frame, rest.without_bottom(cells.height() + frame.px(8.0F)));
    const Grid grid{
        .area = cells, .columns = 2, .gap = frame.px(16.0F), .pitch = frame.px(40.0F), .height = frame.px(36.0F)};
    std::size_t at = 0;
    for (const Filter which :
         {Filter::type, Filter::drive, Filter::cutoff, Filter::resonance, Filter::keytrack, Filter::vowel}) {
        control(frame, id(which, chosen_), grid.cell(at % 2, at / 2));
        ++at;
    }
}

void FilterPanel::tabs(Frame& frame, const Rect& row) {
    constexpr std::array<const char*, 2> kNames{"tab.filter1", "tab.filter2"};
    float x = row.min.x;
    ImDrawListSplitter layers;
    for (std::size_t i = 0; i < patch::kFilters; ++i) {
        const Rect place{{x, row.min.y}, {x + frame.px(78.0F), row.max.y}};
        x = place.max.x + frame.px(4.0F);
        layers.Split(frame.draw, 2);
        layers.SetCurrentChannel(frame.draw, 1);
        const float left = place.min.x + frame.px(6.0F);
        bare_switch(frame, id(Filter::on, i),
                    {{left, row.min.y + frame.px(6.0F)}, {left + frame.px(22.0F), row.max.y - frame.px(6.0F)}});
        layers.SetCurrentChannel(frame.draw, 0);
        if (tab(frame, kNames[i], place, "Filter " + std::to_string(i + 1), chosen_ == i,
                "The controls of this filter.", frame.px(34.0F))) {
            chosen_ = i;
        }
        layers.Merge(frame.draw);
    }
    bare_choice(
        frame, id(patch::Play::filter_routing),
        {{x, row.min.y + frame.px(2.0F)}, {std::min(row.max.x, x + frame.px(96.0F)), row.max.y - frame.px(2.0F)}});
}

void FilterPanel::graph(Frame& frame, const Rect& place) {
    frame.well(place);
    frame.focus.add(kGraph, place);
    keys(frame);
    const Rect area = place.grown(-frame.px(2.0F));
    hit_area(kGraph, place);
    drag(frame, area);
    grid_lines(frame, area);
    frame.draw->PushClipRect(place.min, place.max, true);
    curve_of(frame, 1 - chosen_, area);
    curve_of(frame, chosen_, area);
    const bool lively = dragging_ || ImGui::IsItemHovered();
    const Movement& movement = frame.readings.movement();
    if (movement.sounding && frame.model.value(id(Filter::on, chosen_)) != 0.0F) {
        const float x = area.min.x + area.width() * movement.travel[patch::index_of(id(Filter::cutoff, chosen_))];
        frame.draw->AddLine({x, area.min.y}, {x, area.max.y}, theme::faded(theme::kModulation, 0.7F), frame.hairline());
    }
    frame.draw->AddCircleFilled(handle_, frame.px(lively ? 6.5F : 5.5F), theme::kWell, 24);
    frame.draw->AddCircleFilled(handle_, frame.px(lively ? 5.5F : 4.5F), lively ? theme::kAccent : theme::kText, 24);
    frame.draw->PopClipRect();
    frame.ring(kGraph, place);
    frame.tooltip(kGraph,
                  "Drag the point: left and right the cutoff, up and down the resonance. Arrow keys do the same.");
}

void FilterPanel::curve_of(Frame& frame, std::size_t filter, const Rect& area) const {
    const bool on = frame.model.value(id(Filter::on, filter)) != 0.0F;
    if (!on && filter != chosen_) {
        return;
    }
    const FilterSetting setting = setting_of(frame, filter);
    const int points = std::max(static_cast<int>(area.width() / frame.scale()), 2);
    std::vector<ImVec2> line(static_cast<std::size_t>(points));
    for (int i = 0; i < points; ++i) {
        const float place = static_cast<float>(i) / static_cast<float>(points - 1);
        line[static_cast<std::size_t>(i)] = {area.min.x + area.width() * place,
                                             y_of_db(area, response_db(setting, frequency_at_place(place)))};
    }
    if (on && filter == chosen_) {
        frame.curve(line, area.max.y + frame.px(16.0F), theme::kAccent);
        return;
    }
    frame.draw->AddPolyline(line.data(), points, theme::faded(on ? theme::kText : theme::kMuted, on ? 0.7F : 0.5F), 0,
                            frame.hairline());
    const std::string label = on ? "filter " + std::to_string(filter + 1) : "off";
    frame.text(Type::small, area.top(frame.px(18.0F)).without_left(frame.px(4.0F)), theme::kMuted,
               on && filter != chosen_ ? "" : label);
}

void FilterPanel::drag(Frame& frame, const Rect& area) {
    const patch::ParameterId cutoff = id(Filter::cutoff, chosen_);
    const patch::ParameterId resonance = id(Filter::resonance, chosen_);
    const Rect room = area.grown(-frame.px(6.0F));
    const auto place_handle = [&] {
        handle_ = {area.min.x + area.width() * patch::travel_of(patch::parameter(cutoff), frame.model.value(cutoff)),
                   room.max.y - room.height() * 0.01F * frame.model.value(resonance)};
    };
    place_handle();
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsItemActivated()) {
        frame.focus.take(kGraph);
        dragging_ = true;
        const bool near = std::hypot(io.MousePos.x - handle_.x, io.MousePos.y - handle_.y) < frame.px(14.0F);
        // On the point the hand takes it as it lies; elsewhere the point comes to the hand.
        offset_ = near ? ImVec2{handle_.x - io.MousePos.x, handle_.y - io.MousePos.y} : ImVec2{0.0F, 0.0F};
    }
    dragging_ = dragging_ && ImGui::IsItemActive();
    if (dragging_ && (ImGui::IsItemActivated() || io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F)) {
        const ImVec2 to{io.MousePos.x + offset_.x, io.MousePos.y + offset_.y};
        frame.model.set_value(cutoff, patch::value_at(patch::parameter(cutoff), (to.x - area.min.x) / area.width()));
        frame.model.set_value(resonance, 100.0F * (room.max.y - to.y) / room.height());
        place_handle();
    }
}

void FilterPanel::keys(Frame& frame) {
    for (const KeyPress& press : frame.focus.presses_for(kGraph)) {
        const Step size = press.shift ? Step::fine_arrow : Step::arrow;
        const auto step = [&](Filter which, float count) {
            const patch::ParameterId which_id = id(which, chosen_);
            frame.model.set_value(which_id,
                                  stepped(patch::parameter(which_id), frame.model.value(which_id), size, count));
        };
        if (press.key == GLFW_KEY_LEFT || press.key == GLFW_KEY_RIGHT) {
            step(Filter::cutoff, press.key == GLFW_KEY_RIGHT ? 1.0F : -1.0F);
        } else if (press.key == GLFW_KEY_UP || press.key == GLFW_KEY_DOWN) {
            step(Filter::resonance, press.key == GLFW_KEY_UP ? 1.0F : -1.0F);
        }
    }
}

}  // namespace refrain::ui
