#pragma once

#include <cstdint>

#include "dsp/effects/line.hpp"
#include "dsp/effects/one_pole.hpp"
#include "dsp/effects/read_head.hpp"
#include "dsp/effects/stereo_ring.hpp"
#include "dsp/effects/tail.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Echoes. Each loses what is below the low cut and above the high cut (6 dB an octave), once more each time round.
/// Ping-pong sends the sum of both sides to the left, then right, then left. A time that moves slowly is followed as a
/// tape would; one that jumps is cross-faded. No threads; all but the constructor is wait-free.
class Delay {
public:
    static constexpr double kLongest_s = 2.0;

    struct Settings {
        float time_s = 0.35F;  ///< up to kLongest_s
        bool ping_pong = false;
        float feedback = 0.4F;  ///< 0..1; at 1 each echo has 0.98 of the one before
        float low_cut_hz = 80.0F;
        float high_cut_hz = 8000.0F;
        float mix = 0.3F;  ///< 0..1; the echoes are at full level from a half on, the sound itself up to a half
    };

    Delay();

    void set_sample_rate(double sample_rate) REFRAIN_RT;
    void reset() REFRAIN_RT;
    /// As if `frames` frames of silence had passed since it was silent().
    void skip_silence(std::uint64_t frames) REFRAIN_RT;
    /// Every kEffectTickFrames frames, before they are rendered.
    void tick(const Settings& settings) REFRAIN_RT;
    /// In place; `frames` up to the next tick.
    void render(float* left, float* right, std::uint32_t frames) REFRAIN_RT;
    [[nodiscard]] bool silent() const REFRAIN_RT { return tail_.quiet_for(head_.longest()); }

private:
    StereoRing ring_;
    ReadHead head_;
    OnePole below_;
    OnePole above_;
    Line low_cut_;
    Line high_cut_;
    Line feedback_;
    Line dry_;
    Line wet_;
    Line ping_pong_;
    std::uint32_t turn_ticks_ = 1;  // how long the way between ping-pong and not takes
    std::uint32_t turned_ticks_ = 0;
    Tail tail_;
    double sample_rate_ = 0.0;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
