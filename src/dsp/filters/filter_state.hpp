#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "dsp/lanes.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Rows of a comb's delay line, one a frame: the longest period, and so 10.8 Hz at 44.1 kHz. A power of two.
inline constexpr std::uint32_t kCombRows = 4096;

/// What one channel of one group of 16 voices remembers from frame to frame. All types share the memory: reset every
/// lane when the type changes. No threads, allocates nothing.
struct FilterState {
    static constexpr std::size_t kRows = 8;
    /// The comb's row that counts the frames since its reset.
    static constexpr std::size_t kAge = 2;

    std::array<Row, kRows> memory{};
    /// kCombRows rows that outlive this, for the comb alone; without them it lets everything pass unchanged.
    Row* delay = nullptr;
    /// Frames that the comb has written, in all lanes alike.
    std::uint32_t position = 0;
};

/// Makes a lane forget, before a new voice sounds in it. The delay line is not cleared, only not read past this moment,
/// so it costs the same for all types. Audio thread: wait-free.
void reset(FilterState& state, std::size_t lane) REFRAIN_RT;

}  // namespace refrain::dsp
