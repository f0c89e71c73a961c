#pragma once

#include <array>
#include <cstdint>

#include "dsp/effects/line.hpp"
#include "dsp/effects/slow_sine.hpp"
#include "dsp/effects/stereo_ring.hpp"
#include "dsp/effects/tail.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// A comb that sweeps: one short delay a side, fed back, swept in equal ratios, the sides a quarter of a turn apart.
/// No threads; all but the constructor is wait-free.
class Flanger {
public:
    struct Settings {
        float rate_hz = 0.2F;
        float depth = 0.7F;      ///< 0..1: up to 1.5 octaves each way
        float delay_s = 0.002F;  ///< the middle of the sweep, up to 0.01
        float feedback = 0.5F;   ///< -1..1
        float mix = 0.5F;        ///< 0..1; at a half the comb's notches are complete
    };

    Flanger();

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
    StereoRing ring_;
    SlowSine sweep_;
    std::array<FineLine, kSides> delays_;
    Line feedback_;
    Line dry_;
    Line wet_;
    Tail tail_;
    double sample_rate_ = 0.0;
    double turns_per_frame_ = 0.0;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
