#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "dsp/effects/pair.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// The weights of four neighbours for a place between the middle two: Lagrange's cubic. It is never louder than what
/// it reads, and exact where the fraction is 0.
struct CubicWeights {
    explicit CubicWeights(float fraction) REFRAIN_RT {
        const float f = fraction;
        newer = -f * (f - 1.0F) * (f - 2.0F) * (1.0F / 6.0F);
        here = (f * f - 1.0F) * (f - 2.0F) * 0.5F;
        older = -f * (f + 1.0F) * (f - 2.0F) * 0.5F;
        oldest = f * (f * f - 1.0F) * (1.0F / 6.0F);
    }
    float newer, here, older, oldest;
};

/// The memory of a delay in stereo. It forgets at once, however long it is: what was written before reset() reads
/// as 0. No threads; all but the constructor is wait-free.
class StereoRing {
public:
    /// Allocates (and touches) what `longest_s` seconds take at kFullMemoryRate.
    explicit StereoRing(double longest_s);

    /// Prepares for delays of `longest_s` seconds at that rate, or what the memory allows; forgets everything.
    void prepare(double longest_s, double sample_rate) REFRAIN_RT;
    void reset() REFRAIN_RT { age_ = 0; }

    /// The longest delay, and the shortest between samples, in frames.
    [[nodiscard]] std::uint32_t longest() const REFRAIN_RT { return longest_; }
    static constexpr double kShortest = 2.0;
    /// Frames a frame by which a delay that is swept may change, so that what is read never runs backwards.
    static constexpr double kFastest = 0.8;

    void write(Pair frame) REFRAIN_RT {
        frames_[place_ & mask_] = frame;
        ++place_;
        age_ += age_ <= mask_ ? 1 : 0;
    }

    /// What was written `delay` frames ago: 1 is the newest. From 1 to longest() + kGuard.
    [[nodiscard]] Pair read(std::uint32_t delay) const REFRAIN_RT {
        return delay <= age_ ? frames_[(place_ - delay) & mask_] : Pair{};
    }

    /// Between the samples: `delay` from kShortest to longest().
    [[nodiscard]] Pair read_between(double delay) const REFRAIN_RT {
        const auto whole = static_cast<std::uint32_t>(delay);
        const CubicWeights weights(static_cast<float>(delay - static_cast<double>(whole)));
        return read(whole - 1) * weights.newer + read(whole) * weights.here + read(whole + 1) * weights.older +
               read(whole + 2) * weights.oldest;
    }

private:
    static constexpr std::uint32_t kGuard = 2;

    std::vector<Pair> frames_;  // a power of two
    std::uint32_t mask_ = 0;
    std::uint32_t longest_ = 0;
    std::uint32_t place_ = 0;
    std::uint32_t age_ = 0;  // frames written since the reset, as many as are remembered
};

}  // namespace refrain::dsp
