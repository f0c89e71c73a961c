#include "dsp/effects/flanger.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {
namespace {

constexpr double kLongest_s = 0.03;
constexpr double kMostOctaves = 1.5;

/// The delay may change by this many seconds a second at most, in the middle of its sweep: four semitones.
constexpr double kMostDetune = 0.25;

constexpr float kMostFeedback = 0.97F;

}  // namespace

Flanger::Flanger() : ring_(kLongest_s) {
    set_sample_rate(48000.0);
}

void Flanger::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = bounded(sample_rate, kLowestRate, kHighestRate);
    ring_.prepare(kLongest_s, sample_rate_);
    reset();
}

void Flanger::reset() REFRAIN_RT {
    sweep_.reset();
    skip_silence(0);
}

void Flanger::skip_silence(std::uint64_t frames) REFRAIN_RT {
    sweep_.advance(turns_per_frame_ * static_cast<double>(frames));
    ring_.reset();
    tail_.reset();
    place_ = 0;
    for (FineLine& delay : delays_) {
        delay.forget();
    }
    for (Line* line : {&feedback_, &dry_, &wet_}) {
        line->forget();
    }
}

void Flanger::tick(const Settings& settings) REFRAIN_RT {
    place_ = 0;
    const double rate_hz = static_cast<double>(bounded(settings.rate_hz, 0.001F, 20.0F));
    const double middle_s = static_cast<double>(bounded(settings.delay_s, 0.0001F, 0.01F));
    // The delay m 2^(o sin) changes by ln 2 m o 2 pi r seconds a second where it passes its middle.
    const double tame = kMostDetune / (2.0 * std::numbers::pi * std::numbers::ln2 * rate_hz * middle_s);
    const double octaves = static_cast<double>(bounded(settings.depth, 0.0F, 1.0F)) * std::min(kMostOctaves, tame);
    turns_per_frame_ = rate_hz / sample_rate_;
    sweep_.advance(turns_per_frame_ * kEffectTickFrames);
    for (std::size_t side = 0; side < kSides; ++side) {
        const double swept_s = middle_s * std::exp2(octaves * sweep_.at(0.25 * static_cast<double>(side)));
        const double longest = static_cast<double>(ring_.longest());
        delays_[side].aim_within(bounded(swept_s * sample_rate_, StereoRing::kShortest, longest),
                                 StereoRing::kFastest * kEffectTickFrames);
    }
    const float feedback = bounded(settings.feedback, -1.0F, 1.0F) * kMostFeedback;
    const float mix = bounded(settings.mix, 0.0F, 1.0F);
    feedback_.aim(feedback);
    dry_.aim(1.0F - mix);
    // A comb with feedback f passes 1 / (1 - f^2) of the power of noise.
    wet_.aim(mix * std::sqrt(1.0F - feedback * feedback));
}

void Flanger::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const Pair in{left[i], right[i]};
        const Pair wet{ring_.read_between(delays_[0].at(place_))[0], ring_.read_between(delays_[1].at(place_))[1]};
        const Pair remembered = in + wet * feedback_.at(place_);
        ring_.write(remembered);
        const Pair out = in * dry_.at(place_) + wet * wet_.at(place_);
        tail_.hear(remembered);
        left[i] = out[0];
        right[i] = out[1];
    }
}

}  // namespace refrain::dsp
