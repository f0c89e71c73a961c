#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Left and right, worked on side by side.
using Pair = float __attribute__((vector_size(8)));

inline constexpr std::size_t kSides = 2;

[[nodiscard]] inline Pair both(float value) REFRAIN_RT {
    return Pair{value, value};
}

[[nodiscard]] inline Pair swapped(Pair pair) REFRAIN_RT {
    return Pair{pair[1], pair[0]};
}

/// The magnitude of the louder side.
[[nodiscard]] inline float loudest(Pair pair) REFRAIN_RT {
    return std::max(std::abs(pair[0]), std::abs(pair[1]));
}

}  // namespace refrain::dsp
