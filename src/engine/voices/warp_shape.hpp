#pragma once

#include <algorithm>
#include <cmath>

#include "patch/choices.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// How far each warp goes at an amount of 100 %.
inline constexpr float kSyncOctaves = 4.0F;      ///< sync and formant: the wave runs 2^4 times as fast
inline constexpr float kBendMost = 0.9F;         ///< bend: how far the knee is from the middle, of the way
inline constexpr float kQuantizeOctaves = 7.0F;  ///< quantize: 2^(7 + 1) steps a turn at 0 %, 2 at 100 %

/// How much faster than the turn the wave is read where it is read fastest. Audio thread, wait-free.
[[nodiscard]] inline float steepest(patch::Warp warp, float amount) REFRAIN_RT {
    switch (warp) {
        case patch::Warp::bend:
            return 1.0F / (1.0F - kBendMost * amount);
        case patch::Warp::sync:
        case patch::Warp::formant:
            return std::exp2(kSyncOctaves * amount);
        case patch::Warp::mirror:
            return 1.0F + amount;
        case patch::Warp::quantize:
        case patch::Warp::off:
            break;
    }
    return 1.0F;
}

}  // namespace refrain::engine
