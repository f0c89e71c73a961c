#pragma once

#include <cstddef>

#include "patch/routes.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// What an oscillator does to another one at an amount of 100 %: how many times its own frequency the other's swings,
/// and how many turns its phase.
inline constexpr float kFrequencyDepth = 8.0F;
inline constexpr float kPhaseDepth_turns = 2.0F;

/// The oscillator that a source at audio rate is.
[[nodiscard]] constexpr std::size_t oscillator_of(patch::Source source) REFRAIN_RT {
    return static_cast<std::size_t>(source) - static_cast<std::size_t>(patch::Source::osc_1);
}

}  // namespace refrain::engine
