#pragma once

#include "dsp/effects/moving_copies.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// A comb that sweeps: one short delay a side, fed back, swept in equal ratios, the sides a quarter of a turn apart.
/// No threads; all but the constructor is wait-free.
class Flanger : public MovingCopies {
public:
    struct Settings {
        float rate_hz = 0.2F;
        float depth = 0.7F;      ///< 0..1: up to 1.5 octaves each way
        float delay_s = 0.002F;  ///< the middle of the sweep, up to 0.01
        float feedback = 0.5F;   ///< -1..1
        float mix = 0.5F;        ///< 0..1; at a half the comb's notches are complete
    };

    Flanger();

    /// Every kEffectTickFrames frames, before they are rendered.
    void tick(const Settings& settings) REFRAIN_RT;
};

}  // namespace refrain::dsp
