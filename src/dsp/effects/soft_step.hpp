#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "dsp/effects/line.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// From 0 to 1 while `travel` does, without a kink at either end: 3 x^2 - 2 x^3.
[[nodiscard]] inline float soft_step(float travel) REFRAIN_RT {
    const float x = std::clamp(travel, 0.0F, 1.0F);
    return x * x * (3.0F - 2.0F * x);
}

/// Whole ticks that last at least `time_s`; at least 1.
[[nodiscard]] inline std::uint32_t ticks_of(double time_s, double sample_rate) REFRAIN_RT {
    return static_cast<std::uint32_t>(std::max(std::ceil(time_s * sample_rate / kEffectTickFrames), 1.0));
}

}  // namespace refrain::dsp
