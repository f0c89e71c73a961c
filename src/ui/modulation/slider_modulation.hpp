#pragma once

#include "ui/frame.hpp"

namespace refrain::ui {

/// The line along which a slider's knob moves.
struct SliderTrack {
    float min_x = 0.0F;
    float max_x = 0.0F;
    float y = 0.0F;
    float knob = 0.0F;  ///< its radius

    [[nodiscard]] float length() const { return max_x - min_x - 2.0F * knob; }
    [[nodiscard]] float x_of(float travel) const { return min_x + knob + length() * travel; }
};

/// Where the track of a slider in that place is, below its name and number.
[[nodiscard]] SliderTrack track_of(const Frame& frame, const Rect& place);

/// The range that modulation covers, below the track, and where it has the parameter now.
void draw_modulation(const Frame& frame, patch::ParameterId id, const SliderTrack& track);

/// The handle on the newest route's end: a drag (Shift: fine), the wheel or the arrow keys set its amount, a
/// double-click or Delete takes the route away. Call it before the slider's own item, which lies around it.
void modulation_handle(Frame& frame, patch::ParameterId id, const SliderTrack& track);

}  // namespace refrain::ui
