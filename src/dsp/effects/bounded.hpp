#pragma once

#include <algorithm>

#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Rates beyond these are taken as the nearer of them, in Hz.
inline constexpr double kLowestRate = 8000.0;
inline constexpr double kHighestRate = 768000.0;

/// The rate up to which every time of an effect is reached, in Hz; above, the longest ones shorten in proportion.
inline constexpr double kFullMemoryRate = 192000.0;

/// `value` brought between the bounds; what is no number becomes the lower one. Wait-free.
template <class Real>
[[nodiscard]] Real bounded(Real value, Real lowest, Real highest) REFRAIN_RT {
    return value >= lowest ? std::min(value, highest) : lowest;
}

}  // namespace refrain::dsp
