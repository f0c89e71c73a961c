#pragma once

#include <functional>
#include <string_view>

#include "ui/frame.hpp"

namespace refrain::ui {

/// How a button looks and explains itself.
struct ButtonLook {
    bool selected = false;                              ///< one of several that are alternatives, the one that holds
    bool alarm = false;                                 ///< drawn as a warning
    std::string_view help = {};                         ///< tooltip
    std::function<void(const Rect&, ImU32)> icon = {};  ///< draws into the square left of the label
};

/// Space or Enter went down, not by itself, while the control of that name had the keyboard.
[[nodiscard]] bool pressed_by_key(const Frame& frame, std::string_view name);

/// The invisible item behind a control of that name, announced to Tab: true when it was pressed by hand or key.
bool pressed(Frame& frame, std::string_view name, const Rect& place);

/// A push button; Space and Enter press it when it has the keyboard. True when pressed.
bool button(Frame& frame, std::string_view name, const Rect& place, std::string_view label,
            const ButtonLook& look = {});

/// A check box with its label. True when it was toggled.
bool check_box(Frame& frame, std::string_view name, const Rect& place, std::string_view label, bool checked,
               ImU32 label_colour, std::string_view help);

}  // namespace refrain::ui
