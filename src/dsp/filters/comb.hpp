#pragma once

#include "dsp/filters/filter_state.hpp"

namespace refrain::dsp {

/// The periods a comb can have, in frames: the interpolator needs a frame on either side that is already written.
inline constexpr float kCombShortest = 4.0F;
inline constexpr float kCombLongest = static_cast<float>(kCombRows) - 4.0F;
/// The feedback at resonance 1: 60 dB down after 3450 periods.
inline constexpr float kCombFeedback = 0.998F;
/// The outer taps of the damping filter at shape 1, where it lets nothing of Nyquist pass.
inline constexpr float kCombDamping = 0.25F;
/// The loop is linear to 12 dB above full scale, and bends from there towards 24 dB.
inline constexpr float kCombLinear = 4.0F;
inline constexpr float kCombCeiling = 16.0F;

}  // namespace refrain::dsp
