#pragma once

#include <cstdint>

#include "dsp/effects/line.hpp"
#include "dsp/effects/one_pole.hpp"
#include "dsp/effects/oversampler.hpp"
#include "dsp/effects/shaper.hpp"
#include "dsp/effects/tail.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Bends what is too loud, at four times the rate, and takes off the top with a low-pass of 12 dB an octave. The clean
/// share goes through the same filters, so mixing the two cancels nothing. Figures of what folds: tests/bench. No
/// threads; all but the constructor is wait-free.
class Distortion {
public:
    struct Settings {
        DistortionCurve curve = DistortionCurve::soft;
        float drive_db = 12.0F;    ///< 0..48; crush goes from 14 bits to 2
        float tone_hz = 12000.0F;  ///< cutoff of the low-pass; from 20 kHz on it is out of the way
        float mix = 1.0F;          ///< 0..1
    };

    Distortion();

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
    static constexpr std::size_t kDoublings = 2;

    void choose(DistortionCurve curve) REFRAIN_RT;
    [[nodiscard]] Pair bend(Pair in, float gain, float step, float share) REFRAIN_RT;
    [[nodiscard]] Pair take_off_top(Pair in, float g) REFRAIN_RT;

    Oversampler<kDoublings> oversampler_;
    Shaper shaper_;
    DistortionCurve curve_ = DistortionCurve::soft;
    DistortionCurve next_ = DistortionCurve::soft;  // fades in while share_ rises
    std::uint32_t faded_ticks_ = 0;
    std::uint32_t fade_ticks_ = 1;
    Line share_;
    Line gain_;
    Line step_;
    Line level_;
    Line tone_;
    Line mix_;
    Pair first_{};  // the low-pass's integrators
    Pair second_{};
    OnePole dc_;
    float dc_gain_ = 0.0F;
    Tail tail_;
    double sample_rate_ = 0.0;
    std::uint32_t memory_frames_ = 0;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
