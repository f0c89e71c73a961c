#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "dsp/lanes.hpp"
#include "engine/voices/line.hpp"
#include "patch/parameter_ids.hpp"

namespace refrain::engine {

/// One oscillator of each voice of a group. A voice plays it in up to kMaxUnison copies; what differs between them
/// stands in a row for each copy.
struct OscillatorLanes {
    using Copies = std::array<dsp::PhaseRow, patch::kMaxUnison>;
    using Levels = std::array<std::array<std::uint8_t, dsp::kLanes>, patch::kMaxUnison>;

    Copies phase;                                 ///< of the next sample
    Copies increment;                             ///< what the phase gains with the next sample
    Copies step;                                  ///< what the increment gains with each, in two's complement
    Copies target;                                ///< the increment at the tick's end
    std::array<LineRow, patch::kMaxUnison> left;  ///< gains; mono voices use the left one
    std::array<LineRow, patch::kMaxUnison> right;
    LineRow position;    ///< 0..1
    LineRow warp;        ///< 0..1
    LineRow modulation;  ///< amount of modulation by another oscillator, 0..1

    // Where the wave's jumps are rounded, it comes a sample late.
    Copies last_phase;
    std::array<dsp::Row, patch::kMaxUnison> late;

    // The table's level that each copy reads, the one that it leaves, and the frames for which it still hears it.
    Levels level;
    Levels old_level;
    Levels level_fade;
    // Increments at the plain rate, halved, between which that level is the right one; none where it depends on more.
    std::array<dsp::Row, patch::kMaxUnison> lowest;
    std::array<dsp::Row, patch::kMaxUnison> highest;
};

}  // namespace refrain::engine
