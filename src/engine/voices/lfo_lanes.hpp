#pragma once

#include <array>
#include <cstdint>

#include "dsp/lanes.hpp"
#include "patch/choices.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// One LFO for each voice of a group; a shared one is lane 0 of a group of its own. Advanced in kernels/.
struct LfoLanes {
    dsp::Row phase;        ///< 0..1
    dsp::Row age;          ///< frames since its start
    dsp::Row value;        ///< what it gives, -1..1 or 0..1, rounded off
    dsp::Row held;         ///< random: what it goes to, or stays at
    dsp::Row held_before;  ///< random: where it comes from
    dsp::PhaseRow random;  ///< state of its random numbers

    void start(std::size_t lane, float start_phase, std::uint32_t seed) REFRAIN_RT;
};

/// How an LFO runs in one tick; the rate comes as a row of its own.
struct LfoControls {
    patch::LfoShape shape = patch::LfoShape::sine;
    bool unipolar = false;
    bool one_shot = false;
    float delay = 0.0F;  ///< frames
    float fade = 0.0F;   ///< frames
    float seconds_per_frame = 1.0F / 48000.0F;
    float synced_hz = 0.0F;        ///< turns a second at the tempo; 0: the rate's row says
    float slew = 1.0F;             ///< share of the way to a new value that a tick goes
    const float* drawn = nullptr;  ///< kDrawnPoints + 1 heights of the drawn shape
};

/// A drawn shape is sampled at this many places.
inline constexpr std::size_t kDrawnPoints = 256;

}  // namespace refrain::engine
