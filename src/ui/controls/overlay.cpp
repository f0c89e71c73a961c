#include "ui/controls/overlay.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace refrain::ui {
namespace {

constexpr const char* kPopup = "overlay";

}  // namespace

void Overlay::open(std::string name, const Rect& anchor, std::unique_ptr<OverlayPage> page) {
    name_ = std::move(name);
    anchor_ = anchor;
    next_ = std::move(page);
}

Rect Overlay::arranged(const Frame& frame) const {
    const float margin = frame.px(8.0F);
    const Rect room = frame.window.grown(-margin);
    const ImVec2 wanted = page_->size(frame);
    const ImVec2 size{std::min(wanted.x, room.width()), std::min(wanted.y, room.height())};
    ImVec2 at{std::round(frame.window.centre().x - 0.5F * size.x), std::round(frame.window.centre().y - 0.5F * size.y)};
    if (anchor_.width() > 0.0F) {
        const float gap = frame.px(4.0F);
        const bool below = anchor_.max.y + gap + size.y <= room.max.y;
        at = {anchor_.min.x, below ? anchor_.max.y + gap : anchor_.min.y - gap - size.y};
    }
    at.x = std::round(std::clamp(at.x, room.min.x, room.max.x - size.x));
    at.y = std::round(std::clamp(at.y, room.min.y, room.max.y - size.y));
    return {at, {at.x + size.x, at.y + size.y}};
}

void Overlay::closed(Frame& frame) {
    page_.reset();
    name_.clear();
    frame.focus.leave_layer();
}

void Overlay::draw(Frame& frame) {
    const bool fresh = next_ != nullptr;
    if (fresh) {
        if (page_ == nullptr) {
            ImGui::OpenPopup(kPopup);
        }
        page_ = std::move(next_);
        frame.focus.enter_layer();
        frame.wake_s = std::min(frame.wake_s, frame.input.now_s);
    }
    if (page_ == nullptr) {
        return;
    }
    place_ = arranged(frame);
    ImGui::SetNextWindowPos(place_.min);
    ImGui::SetNextWindowSize({place_.width(), place_.height()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
    const bool shown = ImGui::BeginPopup(kPopup, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                                     ImGuiWindowFlags_NoSavedSettings |
                                                     ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar();
    if (!shown) {
        closed(frame);
        return;
    }
    ImDrawList* below = std::exchange(frame.draw, ImGui::GetWindowDrawList());
    frame.focus.begin_layer();
    // The press that opened it is not for it.
    const bool stays = page_->draw(frame, place_.grown(-frame.px(12.0F)));
    frame.focus.end_layer();
    frame.draw = below;
    if (next_ == nullptr && (!stays || (!fresh && frame.heard(GLFW_KEY_ESCAPE)))) {
        ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
        closed(frame);
        return;
    }
    ImGui::EndPopup();
}

}  // namespace refrain::ui
