#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "rt/realtime.hpp"

namespace refrain::engine {

/// -180 dBFS: what is below is no sound. Voices that are done give exact zeros, and so do effects that have rung out.
inline constexpr float kSilence = 1e-9F;

/// How many frames pass before the first that is a sound; `frames` when all are silent. Wait-free.
[[nodiscard]] inline std::uint32_t silent_frames(const float* left, const float* right,
                                                 std::uint32_t frames) REFRAIN_RT {
    float loudest = 0.0F;  // without a way out, so that it is done many frames at once
    for (std::uint32_t i = 0; i < frames; ++i) {
        const float here = std::max(std::abs(left[i]), std::abs(right[i]));
        loudest = here > loudest ? here : loudest;
    }
    if (loudest < kSilence) {
        return frames;
    }
    std::uint32_t place = 0;
    while (place < frames && std::abs(left[place]) < kSilence && std::abs(right[place]) < kSilence) {
        ++place;
    }
    return place;
}

}  // namespace refrain::engine
