#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "ui/curves/harmonic_stroke.hpp"
#include "ui/curves/wave_shape.hpp"
#include "ui/frame.hpp"

namespace refrain::ui {

/// Draws one frame of an oscillator's table by its harmonics: 64 bars under the pointer's stroke, classic shapes, what
/// lies above. Which frame, is chosen in the strip.
class HarmonicsPanel {
public:
    void draw(Frame& frame, std::size_t oscillator, const Rect& place);

    /// Where bar `index` and that height (0..1) were drawn last; for tests that aim.
    [[nodiscard]] ImVec2 point_of(std::size_t index, float height) const;

private:
    [[nodiscard]] const wavetable::Harmonics& harmonics(const Frame& frame) const {
        return frame.model.harmonics(oscillator_, frame_);
    }
    void set_harmonics(Frame& frame, wavetable::Harmonics harmonics) const {
        frame.model.set_harmonics(std::move(harmonics), oscillator_, frame_);
    }
    /// Follows the wave that is edited.
    void look(Frame& frame);
    void shape_buttons(Frame& frame, const Rect& row);
    void readout(Frame& frame, const Rect& place) const;
    void scale_lines(Frame& frame, const Rect& graph) const;
    void bars(Frame& frame);
    void stroke(Frame& frame);
    void keys(Frame& frame);
    void above(Frame& frame, const Rect& place) const;

    std::size_t oscillator_ = 0;
    std::size_t frame_ = 0;
    wavetable::Harmonics looked_at_;
    WaveShape wave_;                         // of looked_at_
    std::optional<wavetable::Shape> shape_;  // the classic one that it is
    Rect bars_place_;
    HarmonicScale scale_ = HarmonicScale::musical;
    HarmonicStroke stroke_;
    bool stroking_ = false;
    std::size_t chosen_ = 0;
};

}  // namespace refrain::ui
