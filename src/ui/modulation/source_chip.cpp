#include "ui/modulation/source_chip.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "ui/controls/button.hpp"
#include "ui/controls/controls.hpp"
#include "ui/modulation/routing.hpp"
#include "ui/modulation/target_list.hpp"

namespace refrain::ui {

bool carriable(Frame& frame, std::string_view name, patch::Source source, const Rect& place) {
    const bool clicked = pressed(frame, name, place);
    if (ImGui::IsItemActive() && !frame.controls.carry.active() && ImGui::IsMouseDragging(0, frame.px(5.0F))) {
        frame.controls.carry.begin(source);
    }
    return clicked && !frame.controls.carry.active();
}

void source_chip(Frame& frame, patch::Source source, const Rect& place, std::string_view label) {
    const std::string name = "source." + std::string(patch::kSourceNames.at(static_cast<std::size_t>(source)));
    const bool clicked = carriable(frame, name, source, place);
    const bool lively = ImGui::IsItemHovered() || frame.controls.carry.source() == source;
    frame.draw->AddRectFilled(place.min, place.max, lively ? theme::kHovered : theme::kRaised,
                              frame.px(theme::kSmallRounding));
    frame.draw->AddCircleFilled({place.min.x + frame.px(8.0F), place.centre().y}, frame.px(2.5F), theme::kModulation,
                                12);
    frame.text(Type::small, place.without_left(frame.px(15.0F)).without_right(frame.px(2.0F)), theme::kText, label);
    draw_source_level(frame, source, place);
    frame.ring(name, place);
    frame.tooltip(name, source_title(source) + "\nDrag it onto a slider to let it move that, or click for a list.");
    if (clicked) {
        open_target_list(frame, source, place);
    }
}

void open_target_list(Frame& frame, patch::Source source, const Rect& anchor) {
    auto list = std::make_shared<TargetList>(source);
    frame.controls.overlay.open(
        "targets", anchor,
        std::make_unique<PickList>(list->rows, PickList::kNone, [list, source](Frame& f, std::size_t row) {
            connect(f, source, *list->targets[row]);
        }));
}

void draw_source_level(const Frame& frame, patch::Source source, const Rect& place) {
    const Movement& movement = frame.readings.movement();
    if (!movement.sounding || is_audio_rate(source)) {
        return;
    }
    const float height = frame.px(2.0F);
    const Rect line = place.bottom(height).grown(0.0F);
    const bool both = swings_both_ways(frame.model.patch(), source);
    const float value = std::clamp(movement.sources[static_cast<std::size_t>(source)], -1.0F, 1.0F);
    const float origin = both ? line.centre().x : line.min.x;
    const float end = origin + value * (both ? 0.5F : 1.0F) * line.width();
    const auto [from, to] = std::minmax(origin, end);
    frame.draw->AddRectFilled({from, line.min.y}, {std::max(to, from + frame.px(2.0F)), line.max.y},
                              theme::kModulation);
}

}  // namespace refrain::ui
