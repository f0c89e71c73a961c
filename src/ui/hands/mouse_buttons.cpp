#include "ui/hands/mouse_buttons.hpp"

#include <cmath>

namespace refrain::ui {

void MouseButtons::changed(int button, bool down, ImVec2 at, double now_s) {
    if (button < 0 || button >= kCount) {
        return;
    }
    Change change{.button = button, .down = down, .at = at};
    if (button == 0 && down) {
        change.twice = second_press(at);
        pressed_s_ = change.twice ? std::nullopt : std::optional(now_s);
        pressed_at_ = at;
    }
    waiting_.push_back(change);
}

// A slow picture holds up what is told: this press was made at the last poll at the earliest, and is given that.
bool MouseButtons::second_press(ImVec2 at) const {
    return pressed_s_ && polled_s_ - *pressed_s_ < kDoubleClickSeconds &&
           std::hypot(at.x - pressed_at_.x, at.y - pressed_at_.y) <= kDoubleClickDistance;
}

std::optional<MouseButtons::Change> MouseButtons::next() {
    if (waiting_.empty()) {
        return std::nullopt;
    }
    const Change change = waiting_.front();
    waiting_.pop_front();
    down_[static_cast<std::size_t>(change.button)] = change.down;
    return change;
}

}  // namespace refrain::ui
