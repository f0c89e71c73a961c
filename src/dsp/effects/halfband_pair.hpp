#pragma once

#include <array>
#include <cstddef>

#include "dsp/effects/pair.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// One doubling of the sample rate of a stereo signal and one halving, by the same elliptic half-band filter as two
/// chains of all-passes (oversampling/halfband.hpp). Both chains of both sides are one vector. No threads; all but the
/// constructor is wait-free.
class HalfbandPair {
public:
    static constexpr std::size_t kMostSections = 8;

    /// `sections` up to kMostSections, even; `pass_turns` as in halfband_allpasses().
    HalfbandPair(std::size_t sections, double pass_turns);

    void reset() REFRAIN_RT;

    /// One frame of the lower rate as two of the higher.
    void up(Pair in, Pair& first, Pair& second) REFRAIN_RT {
        const Four chains = pass(Four{in[0], in[1], in[0], in[1]}, up_);
        first = Pair{chains[0], chains[1]};
        second = Pair{chains[2], chains[3]};
    }

    /// Two frames of the higher rate as one of the lower.
    [[nodiscard]] Pair down(Pair first, Pair second) REFRAIN_RT {
        const Four chains = pass(Four{second[0], second[1], first[0], first[1]}, down_);
        return Pair{chains[0] + chains[2], chains[1] + chains[3]} * 0.5F;
    }

private:
    using Four = float __attribute__((vector_size(16)));
    /// What went into the first section last, and what came out of each.
    using Memory = std::array<Four, kMostSections / 2 + 1>;

    // Each section is (c + z^-1) / (1 + c z^-1) at the lower rate.
    Four pass(Four signal, Memory& memory) REFRAIN_RT {
        for (std::size_t k = 0; k < links_; ++k) {
            const Four out = coefficients_[k] * (signal - memory[k + 1]) + memory[k];
            memory[k] = signal;
            signal = out;
        }
        memory[links_] = signal;
        return signal;
    }

    std::size_t links_;  // sections of each chain
    std::array<Four, kMostSections / 2> coefficients_{};
    Memory up_{};
    Memory down_{};
};

}  // namespace refrain::dsp
