#include "ui/controls/notice.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace refrain::ui {

void Notice::say(const Frame& frame, std::string text) {
    text_ = std::move(text);
    until_s_ = frame.input.now_s + kSeconds;
}

void Notice::draw(Frame& frame) {
    if (text_.empty()) {
        return;
    }
    if (frame.input.now_s >= until_s_) {
        text_.clear();
        return;
    }
    frame.wake_s = std::min(frame.wake_s, until_s_);
    const float width = std::min(frame.text_width(Type::body, text_) + frame.px(32.0F), 0.9F * frame.window.width());
    const float height = frame.px(32.0F);
    const float x = std::round(frame.window.centre().x - 0.5F * width);
    const float y = frame.window.max.y - frame.px(184.0F);
    const Rect box{{x, y}, {x + width, y + height}};
    ImDrawList* below = std::exchange(frame.draw, ImGui::GetForegroundDrawList());
    frame.draw->AddRectFilled(box.min, box.max, theme::kOverlay, frame.px(theme::kRounding));
    frame.draw->AddRect(box.min, box.max, theme::kAlarm, frame.px(theme::kRounding), 0, frame.hairline());
    frame.text(Type::body, box.grown(-frame.px(8.0F)), theme::kText, text_, Align::centre);
    frame.draw = below;
}

}  // namespace refrain::ui
