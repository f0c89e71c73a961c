#include "ui/controls/sliders.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

#include "ui/controls/controls.hpp"
#include "ui/controls/parameter_help.hpp"
#include "ui/controls/parameter_menu.hpp"
#include "ui/modulation/slider_modulation.hpp"

namespace refrain::ui {
namespace {

void draw_track(const Frame& frame, const SliderValue& value, const SliderTrack& track, bool lively) {
    const float travel = value.travel();
    const float origin = value.origin();
    const float half = std::max(frame.px(1.5F), 1.0F);
    const float y = track.y;
    frame.draw->AddRectFilled({track.min_x, y - half}, {track.max_x, y + half}, theme::kHovered, half);
    const auto [from, to] = std::minmax(origin, travel);
    frame.draw->AddRectFilled({from > 0.0F ? track.x_of(from) : track.min_x, y - half}, {track.x_of(to), y + half},
                              theme::kAccent, half);
    if (origin > 0.0F) {
        frame.draw->AddRectFilled({track.x_of(origin) - 0.5F * frame.scale(), y - frame.px(4.0F)},
                                  {track.x_of(origin) + 0.5F * frame.scale(), y + frame.px(4.0F)}, theme::kFaint);
    }
    frame.draw->AddCircleFilled({track.x_of(travel), y}, track.knob + frame.px(1.5F), theme::kPanel, 24);
    frame.draw->AddCircleFilled({track.x_of(travel), y}, track.knob, lively ? theme::kAccent : theme::kText, 24);
}

}  // namespace

void Sliders::draw(Frame& frame, patch::ParameterId id, const Rect& place, std::string_view label) {
    const patch::Parameter& parameter = patch::parameter(id);
    const std::string name(parameter.key);
    ParameterValue value(frame.model, id);
    frame.focus.add(name, place);
    const Rect head = place.top(frame.px(16.0F));
    const SliderTrack track = track_of(frame, place);
    const float number_width = frame.text_width(Type::small, value.text()) + frame.px(2.0F);
    const Rect number = head.right(std::max(number_width, frame.px(32.0F)));
    if (wanted_ == name) {
        open_text(name, value);
    }

    keys(frame, name, value);
    const bool typed = type(frame, name, value, head.right(std::min(frame.px(84.0F), head.width())));
    // The handle lies on the track, and what is announced first has the hand.
    modulation_handle(frame, id, track);
    const Rect item = typed ? Rect{{place.min.x, head.max.y}, place.max} : place;
    drag(frame, name, value,
         {.item = item,
          .track = {{track.min_x, head.max.y}, {track.max_x, place.max.y}},
          .number = typed ? Rect{} : number,
          .knob = track.knob});
    const bool lively = dragged_ == name || ImGui::IsItemHovered();
    frame.controls.carry.offer(frame, id, place);
    frame.text(Type::small,
               typed ? head.without_right(std::min(frame.px(88.0F), head.width()))
                     : head.without_right(number_width + frame.px(4.0F)),
               theme::kMuted, label.empty() ? parameter.name : label);
    if (!typed) {
        frame.text(Type::small, head, theme::kText, value.text(), Align::right);
    }
    draw_track(frame, value, track, lively);
    draw_modulation(frame, id, track);
    frame.ring(name, place.grown(frame.px(1.0F)));
    if (!typed) {
        frame.tooltip(name, help_text(parameter, frame.model.value(id)));
    }
    offer_menu(frame, id, place);
}

void Sliders::bar(Frame& frame, std::string_view name, SliderValue& value, const Rect& place, std::string_view help) {
    frame.focus.add(name, place);
    if (wanted_ == name) {
        open_text(name, value);
    }
    keys(frame, name, value);
    if (type(frame, name, value, place)) {
        return;
    }
    const float number_width = frame.text_width(Type::small, value.text()) + frame.px(6.0F);
    drag(frame, name, value, {.item = place, .track = place, .number = place.right(number_width), .knob = 0.0F});
    const bool lively = dragged_ == name || ImGui::IsItemHovered();
    const float rounding = frame.px(3.0F);
    frame.draw->AddRectFilled(place.min, place.max, lively ? theme::kHovered : theme::kRaised, rounding);
    const auto x_of = [&](float t) { return place.min.x + place.width() * t; };
    const float from = std::min(value.origin(), value.travel());
    const float to = std::max(value.origin(), value.travel());
    frame.draw->AddRectFilled({x_of(from), place.max.y - frame.px(3.0F)}, {x_of(to), place.max.y}, theme::kModulation);
    const float middle = x_of(value.origin());
    frame.draw->AddRectFilled({middle - 0.5F * frame.scale(), place.min.y},
                              {middle + 0.5F * frame.scale(), place.max.y}, theme::faded(theme::kFaint, 0.5F));
    frame.text(Type::small, place.without_right(frame.px(6.0F)), theme::kText, value.text(), Align::right);
    frame.ring(name, place);
    frame.tooltip(name, help);
}

void Sliders::drag(Frame& frame, std::string_view name, SliderValue& value, const Parts& parts) {
    hit_area(name, parts.item, ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    const ImGuiIO& io = ImGui::GetIO();
    const float length = parts.track.width() - 2.0F * parts.knob;
    if (ImGui::IsItemHovered() && io.MouseWheel != 0.0F) {
        value.step(io.KeyShift ? Step::fine_wheel : Step::wheel, io.MouseWheel);
    }
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0)) {
        value.reset();
        if (typing_ == name) {
            typing_.clear();
        }
        dragged_.clear();
        return;
    }
    if (ImGui::IsItemActivated()) {
        frame.focus.take(name);
        if (ImGui::IsMouseDown(0) && parts.number.contains(io.MousePos)) {
            open_text(name, value);
        } else if (ImGui::IsMouseDown(0)) {
            float travel = value.travel();
            if (parts.track.contains(io.MousePos) && !io.KeyShift && parts.knob > 0.0F) {
                // On the handle the hand takes it as it lies; elsewhere on the track the handle comes to the hand.
                const float hand = (io.MousePos.x - parts.track.min.x - parts.knob) / std::max(length, 1.0F);
                if (std::abs(hand - travel) * length > parts.knob + frame.px(2.0F)) {
                    travel = std::clamp(hand, 0.0F, 1.0F);
                    value.set_travel(travel);
                }
            }
            drag_.begin(travel, io.MousePos.x);
            dragged_ = name;
        }
    }
    if (dragged_ == name) {
        if (!ImGui::IsItemActive() || !ImGui::IsMouseDown(0)) {
            dragged_.clear();
        } else if (io.MouseDelta.x != 0.0F) {
            value.set_travel(drag_.move(io.MousePos.x, length, io.KeyShift));
        }
    }
}

