#include "dsp/effects/delay.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/effects/bounded.hpp"
#include "dsp/effects/soft_step.hpp"

namespace refrain::dsp {
namespace {

constexpr double kTimeFade_s = 0.03;
constexpr double kTurn_s = 0.02;
constexpr float kMostFeedback = 0.98F;

}  // namespace

Delay::Delay() : ring_(kLongest_s) {
    set_sample_rate(48000.0);
}

void Delay::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = bounded(sample_rate, kLowestRate, kHighestRate);
    ring_.prepare(kLongest_s, sample_rate_);
    head_.set_fade(ticks_of(kTimeFade_s, sample_rate_));
    turn_ticks_ = ticks_of(kTurn_s, sample_rate_);
    reset();
}

void Delay::reset() REFRAIN_RT {
    ring_.reset();
    head_.forget();
    below_.reset();
    above_.reset();
    tail_.reset();
    place_ = 0;
    for (Line* line : {&low_cut_, &high_cut_, &feedback_, &dry_, &wet_, &ping_pong_}) {
        line->forget();
    }
}

void Delay::skip_silence(std::uint64_t /*frames*/) REFRAIN_RT {
    reset();
}

void Delay::tick(const Settings& settings) REFRAIN_RT {
    place_ = 0;
    const double frames = static_cast<double>(settings.time_s) * sample_rate_;
    head_.aim(bounded(frames, StereoRing::kShortest, static_cast<double>(ring_.longest())));
    const auto gain = [this](float frequency_hz) REFRAIN_RT {
        return OnePole::gain_for(static_cast<double>(bounded(frequency_hz, 5.0F, 1e6F)) / sample_rate_);
    };
    low_cut_.aim(gain(settings.low_cut_hz));
    high_cut_.aim(gain(settings.high_cut_hz));
    feedback_.aim(bounded(settings.feedback, 0.0F, 1.0F) * kMostFeedback);
    const float mix = bounded(settings.mix, 0.0F, 1.0F);
    dry_.aim(std::min(2.0F - 2.0F * mix, 1.0F));
    wet_.aim(std::min(2.0F * mix, 1.0F));
    if (ping_pong_.fresh()) {
        turned_ticks_ = settings.ping_pong ? turn_ticks_ : 0;
    } else if (settings.ping_pong && turned_ticks_ < turn_ticks_) {
        ++turned_ticks_;
    } else if (!settings.ping_pong && turned_ticks_ > 0) {
        --turned_ticks_;
    }
    ping_pong_.aim(soft_step(static_cast<float>(turned_ticks_) / static_cast<float>(turn_ticks_)));
}

void Delay::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const Pair in{left[i], right[i]};
        const Pair read = head_.read(ring_, place_);
        const Pair without_top = above_.low(read, high_cut_.at(place_));
        const Pair echo = without_top - below_.low(without_top, low_cut_.at(place_));

        const float crossed = ping_pong_.at(place_);
        const Pair entering = in + (Pair{(in[0] + in[1]) * 0.5F, 0.0F} - in) * crossed;
        const Pair returning = echo + (swapped(echo) - echo) * crossed;
        const Pair remembered = entering + returning * feedback_.at(place_);
        ring_.write(remembered);

        const Pair out = in * dry_.at(place_) + echo * wet_.at(place_);
        tail_.hear(std::max(loudest(remembered), loudest(echo)));
        left[i] = out[0];
        right[i] = out[1];
    }
}

}  // namespace refrain::dsp
