#pragma once

#include <array>
#include <cstdint>

#include "dsp/effects/stereo_ring.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Four all-passes in a row a side that smear a click into a dense burst of some 50 ms, so that a room answers without
/// single echoes (M. R. Schroeder, "Natural sounding artificial reverberation", Journal of the AES, 1962). The sides'
/// lengths differ, which widens what comes in as mono. No threads; all but the constructor is wait-free.
class Diffuser {
public:
    Diffuser();

    void set_sample_rate(double sample_rate) REFRAIN_RT;
    void reset() REFRAIN_RT;

    [[nodiscard]] Pair pass(Pair in) REFRAIN_RT {
        for (Stage& stage : stages_) {
            const Pair delayed{stage.ring.read(stage.frames[0])[0], stage.ring.read(stage.frames[1])[1]};
            const Pair fed = in - delayed * kGain;
            stage.ring.write(fed);
            in = delayed + fed * kGain;
        }
        return in;
    }

    /// The longest delay, in frames.
    [[nodiscard]] std::uint32_t longest() const REFRAIN_RT { return stages_.back().ring.longest(); }

private:
    static constexpr float kGain = 0.62F;
    static constexpr std::size_t kStages = 4;

    struct Stage {
        explicit Stage(double longest_s) : ring(longest_s) {}
        StereoRing ring;
        std::array<std::uint32_t, kSides> frames{1, 1};
    };

    std::array<Stage, kStages> stages_;
};

}  // namespace refrain::dsp
