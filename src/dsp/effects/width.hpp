#pragma once

#include <cstdint>

#include "dsp/effects/line.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Scales what differs between the sides. At 1 it leaves every bit as it is and costs nothing. No threads; every
/// function is wait-free.
class Width {
public:
    struct Settings {
        float width = 1.0F;  ///< 0 mono, 1 as it comes, up to 2
    };

    void set_sample_rate(double /*sample_rate*/) REFRAIN_RT { reset(); }
    void reset() REFRAIN_RT;
    /// As if `frames` frames of silence had passed since it was silent().
    void skip_silence(std::uint64_t /*frames*/) REFRAIN_RT { reset(); }
    /// Every kEffectTickFrames frames, before they are rendered.
    void tick(const Settings& settings) REFRAIN_RT;
    /// In place; `frames` up to the next tick.
    void render(float* left, float* right, std::uint32_t frames) REFRAIN_RT;
    [[nodiscard]] static bool silent() REFRAIN_RT { return true; }

private:
    Line width_;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
