#pragma once

#include "dsp/effects/moving_copies.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Two copies on each side that wander in time, a quarter of a turn apart from copy to copy, so that two are always
/// sharp while two are flat. No threads; all but the constructor is wait-free.
class Chorus : public MovingCopies {
public:
    struct Settings {
        float rate_hz = 0.4F;
        float depth = 0.4F;      ///< 0..1 of the way that the delay and a bearable detuning allow
        float delay_s = 0.008F;  ///< the copies' middle, up to 0.04
        float feedback = 0.0F;   ///< -1..1
        float mix = 0.5F;        ///< 0..1, of equal power
    };

    Chorus();

    /// Every kEffectTickFrames frames, before they are rendered.
    void tick(const Settings& settings) REFRAIN_RT;
};

}  // namespace refrain::dsp
