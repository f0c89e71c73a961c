#pragma once

#include <array>
#include <optional>
#include <string>

#include "ui/frame.hpp"
#include "ui/travel.hpp"

namespace refrain::ui {

/// The one slider of the window, for any parameter: name, number, track. All it knows comes from the parameter table.
/// Drag (Shift: fine), wheel, double-click resets, click on the number or Enter types, right-click for a menu,
/// arrows, PageUp/PageDown, Home, End, Delete resets.
class Sliders {
public:
    /// `label` replaces the parameter's own name where the panel's title says part of it.
    void draw(Frame& frame, patch::ParameterId id, const Rect& place, std::string_view label = {});

    /// A value is being typed: letters are not notes now.
    [[nodiscard]] bool typing() const { return typing_.has_value(); }

private:
    void drag(Frame& frame, const patch::Parameter& parameter, const Rect& track, const Rect& number);
    void keys(Frame& frame, const patch::Parameter& parameter);
    void menu(Frame& frame, const patch::Parameter& parameter);
    void begin_typing(Frame& frame, const patch::Parameter& parameter);
    /// Sets what is typed; false when it is no value.
    bool take_typed(Frame& frame, const patch::Parameter& parameter) const;
    void type(Frame& frame, const patch::Parameter& parameter, const Rect& number);

    std::optional<patch::ParameterId> typing_;
    std::array<char, 32> text_{};
    bool text_opened_ = false;  // the field has taken ImGui's keyboard
    bool refused_ = false;      // what was entered is no value
    std::optional<patch::ParameterId> dragged_;
    SliderDrag drag_;
};

}  // namespace refrain::ui
