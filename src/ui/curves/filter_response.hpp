#pragma once

#include <cstddef>

namespace refrain::ui {

/// What a filter's response depends on.
struct FilterSetting {
    std::size_t type = 1;  ///< index into patch::kFilterTypes
    float cutoff_hz = 1000.0F;
    float resonance = 0.0F;  ///< 0..1
    float vowel = 0.0F;      ///< 0..1: A E I O U; a comb's damping
};

/// The lowest and highest frequency of the picture of a response, in Hz: the range of the cutoff.
inline constexpr float kLowestHz = 16.0F;
inline constexpr float kHighestHz = 20480.0F;

/// The filter's magnitude at that frequency in dB, of small signals: the analogue model that the voice's filter follows
/// below Nyquist. Self-oscillation is drawn as a very high peak. Finite for finite input.
///
/// State-variable types: H(s) over 1 + k s + s^2 with the dampings of dsp/filters/state_variable.hpp. Ladder:
/// Zavalishin, "The Art of VA Filter Design", 2018, chapter 5. Comb: feedback over one period of the cutoff. Vowel:
/// four formants side by side.
[[nodiscard]] float response_db(const FilterSetting& setting, float frequency_hz);

/// The place of a frequency on the logarithmic axis from kLowestHz to kHighestHz, 0..1, and back.
[[nodiscard]] float place_of_frequency(float frequency_hz);
[[nodiscard]] float frequency_at_place(float place);

}  // namespace refrain::ui
