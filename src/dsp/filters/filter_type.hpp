#pragma once

#include <cstddef>
#include <cstdint>

namespace refrain::dsp {

/// The number is the slope in dB an octave (of a band, half of it on either side).
enum class FilterType : std::uint8_t {
    low_12,
    low_24,
    band_12,
    band_24,
    high_12,
    high_24,
    notch_12,
    notch_24,
    peak_12,
    peak_24,
    ladder,
    comb,
    vowel
};

inline constexpr std::size_t kFilterTypes = static_cast<std::size_t>(FilterType::vowel) + 1;

}  // namespace refrain::dsp
