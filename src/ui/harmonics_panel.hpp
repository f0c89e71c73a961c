#pragma once

#include <cstddef>
#include <optional>

#include "ui/frame.hpp"
#include "ui/harmonic_stroke.hpp"

namespace refrain::ui {

/// Draws the wave by its harmonics: 64 bars under the pointer's stroke, classic shapes, what lies above.
class HarmonicsPanel {
public:
    void draw(Frame& frame, const Rect& place);

    /// Where bar `index` and that height (0..1) were drawn last; for tests that aim.
    [[nodiscard]] ImVec2 point_of(std::size_t index, float height) const;

private:
    void shape_buttons(Frame& frame, const Rect& row);
    void readout(Frame& frame, const Rect& place) const;
    void scale_lines(Frame& frame, const Rect& graph) const;
    void bars(Frame& frame);
    void stroke(Frame& frame);
    void keys(Frame& frame);
    void above(Frame& frame, const Rect& place) const;

    Rect bars_place_;
    HarmonicScale scale_ = HarmonicScale::musical;
    HarmonicStroke stroke_;
    bool stroking_ = false;
    std::size_t chosen_ = 0;
};

}  // namespace refrain::ui
