#include "ui/sliders.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace refrain::ui {
namespace {

std::string name_of(const patch::Parameter& parameter) {
    return std::string(parameter.key);
}

bool heard(const Frame& frame, int key) {
    return std::any_of(frame.input.presses.begin(), frame.input.presses.end(),
                       [&](const KeyPress& press) { return press.key == key && !press.repeated; });
}

std::string help_text(const patch::Parameter& parameter, float value) {
    return std::string(parameter.name) + "   " + typeset(patch::format_value(parameter, value)) + "\n" +
           typeset(patch::format_value(parameter, parameter.minimum)) + " to " +
           typeset(patch::format_value(parameter, parameter.maximum)) + "\n" + std::string(parameter.help);
}

void draw_track(const Frame& frame, const patch::Parameter& parameter, const Rect& track, float value, bool lively) {
    const float travel = patch::travel_of(parameter, value);
    const float origin =
        parameter.minimum < 0.0F && parameter.curve == patch::Curve::linear ? patch::travel_of(parameter, 0.0F) : 0.0F;
    const float y = std::round(track.centre().y);
    const float half = std::max(frame.px(2.0F), 1.0F);
    const float knob = frame.px(6.0F);
    const float length = track.width() - 2.0F * knob;
    const auto x_of = [&](float t) { return track.min.x + knob + length * t; };
    frame.draw->AddRectFilled({track.min.x, y - half}, {track.max.x, y + half}, theme::kRaised, half);
    const auto [from, to] = std::minmax(origin, travel);
    frame.draw->AddRectFilled({from > 0.0F ? x_of(from) : track.min.x, y - half}, {x_of(to), y + half}, theme::kAccent,
                              half);
    if (origin > 0.0F) {
        frame.draw->AddRectFilled({x_of(origin) - 0.5F * frame.scale(), y - frame.px(5.0F)},
                                  {x_of(origin) + 0.5F * frame.scale(), y + frame.px(5.0F)}, theme::kFaint);
    }
    frame.draw->AddCircleFilled({x_of(travel), y}, knob + frame.px(2.0F), theme::kPanel, 24);
    frame.draw->AddCircleFilled({x_of(travel), y}, knob, lively ? theme::kAccent : theme::kText, 24);
}

}  // namespace

void Sliders::draw(Frame& frame, patch::ParameterId id, const Rect& place, std::string_view label) {
    const patch::Parameter& parameter = patch::parameter(id);
    const std::string name = name_of(parameter);
    frame.focus.add(name, place);
    const float line = frame.px(18.0F);
    const float gap = std::clamp(place.height() - line - frame.px(14.0F), 0.0F, frame.px(4.0F));
    const Rect head = place.top(line);
    const Rect track{{place.min.x, head.max.y + gap}, {place.max.x, head.max.y + gap + frame.px(14.0F)}};
    const float value = frame.model.value(id);
    const std::string number_text = typeset(patch::format_value(parameter, value));
    const float number_width = std::max(frame.text_width(Type::body, number_text), frame.px(48.0F));
    const Rect number = head.right(number_width);

    keys(frame, parameter);
    const bool was_typing = typing_ == id;
    if (was_typing) {
        type(frame, parameter, head.right(std::min(frame.px(84.0F), head.width())));
    }
    drag(frame, parameter, track, was_typing ? head.right(0.0F) : number);
    const bool lively = dragged_ == id || ImGui::IsItemHovered();
    frame.text(Type::body, head.without_right(number_width + frame.px(4.0F)), theme::kMuted,
               label.empty() ? parameter.name : label);
    if (!was_typing) {
        frame.text(Type::body, head, theme::kText, typeset(patch::format_value(parameter, frame.model.value(id))),
                   Align::right);
    }
    draw_track(frame, parameter, track, frame.model.value(id), lively);
    frame.ring(name, place.grown(frame.px(1.0F)));
    if (!was_typing) {
        frame.tooltip(name, help_text(parameter, frame.model.value(id)));
    }
    menu(frame, parameter);
}

void Sliders::drag(Frame& frame, const patch::Parameter& parameter, const Rect& track, const Rect& number) {
    const std::string name = name_of(parameter);
    // The item is the whole slider except for a text field that is open on it.
    const Rect item = typing_ == parameter.id ? track : Rect{{track.min.x, number.min.y}, track.max};
    hit_area(name, item, ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    const ImGuiIO& io = ImGui::GetIO();
    const float value = frame.model.value(parameter.id);
    const float knob = frame.px(6.0F);
    const float length = track.width() - 2.0F * knob;
    if (ImGui::IsItemHovered() && io.MouseWheel != 0.0F) {
        frame.model.set_value(parameter.id,
                              stepped(parameter, value, io.KeyShift ? Step::fine_wheel : Step::wheel, io.MouseWheel));
    }
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0)) {
        frame.model.set_value(parameter.id, parameter.initial);
        typing_.reset();
        dragged_.reset();
        return;
    }
    if (ImGui::IsItemActivated()) {
        frame.focus.take(name);
        if (ImGui::IsMouseDown(0) && number.contains(io.MousePos)) {
            begin_typing(frame, parameter);
        } else if (ImGui::IsMouseDown(0)) {
            float travel = patch::travel_of(parameter, value);
            if (track.contains(io.MousePos) && !io.KeyShift) {
                // On the handle the hand takes it as it lies; elsewhere on the track the handle comes to the hand.
                const float hand = (io.MousePos.x - track.min.x - knob) / std::max(length, 1.0F);
                if (std::abs(hand - travel) * length > knob + frame.px(2.0F)) {
                    travel = std::clamp(hand, 0.0F, 1.0F);
                    frame.model.set_value(parameter.id, settled(parameter, patch::value_at(parameter, travel)));
                }
            }
            drag_.begin(travel, io.MousePos.x);
            dragged_ = parameter.id;
        }
    }
    if (dragged_ == parameter.id) {
        if (!ImGui::IsItemActive() || !ImGui::IsMouseDown(0)) {
            dragged_.reset();
        } else if (io.MouseDelta.x != 0.0F) {
            const float travel = drag_.move(io.MousePos.x, length, io.KeyShift);
            frame.model.set_value(parameter.id, settled(parameter, patch::value_at(parameter, travel)));
        }
    }
}

