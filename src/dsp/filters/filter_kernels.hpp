#pragma once

#include <cstdint>

#include "dsp/filters/filter_state.hpp"
#include "dsp/filters/filter_type.hpp"
#include "dsp/lanes.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// The filters of the voices, 16 side by side, for one instruction set. All functions are wait-free, hold no state of
/// their own and work on each lane by itself; where a signal is cut into calls changes no bit.
///
/// Controls come in a mapped form, which map_cutoff and map_resonance make from what a person means. Mapped values may
/// be interpolated linearly from tick to tick, or mapped anew for each frame; any sequence of them, however fast, keeps
/// the output bounded.
struct FilterKernels {
    /// Filters x[0 .. frames) in place; each argument is one row a frame. `shape` 0..1 is the vowel's place between
    /// A, E, I, O and U and the comb's damping; the other types do not read it. Vectors without a lane in `lane_mask`
    /// are left alone; other lanes outside the mask hold nothing of use afterwards: reset them before they sound.
    void (*render)(FilterType type, FilterState& state, Row* x, const Row* cutoff, const Row* resonance,
                   const Row* shape, std::uint32_t frames, std::uint32_t lane_mask) REFRAIN_RT;

    /// Two channels under the same controls: the same bits as twice render, in clearly less than twice the time.
    void (*render_stereo)(FilterType type, FilterState& left, FilterState& right, Row* x_left, Row* x_right,
                          const Row* cutoff, const Row* resonance, const Row* shape, std::uint32_t frames,
                          std::uint32_t lane_mask) REFRAIN_RT;

    /// Cutoff in turns a frame (hertz over sample rate, of the rate that the filter runs at) to its mapped form:
    ///   state-variable, ladder  tan(pi * turns), the pre-warped integrator gain
    ///   comb                    the period in frames, 4 to kCombRows - 4
    ///   vowel                   turns a frame, for the scale at which 1000 Hz leaves the vowels as spoken
    /// Values outside 0 .. 0.49 are taken as the nearer end. In place is allowed.
    void (*map_cutoff)(FilterType type, const Row* turns, Row* mapped, std::uint32_t rows) REFRAIN_RT;

    /// Resonance 0..1 to its mapped form; values outside are taken as the nearer end. In place is allowed.
    ///   state-variable  the damping k = 1/Q: flat at 0, slightly negative at 1, where it oscillates
    ///   ladder          the feedback 0 .. 4.4; it oscillates from 4, at 0.91
    ///   comb            the feedback 0 .. 0.998
    ///   vowel           the root of what the formants' bandwidths are multiplied by: 2 .. 0.32
    void (*map_resonance)(FilterType type, const Row* resonance, Row* mapped, std::uint32_t rows) REFRAIN_RT;

    /// Drives x[0 .. frames) in place by `gain` (linear, 0 or more): the odd, smooth soft clip v / sqrt(1 + v^2) of
    /// v = gain * x, turned down so that 0.5 comes out the same at every gain. At gain 1 small signals pass at unity;
    /// the more gain, the closer all comes to a square of 0.447.
    void (*saturate)(Row* x, const Row* gain, std::uint32_t frames) REFRAIN_RT;
};

/// Those of the best instruction set that this processor has. Not for the audio thread, which keeps the reference.
[[nodiscard]] const FilterKernels& filter_kernels();

}  // namespace refrain::dsp
