#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace refrain::dsp {

/// How many voices are worked on side by side: one vector of AVX-512, two of AVX2, four of SSE or NEON.
inline constexpr std::size_t kLanes = 16;

/// One value for each voice of a group. A signal of a group is an array of rows, one a frame.
struct alignas(64) Row {
    std::array<float, kLanes> lane{};
};

/// The same for phases (2^32 is one turn) and what is added to them.
struct alignas(64) PhaseRow {
    std::array<std::uint32_t, kLanes> lane{};
};

/// A set of lanes: bit n is lane n.
using LaneMask = std::uint32_t;

}  // namespace refrain::dsp
