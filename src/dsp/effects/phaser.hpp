#pragma once

#include <array>
#include <cstdint>

#include "dsp/effects/line.hpp"
#include "dsp/effects/pair.hpp"
#include "dsp/effects/slow_sine.hpp"
#include "dsp/effects/tail.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Six all-passes in a row a side, swept in equal ratios and fed back: three notches that move. The all-passes are
/// trapezoidal integrators, which stay smooth and stable while they are swept (V. Zavalishin, The Art of VA Filter
/// Design, 2018, 3.10). No threads; every function is wait-free.
class Phaser {
public:
    struct Settings {
        float rate_hz = 0.3F;
        float depth = 0.6F;  ///< 0..1: up to 2.5 octaves each way
        float centre_hz = 800.0F;
        float feedback = 0.4F;  ///< -1..1
        float mix = 0.5F;       ///< 0..1; at a half the notches are complete
    };

    Phaser();

    void set_sample_rate(double sample_rate) REFRAIN_RT;
    void reset() REFRAIN_RT;
    /// As if `frames` frames of silence had passed since it was silent().
    void skip_silence(std::uint64_t frames) REFRAIN_RT;
    /// Every kEffectTickFrames frames, before they are rendered.
    void tick(const Settings& settings) REFRAIN_RT;
    /// In place; `frames` up to the next tick.
    void render(float* left, float* right, std::uint32_t frames) REFRAIN_RT;
    [[nodiscard]] bool silent() const REFRAIN_RT { return tail_.quiet_for(memory_frames_); }

private:
    static constexpr std::size_t kStages = 6;

    std::array<Pair, kStages> states_{};
    Pair wet_before_{};
    SlowSine sweep_;
    std::array<Line, kSides> gains_;  // of each side's integrators: g / (1 + g)
    Line feedback_;
    Line dry_;
    Line wet_;
    Tail tail_;
    double sample_rate_ = 0.0;
    double turns_per_frame_ = 0.0;
    std::uint32_t memory_frames_ = 0;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
