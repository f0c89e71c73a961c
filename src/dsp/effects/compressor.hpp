#pragma once

#include <cstdint>

#include "dsp/effects/line.hpp"
#include "dsp/effects/tail.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Makes what is loud less loud. The louder side counts for both, the knee is 6 dB wide, and what is taken is smoothed
/// in decibels by the decoupled peak detector (D. Giannoulis, M. Massberg and J. D. Reiss, "Digital dynamic range
/// compressor design: a tutorial and analysis", Journal of the AES, 2012, equations 4 and 17). No threads; every
/// function is wait-free.
class Compressor {
public:
    struct Settings {
        float threshold_db = -18.0F;
        float ratio = 3.0F;      ///< at least 1
        float attack_s = 0.01F;  ///< time constants: 63 % of the way
        float release_s = 0.15F;
        float gain_db = 0.0F;  ///< of the compressed signal
        float mix = 1.0F;      ///< 0..1
    };

    Compressor();

    void set_sample_rate(double sample_rate) REFRAIN_RT;
    void reset() REFRAIN_RT;
    /// As if `frames` frames of silence had passed since it was silent(): it goes on letting go.
    void skip_silence(std::uint64_t frames) REFRAIN_RT;
    /// Every kEffectTickFrames frames, before they are rendered.
    void tick(const Settings& settings) REFRAIN_RT;
    /// In place; `frames` up to the next tick.
    void render(float* left, float* right, std::uint32_t frames) REFRAIN_RT;
    [[nodiscard]] bool silent() const REFRAIN_RT { return tail_.quiet_for(memory_frames_); }

    /// What is taken now, in dB, positive: for a meter.
    [[nodiscard]] float reduction_db() const REFRAIN_RT { return reduction_; }

private:
    [[nodiscard]] float wanted_reduction(float level, float threshold, float slope) const REFRAIN_RT;

    Line threshold_;  // in dB
    Line slope_;      // dB taken for each dB above the threshold
    Line gain_;
    Line mix_;
    float attack_ = 0.0F;  // what is kept of the difference each frame
    float release_ = 0.0F;
    float held_ = 0.0F;       // reduction in dB that only release smooths
    float reduction_ = 0.0F;  // and that attack smooths, too
    Tail tail_;
    double sample_rate_ = 0.0;
    std::uint32_t memory_frames_ = 0;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
