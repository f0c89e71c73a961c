#include "dsp/effects/chorus.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {
namespace {

constexpr double kLongest_s = 0.08;  // twice the longest middle
constexpr double kMostReach = 0.9;   // of the middle

/// A copy that wanders by w seconds r times a second is out of tune by 2 pi r w of its frequency; this is 2.1
/// semitones.
constexpr double kMostDetune = 0.13;

constexpr float kMostFeedback = 0.95F;

}  // namespace

Chorus::Chorus() : ring_(kLongest_s) {
    set_sample_rate(48000.0);
}

void Chorus::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = bounded(sample_rate, kLowestRate, kHighestRate);
    ring_.prepare(kLongest_s, sample_rate_);
    reset();
}

void Chorus::reset() REFRAIN_RT {
    wander_.reset();
    skip_silence(0);
}

void Chorus::skip_silence(std::uint64_t frames) REFRAIN_RT {
    wander_.advance(turns_per_frame_ * static_cast<double>(frames));
    ring_.reset();
    tail_.reset();
    place_ = 0;
    forget_lines();
}

void Chorus::forget_lines() REFRAIN_RT {
    for (auto& copy : delays_) {
        for (FineLine& delay : copy) {
            delay.forget();
        }
    }
    for (Line* line : {&feedback_, &dry_, &wet_}) {
        line->forget();
    }
}

void Chorus::tick(const Settings& settings) REFRAIN_RT {
    place_ = 0;
    const double rate_hz = static_cast<double>(bounded(settings.rate_hz, 0.001F, 20.0F));
    const double middle_s = static_cast<double>(bounded(settings.delay_s, 0.0005F, 0.04F));
    const double most_s = std::min(kMostReach * middle_s, kMostDetune / (2.0 * std::numbers::pi * rate_hz));
    const double reach_s = static_cast<double>(bounded(settings.depth, 0.0F, 1.0F)) * most_s;
    turns_per_frame_ = rate_hz / sample_rate_;
    wander_.advance(turns_per_frame_ * kEffectTickFrames);
    for (std::size_t copy = 0; copy < kCopies; ++copy) {
        for (std::size_t side = 0; side < kSides; ++side) {
            const double ahead = 0.5 * static_cast<double>(copy) + 0.25 * static_cast<double>(side);
            const double frames = (middle_s + reach_s * wander_.at(ahead)) * sample_rate_;
            delays_[copy][side].aim_within(bounded(frames, StereoRing::kShortest, static_cast<double>(ring_.longest())),
                                           StereoRing::kFastest * kEffectTickFrames);
        }
    }
    const float quarter = bounded(settings.mix, 0.0F, 1.0F) * 0.5F * std::numbers::pi_v<float>;
    feedback_.aim(bounded(settings.feedback, -1.0F, 1.0F) * kMostFeedback / static_cast<float>(kCopies));
    dry_.aim(std::cos(quarter));
    wet_.aim(std::sin(quarter) * std::numbers::sqrt2_v<float> * 0.5F);
}

Pair Chorus::copies(std::uint32_t place) const REFRAIN_RT {
    Pair sum{};
    for (const auto& copy : delays_) {
        sum += Pair{ring_.read_between(copy[0].at(place))[0], ring_.read_between(copy[1].at(place))[1]};
    }
    return sum;
}

void Chorus::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const Pair in{left[i], right[i]};
        const Pair wet = copies(place_);
        const Pair remembered = in + wet * feedback_.at(place_);
        ring_.write(remembered);
        const Pair out = in * dry_.at(place_) + wet * wet_.at(place_);
        tail_.hear(remembered);
        left[i] = out[0];
        right[i] = out[1];
    }
}

}  // namespace refrain::dsp
