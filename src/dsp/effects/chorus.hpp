#pragma once

#include <array>
#include <cstdint>

#include "dsp/effects/line.hpp"
#include "dsp/effects/slow_sine.hpp"
#include "dsp/effects/stereo_ring.hpp"
#include "dsp/effects/tail.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Two copies on each side that wander in time, a quarter of a turn apart from copy to copy, so that two are always
/// sharp while two are flat. No threads; all but the constructor is wait-free.
class Chorus {
public:
    struct Settings {
        float rate_hz = 0.4F;
        float depth = 0.4F;      ///< 0..1 of the way that the delay and a bearable detuning allow
        float delay_s = 0.008F;  ///< the copies' middle, up to 0.04
        float feedback = 0.0F;   ///< -1..1
        float mix = 0.5F;        ///< 0..1, of equal power
    };

    Chorus();

    void set_sample_rate(double sample_rate) REFRAIN_RT;
    void reset() REFRAIN_RT;
    /// As if `frames` frames of silence had passed since it was silent().
    void skip_silence(std::uint64_t frames) REFRAIN_RT;
    /// Every kEffectTickFrames frames, before they are rendered.
    void tick(const Settings& settings) REFRAIN_RT;
    /// In place; `frames` up to the next tick.
    void render(float* left, float* right, std::uint32_t frames) REFRAIN_RT;
    [[nodiscard]] bool silent() const REFRAIN_RT { return tail_.quiet_for(ring_.longest()); }

private:
    static constexpr std::size_t kCopies = 2;

    void forget_lines() REFRAIN_RT;
    [[nodiscard]] Pair copies(std::uint32_t place) const REFRAIN_RT;

    StereoRing ring_;
    SlowSine wander_;
    std::array<std::array<FineLine, kSides>, kCopies> delays_;
    Line feedback_;
    Line dry_;
    Line wet_;
    Tail tail_;
    double sample_rate_ = 0.0;
    double turns_per_frame_ = 0.0;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
