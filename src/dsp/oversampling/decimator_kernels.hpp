#pragma once

#include <cstdint>

#include "dsp/lanes.hpp"
#include "dsp/oversampling/decimator_state.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Halving the sample rate of 16 voices side by side, for one instruction set. Wait-free; lanes do not touch each
/// other; where a signal is cut into calls changes no bit.
struct DecimatorKernels {
    /// in[0 .. 2 * frames) to out[0 .. frames), which may begin at the same place. Vectors without a lane in
    /// `lane_mask` are left alone. Flat to 20 kHz within 0.001 dB where the final rate is 44.1 kHz, and what folds
    /// below 20 kHz more than 100 dB down; in proportion at other rates. The phase is not linear: an elliptic
    /// polyphase filter costs a ninth of the linear-phase one as good (0.17 to 1.5 ns a voice and sample, AVX-512).
    void (*halve)(DecimatorState& state, const Row* in, Row* out, std::uint32_t frames,
                  std::uint32_t lane_mask) REFRAIN_RT;
};

/// Those of the best instruction set that this processor has. Not for the audio thread, which keeps the reference.
[[nodiscard]] const DecimatorKernels& decimator_kernels();

}  // namespace refrain::dsp
