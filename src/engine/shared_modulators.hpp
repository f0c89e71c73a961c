#pragma once

#include <array>
#include <cstddef>

#include "engine/channel.hpp"
#include "engine/kernels/kernels.hpp"
#include "engine/voices/lfo_lanes.hpp"
#include "engine/voices/plan.hpp"
#include "patch/lfo_curve.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// What all voices share: the drawn shapes of the LFOs, the LFOs that run for all, and the macros. Audio thread,
/// wait-free.
class SharedModulators {
public:
    explicit SharedModulators(const Kernels& kernels);

    /// One point of a drawn shape; the shape is taken over with its last point.
    void set_point(std::size_t lfo, std::size_t point, std::size_t count,
                   const patch::LfoCurve::Point& value) REFRAIN_RT;

    /// Hands the drawn shapes to the plan, and the values of what is shared at the tick's end.
    void tick(Plan& plan) REFRAIN_RT;

    [[nodiscard]] float phase(std::size_t lfo) const REFRAIN_RT { return lfos_[lfo].phase.lane[0]; }

private:
    using Heights = std::array<float, kDrawnPoints + 2>;

    void draw(std::size_t lfo) REFRAIN_RT;

    const Kernels& kernels_;
    std::array<patch::LfoCurve, patch::kLfos> curves_{};
    std::array<Heights, patch::kLfos> drawn_{};
    std::array<LfoLanes, patch::kLfos> lfos_{};
    dsp::Row value_;
};

}  // namespace refrain::engine