void Sliders::keys(Frame& frame, std::string_view name, SliderValue& value) {
    if (typing()) {
        return;
    }
    for (const KeyPress& press : frame.focus.presses_for(name)) {
        const Step arrow = press.shift ? Step::fine_arrow : Step::arrow;
        switch (press.key) {
            case GLFW_KEY_RIGHT:
            case GLFW_KEY_UP:
                value.step(arrow, 1.0F);
                break;
            case GLFW_KEY_LEFT:
            case GLFW_KEY_DOWN:
                value.step(arrow, -1.0F);
                break;
            case GLFW_KEY_PAGE_UP:
                value.step(Step::page, 1.0F);
                break;
            case GLFW_KEY_PAGE_DOWN:
                value.step(Step::page, -1.0F);
                break;
            case GLFW_KEY_HOME:
                value.set_travel(0.0F);
                break;
            case GLFW_KEY_END:
                value.set_travel(1.0F);
                break;
            case GLFW_KEY_DELETE:
            case GLFW_KEY_BACKSPACE:
                value.reset();
                break;
            case GLFW_KEY_ENTER:
            case GLFW_KEY_KP_ENTER:
                if (!press.repeated && !press.shift) {
                    open_text(name, value);
                    return;
                }
                break;
            default:
                break;
        }
    }
}

void Sliders::open_text(std::string_view name, SliderValue& value) {
    // Another one's text that is open takes what it has when it sees that it has lost the keyboard.
    typing_ = name;
    wanted_.clear();
    text_.open(value.typed());
}

bool Sliders::type(Frame& frame, std::string_view name, SliderValue& value, const Rect& field) {
    if (typing_ != name) {
        return false;
    }
    switch (text_.draw(frame, "type " + typing_, field.grown(frame.px(1.0F)))) {
        case TextField::Event::none:
            break;
        case TextField::Event::entered:
            if (!value.take(text_.text())) {
                text_.open(text_.text());
                text_.refuse();
                return true;
            }
            typing_.clear();
            break;
        case TextField::Event::left:
            static_cast<void>(value.take(text_.text()));
            typing_.clear();
            break;
        case TextField::Event::cancelled:
            typing_.clear();
            break;
    }
    return true;
}

}  // namespace refrain::ui
