#pragma once

#include <cstdint>

#include "dsp/effects/band.hpp"
#include "dsp/effects/tail.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// A low shelf, a bell and a high shelf in a row. No threads; every function is wait-free.
class Equalizer {
public:
    struct Settings {
        float low_hz = 120.0F;
        float low_db = 0.0F;
        float mid_hz = 1000.0F;
        float mid_db = 0.0F;
        float mid_q = 0.8F;
        float high_hz = 6000.0F;
        float high_db = 0.0F;
    };

    Equalizer();

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
    Band low_{Band::Shape::low_shelf};
    Band mid_{Band::Shape::bell};
    Band high_{Band::Shape::high_shelf};
    Tail tail_;
    double sample_rate_ = 0.0;
    std::uint32_t memory_frames_ = 0;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
