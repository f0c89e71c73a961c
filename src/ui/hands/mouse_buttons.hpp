#pragma once

#include <imgui.h>

#include <array>
#include <deque>
#include <optional>

namespace refrain::ui {

/// The mouse's buttons as pictures see them: one change a picture, each at the place where it was made, so that a click
/// between two slow pictures is not lost; and double clicks by when the hand made them, not by when they are shown.
/// Times in seconds of one monotonic clock.
class MouseButtons {
public:
    static constexpr int kCount = 3;
    /// From press to press of a double click, and how far apart at most, in window coordinates.
    static constexpr double kDoubleClickSeconds = 0.4;
    static constexpr float kDoubleClickDistance = 6.0F;

    struct Change {
        int button = 0;  ///< 0 left, 1 right, 2 middle
        bool down = false;
        ImVec2 at;
        bool twice = false;  ///< the second press of a double click
    };

    /// What happened until now has been told by `changed`.
    void polled(double now_s) { polled_s_ = now_s; }
    /// A button went down or up, some time after the last `polled`. Buttons beyond kCount are none of ours.
    void changed(int button, bool down, ImVec2 at, double now_s);

    /// The next change to show, or nothing.
    [[nodiscard]] std::optional<Change> next();
    [[nodiscard]] bool pending() const { return !waiting_.empty(); }
    /// The button as of the last change that `next` gave.
    [[nodiscard]] bool down(int button) const { return down_[static_cast<std::size_t>(button)]; }

private:
    [[nodiscard]] bool second_press(ImVec2 at) const;

    std::deque<Change> waiting_;
    std::array<bool, kCount> down_{};
    double polled_s_ = 0.0;
    std::optional<double> pressed_s_;  // the left button, when that was told; none after a double click
    ImVec2 pressed_at_;
};

}  // namespace refrain::ui
