#include "ui/pacer.hpp"

#include <algorithm>

namespace refrain::ui {

void Pacer::set_moving(bool moving) noexcept {
    if (moving_ && !moving) {
        settle_ = std::max(settle_, 1);
    }
    moving_ = moving;
}

void Pacer::draw_at(double time_s) noexcept {
    timed_s_ = std::min(timed_s_, time_s);
}

void Pacer::set_hidden(bool hidden) noexcept {
    if (hidden_ && !hidden) {
        changed();
    }
    hidden_ = hidden;
}

bool Pacer::due(double now_s) const noexcept {
    return !hidden_ && (wanted() || now_s >= timed_s_) && now_s - drawn_s_ >= kFrameSeconds;
}

double Pacer::wait_s(double now_s) const noexcept {
    if (hidden_) {
        return kTickSeconds;
    }
    const double next = wanted() ? drawn_s_ + kFrameSeconds : std::max(timed_s_, drawn_s_ + kFrameSeconds);
    return std::clamp(next - now_s, 0.0, kTickSeconds);
}

void Pacer::drew(double now_s) noexcept {
    drawn_s_ = now_s;
    settle_ = std::max(settle_ - 1, 0);
    if (now_s >= timed_s_) {
        timed_s_ = kNever;
    }
}

}  // namespace refrain::ui
