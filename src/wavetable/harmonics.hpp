#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace refrain::wavetable {

/// The most harmonics that a table holds. Below 12 Hz a table with all of them ends under 24 kHz; every note of an
/// 88-key piano has all it can have up to 56 kHz.
inline constexpr std::size_t kMaxHarmonics = 2048;

/// The most frames that a table has.
inline constexpr std::size_t kMaxFrames = 256;

/// How many harmonics the editor draws.
inline constexpr std::size_t kEditableHarmonics = 64;

/// One partial of a periodic wave: amplitude * sin(2 pi * (harmonic * phase + phase_turns)).
struct Harmonic {
    float amplitude = 0.0F;    ///< linear, 0 is silent, 1 the level of a full-scale sine
    float phase_turns = 0.0F;  ///< in turns, 0 starts at a rising zero crossing

    bool operator==(const Harmonic&) const = default;
};

/// The harmonics of one frame: element 0 is the fundamental, at most kMaxHarmonics elements, no DC.
using Harmonics = std::vector<Harmonic>;

}  // namespace refrain::wavetable
