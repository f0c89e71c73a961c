#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/rect.hpp"

namespace refrain::ui {

/// One press (or repeat) of a key.
struct KeyPress {
    int key = 0;  ///< GLFW_KEY_...
    bool shift = false;
    bool repeated = false;  ///< the key is held down
};

/// Which control has the keyboard. Controls announce themselves while they are drawn, which is their order; Tab and
/// Shift-Tab go through them, Escape leaves them all. Names are unique and stable ("osc.level"). While something lies
/// over the panels, only what it holds is reached; afterwards the keyboard is where it was.
class Focus {
public:
    /// Takes the presses of this frame and moves with Tab by the order of the last one.
    void begin_frame(std::vector<KeyPress> presses);

    /// Announces a control. True when it has the keyboard.
    bool add(std::string_view name, const Rect& place);

    /// What the control with the keyboard may react to; nothing for all others.
    [[nodiscard]] std::span<const KeyPress> presses_for(std::string_view name) const;

    /// Something opened over the panels, or closed.
    void enter_layer();
    void leave_layer();
    /// What is announced between these two lies over the panels.
    void begin_layer() { in_layer_ = true; }
    void end_layer() { in_layer_ = false; }

    /// Gives the keyboard to a control, as a click does: without showing the ring.
    void take(std::string_view name);
    void clear();

    /// The ring around this control is to be drawn: it has the keyboard, and the player uses keys to get around.
    [[nodiscard]] bool shows(std::string_view name) const { return by_keys_ && !name.empty() && name == current_; }
    [[nodiscard]] const std::string& current() const { return current_; }

    /// Where a control was drawn in the last complete frame.
    [[nodiscard]] std::optional<Rect> place_of(std::string_view name) const;
    /// The names of all controls of that frame, in the order of Tab.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    struct Control {
        std::string name;
        Rect place;
        bool over = false;  // belongs to what lies over the panels
    };

    void step(int direction);

    std::vector<Control> order_;     // of the last complete frame
    std::vector<Control> building_;  // of this one
    std::vector<KeyPress> presses_;
    std::string current_;
    std::string below_;  // what had the keyboard when the layer opened
    bool layered_ = false;
    bool in_layer_ = false;
    bool by_keys_ = false;
};

}  // namespace refrain::ui
