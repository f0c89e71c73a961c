#pragma once

#include <array>
#include <cstddef>

namespace refrain::dsp {

/// How many voices are worked on side by side: one vector of AVX-512, two of AVX2, four of SSE or NEON.
inline constexpr std::size_t kLanes = 16;

/// One value for each voice of a group. A signal of a group is an array of rows, one a frame.
struct alignas(64) Row {
    std::array<float, kLanes> lane{};
};

}  // namespace refrain::dsp
