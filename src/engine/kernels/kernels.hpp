#pragma once

#include <cstdint>

#include "dsp/lanes.hpp"
#include "engine/voices/buses.hpp"
#include "engine/voices/filter_controls.hpp"
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

    /// The parts of the filters' way: see FilterStage. Samples are padded to whole ticks by the transpositions only.
    void (*read_filter_controls)(const Plan&, const Group&, std::size_t filter, FilterControls&) REFRAIN_RT;
    void (*aim_row)(LineRow&, const dsp::Row& target, dsp::LaneMask mask, std::uint32_t place,
                    std::uint32_t frames) REFRAIN_RT;
    void (*draw_rows)(const LineRow&, float place, float step, std::uint32_t samples, dsp::Row* rows) REFRAIN_RT;
    void (*bend_rows)(const dsp::Row* wave, const dsp::Row& octaves, std::uint32_t samples, dsp::Row* rows) REFRAIN_RT;
    void (*add_rows)(const dsp::Row* from, std::uint32_t samples, dsp::Row* to) REFRAIN_RT;
    void (*to_rows)(const Buses::Lanes&, std::uint32_t samples, dsp::Row* rows) REFRAIN_RT;
    void (*to_lanes)(const dsp::Row* rows, std::uint32_t samples, Buses::Lanes&) REFRAIN_RT;

    /// Adds the voices, as they stand in the `direct` bus at the plain rate, to the output.
    void (*mix)(const Plan&, Group&, std::uint32_t place, std::uint32_t frames, Buses&, float* out_left,
                float* out_right) REFRAIN_RT;

    /// Runs an LFO that all voices share, in lane 0: `value` at the end of `frames`.
    void (*run_lfo)(const LfoControls&, LfoLanes&, const dsp::Row& rate_hz, dsp::Row& value,
                    std::uint32_t frames) REFRAIN_RT;
};

/// The best that this machine can run. Not for the audio thread.
[[nodiscard]] const Kernels& best_kernels();

}  // namespace refrain::engine
