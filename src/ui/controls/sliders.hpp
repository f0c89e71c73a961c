#pragma once

#include <string>

#include "ui/controls/slider_value.hpp"
#include "ui/controls/text_field.hpp"
#include "ui/frame.hpp"

namespace refrain::ui {

/// The sliders of the window. Drag (Shift: fine), wheel, double-click resets, click on the number or Enter types,
/// right-click or the menu key for what else there is, arrows, PageUp/PageDown, Home, End, Delete resets.
class Sliders {
public:
    /// Name, number and track of any parameter, with its modulation. All it knows comes from the parameter table;
    /// `label` replaces the name where the panel says part of it.
    void draw(Frame& frame, patch::ParameterId id, const Rect& place, std::string_view label = {});

    /// A bar with its number in it, for lines of lists. `name` is unique in the window. Its item is the last one
    /// afterwards.
    void bar(Frame& frame, std::string_view name, SliderValue& value, const Rect& place, std::string_view help);

    /// Opens the number of that slider for typing in the next picture.
    void begin_typing(std::string_view name) { wanted_ = name; }

    /// A value is being typed: letters are not notes now.
    [[nodiscard]] bool typing() const { return !typing_.empty(); }

private:
    /// Where the parts of a slider are. Of a bar, the whole is number and track.
    struct Parts {
        Rect item;
        Rect track;
        Rect number;
        float knob = 0.0F;
    };

    void drag(Frame& frame, std::string_view name, SliderValue& value, const Parts& parts);
    void keys(Frame& frame, std::string_view name, SliderValue& value);
    void open_text(std::string_view name, SliderValue& value);
    /// True while the text field is drawn in place of the number.
    bool type(Frame& frame, std::string_view name, SliderValue& value, const Rect& field);

    std::string typing_;
    std::string wanted_;
    TextField text_;
    std::string dragged_;
    SliderDrag drag_;
};

}  // namespace refrain::ui
