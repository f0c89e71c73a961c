#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "ui/frame.hpp"

namespace refrain::ui {

/// One line of text that is being typed. Enter takes it, Escape drops it, a click elsewhere takes it too.
class TextField {
public:
    enum class Event {
        none,
        entered,    ///< with Enter
        left,       ///< the keyboard went elsewhere
        cancelled,  ///< with Escape
    };

    /// Begins with that text, all of it selected, and takes the keyboard.
    void open(std::string_view text);
    /// What was entered will not do: stays open, marked, for a second try.
    void refuse();
    /// Other text from now on, while it stays open; the cursor goes to its end.
    void replace(std::string_view text);

    Event draw(Frame& frame, std::string_view name, const Rect& place);

    [[nodiscard]] std::string text() const { return text_.data(); }
    /// It has ImGui's keyboard: letters are not notes now.
    [[nodiscard]] bool active() const { return active_; }

private:
    std::array<char, 1024> text_{};
    std::string replacement_;
    bool opened_ = false;  // the field has taken ImGui's keyboard
    bool active_ = false;
    bool refused_ = false;
    bool replacing_ = false;
};

}  // namespace refrain::ui
