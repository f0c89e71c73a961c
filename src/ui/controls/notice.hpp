#pragma once

#include <string>

#include "ui/frame.hpp"

namespace refrain::ui {

/// One line for the player that goes away by itself: why something could not be done.
class Notice {
public:
    static constexpr double kSeconds = 5.0;

    void say(const Frame& frame, std::string text);
    /// Over everything, near the foot of the window.
    void draw(Frame& frame);

    /// What is said now; empty when nothing is.
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
    double until_s_ = 0.0;
};

}  // namespace refrain::ui
