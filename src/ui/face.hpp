#pragma once

#include "ui/controls/controls.hpp"
#include "ui/frame.hpp"
#include "ui/panels/effects_panel.hpp"
#include "ui/panels/filter_panel.hpp"
#include "ui/panels/harmonics_panel.hpp"
#include "ui/panels/header_panel.hpp"
#include "ui/panels/keyboard_panel.hpp"
#include "ui/panels/modulator_panel.hpp"
#include "ui/panels/scope_panel.hpp"
#include "ui/panels/source_panel.hpp"

namespace refrain::ui {

/// Everything inside the window: the panels, who has the keyboard, what the hands hold down. Knows no window system.
class Face {
public:
    /// Reads the model. True when something that is shown has changed.
    bool poll(Model& model, double now_s) { return readings_.poll(model, now_s); }
    /// The picture changes with time alone.
    [[nodiscard]] bool moving(double now_s) const { return readings_.moving(now_s); }

    /// Draws one picture inside an ImGui frame, and does what the input asks for. `width` and `height` in window
    /// coordinates, `scale` of the layout in the same. Returns when another picture is wanted though nothing changes.
    double draw(Model& model, const Input& input, const Fonts& fonts, float width, float height, float scale);

    /// Plays what the computer keyboard did, at once, whether or not a picture is due.
    void play(Model& model, const std::vector<Input::PlayKey>& keys);
    /// Lets go of every note that mouse or computer keyboard hold: the window lost the keyboard, or is closing.
    void release_keys(Model& model);

    [[nodiscard]] Focus& focus() { return focus_; }
    [[nodiscard]] const Controls& controls() const { return controls_; }
    [[nodiscard]] HarmonicsPanel& harmonics() { return harmonics_; }
    [[nodiscard]] KeyboardPanel& keyboard() { return keyboard_; }
    [[nodiscard]] FilterPanel& filters() { return filters_; }
    [[nodiscard]] ModulatorPanel& modulators() { return modulators_; }

private:
    void panels(Frame& frame);

    Readings readings_;
    Focus focus_;
    HeldKeys held_;
    TypingHand hand_;
    Controls controls_;
    HeaderPanel header_;
    SourcePanel sources_;
    FilterPanel filters_;
    EffectsPanel effects_;
    HarmonicsPanel harmonics_;
    ModulatorPanel modulators_;
    KeyboardPanel keyboard_;
    ScopePanel scope_;
};

}  // namespace refrain::ui
