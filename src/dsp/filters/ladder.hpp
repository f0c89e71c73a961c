#pragma once

namespace refrain::dsp {

/// Where the saturation in the ladder's loop levels off: 6 dB above full scale.
inline constexpr float kLadderLevel = 2.0F;
/// The feedback at resonance 1. The linear ladder oscillates at 4; what is above drives the saturation, which sets the
/// amplitude.
inline constexpr float kLadderFeedback = 4.4F;
/// Feedback k takes the ladder's response at 0 Hz down to 1 / (1 + k). The output is raised by 1 + k times this, which
/// gives back half of it: 4.6 dB are missing at full resonance instead of 14.6.
inline constexpr float kLadderCompensation = 0.5F;

}  // namespace refrain::dsp
