#pragma once

#include <array>
#include <cstdint>

#include "dsp/effects/line.hpp"
#include "dsp/effects/sliding_minimum.hpp"
#include "dsp/effects/stereo_ring.hpp"
#include "dsp/effects/tail.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Keeps every sample at or below the ceiling. It hears 1.5 ms ahead, and goes to the gain that a peak needs in a
/// straight line that arrives with the peak: the lowest gain that the coming frames need, let go slowly, averaged over
/// the same time. Where nothing is too loud, what comes out is what went in, 1.5 ms later. No threads; all but the
/// constructor is wait-free.
class Limiter {
public:
    struct Settings {
        float ceiling_db = -0.3F;
    };

    Limiter();

    void set_sample_rate(double sample_rate) REFRAIN_RT;
    void reset() REFRAIN_RT;
    /// As if `frames` frames of silence had passed since it was silent().
    void skip_silence(std::uint64_t frames) REFRAIN_RT;
    /// Every kEffectTickFrames frames, before they are rendered.
    void tick(const Settings& settings) REFRAIN_RT;
    /// In place; `frames` up to the next tick.
    void render(float* left, float* right, std::uint32_t frames) REFRAIN_RT;
    [[nodiscard]] bool silent() const REFRAIN_RT { return tail_.quiet_for(window_); }

    /// How much later things leave than they come, in frames.
    [[nodiscard]] std::uint32_t latency() const REFRAIN_RT { return window_ - 1; }

private:
    [[nodiscard]] float next_gain(float level, float ceiling) REFRAIN_RT;

    StereoRing ring_;
    SlidingMinimum lowest_;
    // The mean's memory: gains as multiples of 2^-30, rounded down, so that their sum is exact for ever.
    std::array<std::uint32_t, SlidingMinimum::kMost> gains_{};
    std::uint64_t sum_ = 0;
    std::uint32_t oldest_ = 0;
    double let_go_ = 1.0;  // the gain that comes back slowly
    double release_ = 0.0;
    Line ceiling_;
    Tail tail_;
    double sample_rate_ = 0.0;
    std::uint32_t window_ = 1;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
