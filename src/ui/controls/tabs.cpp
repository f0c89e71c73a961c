#include "ui/controls/tabs.hpp"

#include "ui/controls/button.hpp"

namespace refrain::ui {

bool tab(Frame& frame, std::string_view name, const Rect& place, std::string_view label, bool selected,
         std::string_view help, float left) {
    const bool chosen = pressed(frame, name, place);
    draw_tab(frame, name, place, label, selected, left);
    frame.tooltip(name, help);
    return chosen;
}

void draw_tab(const Frame& frame, std::string_view name, const Rect& place, std::string_view label, bool selected,
              float left, ImU32 ink) {
    const bool hovered = ImGui::IsItemHovered();
    const float rounding = frame.px(theme::kSmallRounding);
    if (selected || hovered) {
        frame.draw->AddRectFilled(place.min, place.max, hovered && !selected ? theme::kRaised : theme::kHovered,
                                  rounding);
    } else {
        frame.draw->AddRectFilled(place.min, place.max, theme::faded(theme::kRaised, 0.5F), rounding);
    }
    if (selected) {
        const float inset = frame.px(4.0F);
        frame.draw->AddRectFilled({place.min.x + inset, place.max.y - frame.px(2.0F)},
                                  {place.max.x - inset, place.max.y}, theme::kAccent);
    }
    if (ink == 0) {
        ink = selected ? theme::kText : theme::kMuted;
    }
    frame.text(Type::small, place.without_left(left), ink, label, left > 0.0F ? Align::left : Align::centre);
    frame.ring(name, place);
}

}  // namespace refrain::ui
