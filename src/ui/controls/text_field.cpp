#include "ui/controls/text_field.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdio>

namespace refrain::ui {

void TextField::open(std::string_view text) {
    std::snprintf(text_.data(), text_.size(), "%.*s", static_cast<int>(text.size()), text.data());
    opened_ = false;
    active_ = true;
    refused_ = false;
    replacing_ = false;
}

void TextField::refuse() {
    refused_ = true;
    opened_ = false;
}

void TextField::replace(std::string_view text) {
    replacement_ = text;
    replacing_ = true;
    refused_ = false;
    if (!active_) {
        std::snprintf(text_.data(), text_.size(), "%s", replacement_.c_str());
        replacing_ = false;
    }
}

TextField::Event TextField::draw(Frame& frame, std::string_view name, const Rect& place) {
    ImGui::SetCursorScreenPos(place.min);
    ImGui::SetNextItemWidth(place.width());
    if (active_ && !opened_) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {frame.px(4.0F), 0.5F * (place.height() - ImGui::GetFontSize())});
    ImGui::PushStyleColor(ImGuiCol_Text, refused_ ? theme::kAlarm : theme::kText);
    // The field keeps a text of its own while it is active; this is the one way in.
    const auto exchange = [](ImGuiInputTextCallbackData* data) {
        auto& field = *static_cast<TextField*>(data->UserData);
        if (field.replacing_) {
            data->DeleteChars(0, data->BufTextLen);
            data->InsertChars(0, field.replacement_.c_str());
            field.replacing_ = false;
        }
        return 0;
    };
    const std::string id = "##" + std::string(name);
    // Enter and Escape from our own events: ImGui before 1.87 misses a key that is shorter than a picture.
    const bool entered = ImGui::InputText(id.c_str(), text_.data(), text_.size(),
                                          ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll |
                                              ImGuiInputTextFlags_CallbackAlways,
                                          exchange, this) ||
                         (opened_ && (frame.heard(GLFW_KEY_ENTER) || frame.heard(GLFW_KEY_KP_ENTER)));
    const bool escaped = frame.heard(GLFW_KEY_ESCAPE);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    frame.draw->AddRect(place.min, place.max,
                        refused_  ? theme::kAlarm
                        : active_ ? theme::kAccent
                                  : theme::kFaint,
                        frame.px(theme::kSmallRounding), 0, frame.hairline());
    const bool left = ImGui::IsItemDeactivated();
    const bool was_active = active_;
    if (ImGui::IsItemActive()) {
        active_ = true;
        opened_ = true;
    }
    if (!was_active) {
        return Event::none;
    }
    if (escaped || (left && !entered && !ImGui::IsItemDeactivatedAfterEdit())) {
        active_ = false;
        opened_ = false;
        return Event::cancelled;
    }
    if (entered || left) {
        active_ = false;
        opened_ = false;
        return entered ? Event::entered : Event::left;
    }
    return Event::none;
}

}  // namespace refrain::ui
