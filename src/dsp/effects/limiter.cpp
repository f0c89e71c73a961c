#include "dsp/effects/limiter.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {
namespace {

constexpr double kAhead_s = 0.0015;
constexpr double kRelease_s = 0.08;
constexpr double kNear = 1e-6;  // a gain that is back counts as back
constexpr double kOne = 1 << 30;

}  // namespace

Limiter::Limiter() : ring_(kAhead_s) {
    set_sample_rate(48000.0);
}

void Limiter::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = bounded(sample_rate, kLowestRate, kHighestRate);
    ring_.prepare(kAhead_s, sample_rate_);
    window_ = std::min(ring_.longest(), SlidingMinimum::kMost);
    release_ = 1.0 - std::exp(-1.0 / (kRelease_s * sample_rate_));
    reset();
}

void Limiter::reset() REFRAIN_RT {
    ring_.reset();
    lowest_.reset(window_);
    std::fill_n(gains_.begin(), window_, static_cast<std::uint32_t>(kOne));
    sum_ = static_cast<std::uint64_t>(window_) << 30U;
    oldest_ = 0;
    let_go_ = 1.0;
    ceiling_.forget();
    tail_.reset();
    place_ = 0;
}

void Limiter::skip_silence(std::uint64_t /*frames*/) REFRAIN_RT {
    reset();
}

void Limiter::tick(const Settings& settings) REFRAIN_RT {
    place_ = 0;
    ceiling_.aim(std::pow(10.0F, bounded(settings.ceiling_db, -60.0F, 0.0F) / 20.0F));
}

float Limiter::next_gain(float level, float ceiling) REFRAIN_RT {
    const auto needed = static_cast<double>(lowest_.push(level > ceiling ? ceiling / level : 1.0F));
    let_go_ = std::min(needed, let_go_ + (needed - let_go_) * release_);
    if (needed - let_go_ < kNear && needed == 1.0) {
        let_go_ = 1.0;
    }
    const auto gain = static_cast<std::uint32_t>(let_go_ * kOne);
    sum_ += gain;
    sum_ -= gains_[oldest_];
    gains_[oldest_] = gain;
    oldest_ = oldest_ + 1 == window_ ? 0 : oldest_ + 1;
    return static_cast<float>(static_cast<double>(sum_) / (kOne * static_cast<double>(window_)));
}

void Limiter::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const Pair in{left[i], right[i]};
        const float ceiling = ceiling_.at(place_);
        const float gain = next_gain(loudest(in), ceiling);
        ring_.write(in);
        tail_.hear(in);
        const Pair out = ring_.read(window_) * gain;
        // Takes rounding, and what a ceiling that has just come down has not foreseen.
        left[i] = std::clamp(out[0], -ceiling, ceiling);
        right[i] = std::clamp(out[1], -ceiling, ceiling);
    }
}

}  // namespace refrain::dsp