void Sliders::keys(Frame& frame, const patch::Parameter& parameter) {
    if (typing_) {
        return;
    }
    for (const KeyPress& press : frame.focus.presses_for(parameter.key)) {
        const float value = frame.model.value(parameter.id);
        const auto step = [&](Step size, float count) {
            frame.model.set_value(parameter.id, stepped(parameter, value, size, count));
        };
        const Step arrow = press.shift ? Step::fine_arrow : Step::arrow;
        switch (press.key) {
            case GLFW_KEY_RIGHT:
            case GLFW_KEY_UP:
                step(arrow, 1.0F);
                break;
            case GLFW_KEY_LEFT:
            case GLFW_KEY_DOWN:
                step(arrow, -1.0F);
                break;
            case GLFW_KEY_PAGE_UP:
                step(Step::page, 1.0F);
                break;
            case GLFW_KEY_PAGE_DOWN:
                step(Step::page, -1.0F);
                break;
            case GLFW_KEY_HOME:
                frame.model.set_value(parameter.id, parameter.minimum);
                break;
            case GLFW_KEY_END:
                frame.model.set_value(parameter.id, parameter.maximum);
                break;
            case GLFW_KEY_DELETE:
            case GLFW_KEY_BACKSPACE:
                frame.model.set_value(parameter.id, parameter.initial);
                break;
            case GLFW_KEY_ENTER:
            case GLFW_KEY_KP_ENTER:
                if (press.repeated) {
                    break;
                }
                begin_typing(frame, parameter);
                return;
            default:
                break;
        }
    }
}

bool Sliders::take_typed(Frame& frame, const patch::Parameter& parameter) const {
    const auto value = patch::parse_over(parameter, text_.data(), frame.model.value(parameter.id));
    if (value) {
        frame.model.set_value(parameter.id, settled(parameter, *value));
    }
    return value.has_value();
}

void Sliders::begin_typing(Frame& frame, const patch::Parameter& parameter) {
    if (typing_ && text_opened_) {  // another one's text is open: a slider drawn after this one
        static_cast<void>(take_typed(frame, patch::parameter(*typing_)));
    }
    typing_ = parameter.id;
    text_opened_ = false;
    refused_ = false;
    std::snprintf(text_.data(), text_.size(), "%s",
                  patch::format_value(parameter, frame.model.value(parameter.id)).c_str());
}

void Sliders::type(Frame& frame, const patch::Parameter& parameter, const Rect& number) {
    const Rect field = number.grown(frame.px(2.0F));
    ImGui::SetCursorScreenPos(field.min);
    ImGui::SetNextItemWidth(field.width());
    if (!text_opened_) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {frame.px(4.0F), 0.5F * (field.height() - ImGui::GetFontSize())});
    ImGui::PushStyleColor(ImGuiCol_Text, refused_ ? theme::kAlarm : theme::kText);
    const std::string id = "##type " + name_of(parameter);
    // Enter and Escape from our own events: ImGui before 1.87 misses a key that is shorter than a picture.
    const bool entered = ImGui::InputText(id.c_str(), text_.data(), text_.size(),
                                          ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll) ||
                         (text_opened_ && (heard(frame, GLFW_KEY_ENTER) || heard(frame, GLFW_KEY_KP_ENTER)));
    const bool escaped = heard(frame, GLFW_KEY_ESCAPE);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    frame.draw->AddRect(field.min, field.max, refused_ ? theme::kAlarm : theme::kAccent,
                        frame.px(theme::kSmallRounding), 0, std::max(frame.scale(), 1.0F));
    const bool left = ImGui::IsItemDeactivated();
    const bool cancelled = escaped || (left && !entered && !ImGui::IsItemDeactivatedAfterEdit());
    if (entered || (left && !cancelled)) {
        if (!take_typed(frame, parameter) && entered) {
            refused_ = true;
            text_opened_ = false;  // stays open, for a second try
            return;
        }
        typing_.reset();
    } else if (cancelled) {
        typing_.reset();
    } else if (ImGui::IsItemActive()) {
        text_opened_ = true;
    }
}

void Sliders::menu(Frame& frame, const patch::Parameter& parameter) {
    const std::string id = "menu " + name_of(parameter);
    if (ImGui::IsItemHovered() && ImGui::IsMouseReleased(1)) {
        ImGui::OpenPopup(id.c_str());
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {frame.px(8.0F), frame.px(8.0F)});
    if (ImGui::BeginPopup(id.c_str())) {
        const std::string reset = "Reset to " + typeset(patch::format_value(parameter, parameter.initial));
        if (heard(frame, GLFW_KEY_ESCAPE)) {
            ImGui::CloseCurrentPopup();
        }
        if (ImGui::MenuItem("Type a value", "Enter")) {
            begin_typing(frame, parameter);
        }
        if (ImGui::MenuItem(reset.c_str(), "Delete")) {
            frame.model.set_value(parameter.id, parameter.initial);
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace refrain::ui
