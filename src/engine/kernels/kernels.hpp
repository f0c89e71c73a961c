#pragma once

#include <cstdint>

#include "dsp/lanes.hpp"
#include "engine/voices/buses.hpp"
#include "engine/voices/group.hpp"
#include "engine/voices/plan.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// The parts of the engine that exist once for each instruction set. All entries: audio thread, wait-free.
struct Kernels {
    /// Computes the controls of the lanes in `mask` at frame `place + frames` of the tick, and aims every line there
    /// from where it is at `place`. A new voice first calls it with no frames: lines then stand where they begin.
    void (*tick)(const Plan&, Group&, dsp::LaneMask mask, std::uint32_t place, std::uint32_t frames) REFRAIN_RT;

    /// Writes the sources of the group's voices for the frames from `place` on into the buses, at the oversampled rate,
    /// and moves their phases on.
    void (*render_sources)(const Plan&, Group&, std::uint32_t place, std::uint32_t frames, Buses&) REFRAIN_RT;

    /// Adds the voices, as they stand in the `direct` bus at the plain rate, to the output.
    void (*mix)(const Plan&, Group&, std::uint32_t place, std::uint32_t frames, Buses&, float* out_left,
                float* out_right) REFRAIN_RT;

    /// Runs an LFO that all voices share, in lane 0: `value` at the end of `frames`.
    void (*run_lfo)(const LfoControls&, LfoLanes&, const dsp::Row& rate_hz, dsp::Row& value,
                    std::uint32_t frames) REFRAIN_RT;

    const char* name;  ///< of the instruction set
};

/// The best that this machine can run. Not for the audio thread.
[[nodiscard]] const Kernels& best_kernels();

}  // namespace refrain::engine
