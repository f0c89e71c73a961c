#include "ui/controls/button.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

namespace refrain::ui {

bool pressed(Frame& frame, std::string_view name, const Rect& place) {
    frame.focus.add(name, place);
    const bool clicked = hit_area(name, place, ImGuiButtonFlags_MouseButtonLeft);
    if (ImGui::IsItemActivated()) {
        frame.focus.take(name);
    }
    return clicked || pressed_by_key(frame, name);
}

bool pressed_by_key(const Frame& frame, std::string_view name) {
    const auto presses = frame.focus.presses_for(name);
    return std::any_of(presses.begin(), presses.end(), [](const KeyPress& press) {
        return !press.repeated && !press.shift &&
               (press.key == GLFW_KEY_ENTER || press.key == GLFW_KEY_KP_ENTER || press.key == GLFW_KEY_SPACE);
    });
}

bool button(Frame& frame, std::string_view name, const Rect& place, std::string_view label, const ButtonLook& look) {
    const bool was_pressed = pressed(frame, name, place);
    const bool hovered = ImGui::IsItemHovered();
    const bool held = ImGui::IsItemActive();
    ImU32 ground = held ? theme::kLine : hovered ? theme::kHovered : theme::kRaised;
    ImU32 ink = look.alarm ? theme::kAlarm : theme::kText;
    if (look.selected) {
        ground = theme::kAccent;
        ink = theme::kOnAccent;
    }
    frame.draw->AddRectFilled(place.min, place.max, ground, frame.px(theme::kSmallRounding));
    Rect text_place = place.grown(-frame.px(4.0F));
    if (look.icon) {
        const float side = frame.px(16.0F);
        const float gap = frame.px(6.0F);
        const float width = side + (label.empty() ? 0.0F : gap + frame.text_width(Type::small, label));
        const float x = std::max(place.min.x + frame.px(6.0F), std::round(place.centre().x - 0.5F * width));
        const float y = place.centre().y - 0.5F * side;
        look.icon(Rect{{x, y}, {x + side, y + side}}, ink);
        text_place = {{x + side + gap, place.min.y}, place.max};
        frame.text(Type::small, text_place, ink, label);
    } else {
        frame.text(Type::small, text_place, ink, label, Align::centre);
    }
    frame.ring(name, place);
    if (!look.help.empty()) {
        frame.tooltip(name, look.help);
    }
    return was_pressed;
}

bool check_box(Frame& frame, std::string_view name, const Rect& place, std::string_view label, bool checked,
               ImU32 label_colour, std::string_view help) {
    const bool toggled = pressed(frame, name, place);
    const bool hovered = ImGui::IsItemHovered();
    const float side = frame.px(14.0F);
    const float y = frame.px(0.5F * (place.min.y + place.max.y - side) / frame.scale());
    const Rect box{{place.min.x, y}, {place.min.x + side, y + side}};
    const float rounding = frame.px(3.0F);
    if (checked) {
        frame.draw->AddRectFilled(box.min, box.max, theme::kAccent, rounding);
        const ImVec2 tick[3] = {{box.min.x + 0.24F * side, box.min.y + 0.52F * side},
                                {box.min.x + 0.44F * side, box.min.y + 0.72F * side},
                                {box.min.x + 0.78F * side, box.min.y + 0.30F * side}};
        frame.draw->AddPolyline(tick, 3, theme::kOnAccent, 0, std::max(1.6F * frame.scale(), 1.0F));
    } else {
        frame.draw->AddRect(box.min, box.max, hovered ? theme::kText : theme::kMuted, rounding, 0,
                            std::max(frame.scale(), 1.0F));
    }
    frame.text(Type::small, place.without_left(side + frame.px(8.0F)), label_colour, label);
    frame.ring(name, place);
    frame.tooltip(name, help);
    return toggled;
}

}  // namespace refrain::ui
