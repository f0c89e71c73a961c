#pragma once

#include <cstdint>

#include "dsp/effects/diffuser.hpp"
#include "dsp/effects/line.hpp"
#include "dsp/effects/read_head.hpp"
#include "dsp/effects/reverb_tank.hpp"
#include "dsp/effects/stereo_ring.hpp"
#include "dsp/effects/tail.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// A room: pre-delay, diffusion, and a feedback delay network of sixteen lines. No threads; all but the constructor is
/// wait-free.
class Reverb {
public:
    struct Settings {
        ReverbTank::Settings room;
        float pre_delay_s = 0.01F;  ///< up to 0.25
        float mix = 0.25F;          ///< 0..1; the room is at full level from a half on, the sound itself up to a half
    };

    Reverb();

    void set_sample_rate(double sample_rate) REFRAIN_RT;
    void reset() REFRAIN_RT;
    /// As if `frames` frames of silence had passed since it was silent().
    void skip_silence(std::uint64_t frames) REFRAIN_RT;
    /// Every kEffectTickFrames frames, before they are rendered.
    void tick(const Settings& settings) REFRAIN_RT;
    /// In place; `frames` up to the next tick.
    void render(float* left, float* right, std::uint32_t frames) REFRAIN_RT;
    [[nodiscard]] bool silent() const REFRAIN_RT;

private:
    StereoRing ring_;
    ReadHead pre_delay_;
    Diffuser diffuser_;
    ReverbTank tank_;
    Line dry_;
    Line wet_;
    Tail tail_;
    double sample_rate_ = 0.0;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
