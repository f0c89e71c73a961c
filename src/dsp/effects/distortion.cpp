#include "dsp/effects/distortion.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/effects/bounded.hpp"
#include "dsp/effects/soft_step.hpp"

namespace refrain::dsp {
namespace {

constexpr double kCurveFade_s = 0.01;
constexpr double kMemory_s = 0.05;
constexpr double kDc_hz = 5.0;
constexpr float kMostDrive_db = 48.0F;
constexpr float kFinestBits = 14.0F;
constexpr float kCoarsestBits = 2.0F;
constexpr float kDamping = std::numbers::sqrt2_v<float>;  // of the low-pass: maximally flat

/// Linear gain that takes a quarter of the drive back, in dB: what is driven gets louder, but not as loud as driven.
float level_of(float drive_db) REFRAIN_RT {
    return std::pow(10.0F, -0.25F * drive_db / 20.0F);
}

}  // namespace

Distortion::Distortion() {
    set_sample_rate(48000.0);
}

void Distortion::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = bounded(sample_rate, kLowestRate, kHighestRate);
    memory_frames_ = static_cast<std::uint32_t>(kMemory_s * sample_rate_);
    fade_ticks_ = ticks_of(kCurveFade_s, sample_rate_);
    dc_gain_ = OnePole::gain_for(kDc_hz / sample_rate_);
    reset();
}

void Distortion::reset() REFRAIN_RT {
    oversampler_.reset();
    shaper_.reset();
    first_ = second_ = Pair{};
    dc_.reset();
    tail_.reset();
    place_ = 0;
    faded_ticks_ = fade_ticks_;
    for (Line* line : {&share_, &gain_, &step_, &level_, &tone_, &mix_}) {
        line->forget();
    }
}

void Distortion::skip_silence(std::uint64_t /*frames*/) REFRAIN_RT {
    reset();
}

void Distortion::choose(DistortionCurve curve) REFRAIN_RT {
    if (gain_.fresh()) {
        curve_ = next_ = curve;
    } else if (faded_ticks_ >= fade_ticks_) {
        curve_ = next_;
        if (curve != curve_) {
            next_ = curve;
            faded_ticks_ = 0;
        }
        share_.forget();
        share_.aim(0.0F);
    }
    if (faded_ticks_ < fade_ticks_) {
        ++faded_ticks_;
        share_.aim(soft_step(static_cast<float>(faded_ticks_) / static_cast<float>(fade_ticks_)));
    }
}

void Distortion::tick(const Settings& settings) REFRAIN_RT {
    place_ = 0;
    choose(settings.curve);
    const float drive_db = bounded(settings.drive_db, 0.0F, kMostDrive_db);
    const float bits = kFinestBits + (kCoarsestBits - kFinestBits) * drive_db / kMostDrive_db;
    const double tone_hz = static_cast<double>(bounded(settings.tone_hz, 100.0F, 20000.0F));
    const double high_rate = sample_rate_ * static_cast<double>(decltype(oversampler_)::kFactor);
    gain_.aim(std::pow(10.0F, drive_db / 20.0F));
    step_.aim(std::exp2(1.0F - bits));
    level_.aim(level_of(drive_db));
    tone_.aim(static_cast<float>(std::tan(std::numbers::pi * std::min(tone_hz / high_rate, 0.45))));
    mix_.aim(bounded(settings.mix, 0.0F, 1.0F));
}

Pair Distortion::bend(Pair in, float gain, float step, float share) REFRAIN_RT {
    Pair out = shaper_.shape(curve_, in, gain, step);
    if (next_ != curve_) {
        out += (shaper_.shape(next_, in, gain, step) - out) * share;
    }
    shaper_.remember(in);
    return out;
}

// A. Simper, "Solving the continuous SVF equations using trapezoidal integration and equivalent currents", 2013.
Pair Distortion::take_off_top(Pair in, float g) REFRAIN_RT {
    const float a1 = 1.0F / (1.0F + g * (g + kDamping));
    const float a2 = g * a1;
    const float a3 = g * a2;
    const Pair v3 = in - second_;
    const Pair v1 = first_ * a1 + v3 * a2;
    const Pair v2 = second_ + first_ * a2 + v3 * a3;
    first_ = v1 + v1 - first_;
    second_ = v2 + v2 - second_;
    return v2;
}

void Distortion::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const Pair in{left[i], right[i]};
        const float gain = gain_.at(place_);
        const float step = step_.at(place_);
        const float level = level_.at(place_);
        const float share = share_.at(place_);
        const float tone = tone_.at(place_);
        const float mix = mix_.at(place_);
        const Pair mixed = oversampler_.process(in, [&](Pair frame, std::size_t /*place*/) REFRAIN_RT {
            const Pair bent = take_off_top(bend(frame, gain, step, share) * level, tone);
            return frame + (bent - frame) * mix;
        });
        const Pair out = mixed - dc_.low(mixed, dc_gain_);
        tail_.hear(std::max(loudest(in) * gain, loudest(out)));
        left[i] = out[0];
        right[i] = out[1];
    }
}

}  // namespace refrain::dsp
