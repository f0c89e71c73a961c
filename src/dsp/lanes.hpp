#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace refrain::dsp {

/// Voices are computed side by side in groups of this many lanes, whatever the width of the machine's vectors.
inline constexpr std::size_t kLanes = 16;

/// One value for each voice of a group.
struct alignas(64) Row {
    std::array<float, kLanes> lane{};
};

/// The same for phases (2^32 is one turn) and what is added to them.
struct alignas(64) PhaseRow {
    std::array<std::uint32_t, kLanes> lane{};
};

/// A set of lanes: bit n is lane n.
using LaneMask = std::uint32_t;
inline constexpr LaneMask kAllLanes = (1U << kLanes) - 1U;

}  // namespace refrain::dsp
