#include "dsp/effects/phaser.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {
namespace {

constexpr double kMostOctaves = 2.5;
constexpr float kMostFeedback = 0.92F;
constexpr double kMemory_s = 0.1;  // far longer than a period of the lowest all-pass

}  // namespace

Phaser::Phaser() {
    set_sample_rate(48000.0);
}

void Phaser::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = bounded(sample_rate, kLowestRate, kHighestRate);
    memory_frames_ = static_cast<std::uint32_t>(kMemory_s * sample_rate_);
    reset();
}

void Phaser::reset() REFRAIN_RT {
    sweep_.reset();
    skip_silence(0);
}

void Phaser::skip_silence(std::uint64_t frames) REFRAIN_RT {
    sweep_.advance(turns_per_frame_ * static_cast<double>(frames));
    states_.fill(Pair{});
    wet_before_ = Pair{};
    tail_.reset();
    place_ = 0;
    for (Line* line : {&gains_[0], &gains_[1], &feedback_, &dry_, &wet_}) {
        line->forget();
    }
}

void Phaser::tick(const Settings& settings) REFRAIN_RT {
    place_ = 0;
    const double centre_hz = static_cast<double>(bounded(settings.centre_hz, 20.0F, 20000.0F));
    const double octaves = static_cast<double>(bounded(settings.depth, 0.0F, 1.0F)) * kMostOctaves;
    turns_per_frame_ = static_cast<double>(bounded(settings.rate_hz, 0.0F, 20.0F)) / sample_rate_;
    sweep_.advance(turns_per_frame_ * kEffectTickFrames);
    for (std::size_t side = 0; side < kSides; ++side) {
        const double swept_hz = centre_hz * std::exp2(octaves * sweep_.at(0.25 * static_cast<double>(side)));
        const double g = std::tan(std::numbers::pi * bounded(swept_hz / sample_rate_, 0.0002, 0.45));
        gains_[side].aim(static_cast<float>(g / (1.0 + g)));
    }
    const float mix = bounded(settings.mix, 0.0F, 1.0F);
    feedback_.aim(bounded(settings.feedback, -1.0F, 1.0F) * kMostFeedback);
    dry_.aim(1.0F - mix);
    wet_.aim(mix);
}

void Phaser::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const Pair in{left[i], right[i]};
        const Pair gain{gains_[0].at(place_), gains_[1].at(place_)};
        const Pair fed = in + wet_before_ * feedback_.at(place_);
        // An all-pass is twice the low-pass, s + (x - s) G, less the signal x; sorted so that only one product and one
        // sum of each stage wait for the stage before.
        const Pair twice = gain + gain;
        const Pair through = twice - 1.0F;
        Pair signal = fed;
        for (Pair& state : states_) {
            const Pair out_of_state = state * (1.0F - through);
            const Pair next = state + (signal - state) * twice;
            signal = signal * through + out_of_state;
            state = next;
        }
        wet_before_ = signal;
        const Pair out = in * dry_.at(place_) + signal * wet_.at(place_);
        tail_.hear(std::max(loudest(fed), loudest(signal)));
        left[i] = out[0];
        right[i] = out[1];
    }
}

}  // namespace refrain::dsp
