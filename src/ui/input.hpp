#pragma once

#include <vector>

#include "ui/focus.hpp"

namespace refrain::ui {

/// What the window heard since the last picture.
struct Input {
    /// A key went down or up, without repeats: for the hand that plays notes.
    struct PlayKey {
        int key = 0;  ///< GLFW_KEY_...
        bool down = false;
        bool modified = false;  ///< with Control, Alt or Super: not meant as a note
    };

    std::vector<KeyPress> presses;  ///< for controls, repeats included
    double now_s = 0.0;             ///< of the clock that the readings were polled with
};

}  // namespace refrain::ui
