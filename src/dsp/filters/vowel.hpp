#pragma once

#include <array>
#include <cstddef>

namespace refrain::dsp {

inline constexpr std::size_t kVowels = 5;  ///< A E I O U
inline constexpr std::size_t kFormants = 4;

/// A resonance of the vocal tract.
struct Formant {
    float frequency_hz;
    float gain_db;
    float bandwidth_hz;
};

/// A tenor's: "The Canonical Csound Reference Manual", appendix "Formant values", after the CHANT studies at IRCAM.
inline constexpr std::array<std::array<Formant, kFormants>, kVowels> kTenor{{
    {{{650.0F, 0.0F, 80.0F}, {1080.0F, -6.0F, 90.0F}, {2650.0F, -7.0F, 120.0F}, {2900.0F, -8.0F, 130.0F}}},
    {{{400.0F, 0.0F, 70.0F}, {1700.0F, -14.0F, 80.0F}, {2600.0F, -12.0F, 100.0F}, {3200.0F, -14.0F, 120.0F}}},
    {{{290.0F, 0.0F, 40.0F}, {1870.0F, -15.0F, 90.0F}, {2800.0F, -18.0F, 100.0F}, {3250.0F, -20.0F, 120.0F}}},
    {{{400.0F, 0.0F, 70.0F}, {800.0F, -10.0F, 80.0F}, {2600.0F, -12.0F, 100.0F}, {2800.0F, -12.0F, 130.0F}}},
    {{{350.0F, 0.0F, 40.0F}, {600.0F, -20.0F, 60.0F}, {2700.0F, -17.0F, 100.0F}, {2900.0F, -14.0F, 120.0F}}},
}};

/// A number that goes in straight lines from vowel to vowel, written as start + slope p + sum of bends max(0, p - v),
/// p running from 0 at A to 4 at U: no table is looked up.
struct VowelLine {
    float start = 0.0F;
    float slope = 0.0F;
    std::array<float, kVowels - 2> bends{};  ///< at E, I and O
};

/// What a formant does on its way through the vowels: frequency in Hz, damping (bandwidth over frequency), gain.
struct FormantLines {
    VowelLine frequency_hz;
    VowelLine damping;
    VowelLine gain;
};

/// kTenor as lines. Neighbouring formants have opposite signs, for between two resonances their phases differ by half a
/// turn, and with equal signs they would cancel.
extern const std::array<FormantLines, kFormants> kFormantLines;

}  // namespace refrain::dsp
