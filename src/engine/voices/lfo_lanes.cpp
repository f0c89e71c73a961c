#include "engine/voices/lfo_lanes.hpp"

namespace refrain::engine {

void LfoLanes::start(std::size_t lane, float start_phase, std::uint32_t seed) REFRAIN_RT {
    phase.lane[lane] = start_phase >= 1.0F ? 0.0F : start_phase;
    age.lane[lane] = 0.0F;
    // Two steps of a linear congruential generator (Knuth, The Art of Computer Programming 2, 3.3.4) for the first two
    // heights.
    std::uint32_t state = seed * 2654435761U + 12345U;
    const auto next = [&state]() REFRAIN_RT {
        state = state * 1664525U + 1013904223U;
        return static_cast<float>(static_cast<std::int32_t>(state)) * 0x1p-31F;
    };
    held_before.lane[lane] = next();
    held.lane[lane] = next();
    random.lane[lane] = state;
    value.lane[lane] = 0.0F;
}

}  // namespace refrain::engine
