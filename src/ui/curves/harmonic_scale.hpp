#pragma once

#include <string>

namespace refrain::ui {

/// The vertical axis of the harmonics editor.
enum class HarmonicScale {
    musical,  ///< height is the cube root of the amplitude: like a mixing desk's fader, -60 dB is still visible
    linear,
};

/// The amplitude at the top of the axis: a little more than a square wave's fundamental (4 / pi).
inline constexpr float kTopAmplitude = 1.4125F;  // +3 dB

/// Height (0..1) of an amplitude's magnitude, and back. Both clamp to the axis.
[[nodiscard]] float height_of(HarmonicScale scale, float amplitude) noexcept;
[[nodiscard]] float amplitude_at(HarmonicScale scale, float height) noexcept;

/// An amplitude's magnitude as a player reads it: "-9.5 dB", "-inf dB".
[[nodiscard]] std::string amplitude_text(float amplitude);

}  // namespace refrain::ui
