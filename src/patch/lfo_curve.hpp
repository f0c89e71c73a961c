#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "rt/realtime.hpp"

namespace refrain::patch {

/// The drawn shape of an LFO: points from left to right, and how the line between them is bent. The first stands at
/// x = 0, the last at x = 1; where they differ, the shape jumps as the turn ends.
struct LfoCurve {
    static constexpr std::size_t kMaxPoints = 32;

    struct Point {
        float x = 0.0F;     ///< place in the turn, 0..1, not left of the one before
        float y = 0.0F;     ///< -1..1
        float bend = 0.0F;  ///< of the line to the next point, -1..1; 0 is straight

        bool operator==(const Point&) const = default;
    };

    std::uint32_t count = 3;
    std::array<Point, kMaxPoints> points{{{0.0F, -1.0F, 0.0F}, {0.5F, 1.0F, 0.0F}, {1.0F, -1.0F, 0.0F}}};

    /// Height at `x` (0..1). Wait-free; any thread.
    [[nodiscard]] float at(float x) const REFRAIN_RT;

    /// Points brought into order and range: at least two, the ends at 0 and 1.
    [[nodiscard]] LfoCurve tidied() const;

    bool operator==(const LfoCurve&) const = default;
};

/// The bend of a line that goes from 0 to 1: (1 - e^(-k x)) / (1 - e^-k) with k = 8 * bend. Wait-free.
[[nodiscard]] float bent(float x, float bend) REFRAIN_RT;

}  // namespace refrain::patch
