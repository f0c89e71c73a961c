#include "dsp/effects/moving_copies.hpp"

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {

MovingCopies::MovingCopies(std::size_t copies, double longest_s)
    : copies_(copies), longest_s_(longest_s), ring_(longest_s) {
    set_sample_rate(48000.0);
}

void MovingCopies::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = bounded(sample_rate, kLowestRate, kHighestRate);
    ring_.prepare(longest_s_, sample_rate_);
    reset();
}

void MovingCopies::reset() REFRAIN_RT {
    sine_.reset();
    skip_silence(0);
}

void MovingCopies::skip_silence(std::uint64_t frames) REFRAIN_RT {
    sine_.advance(turns_per_frame_ * static_cast<double>(frames));
    ring_.reset();
    tail_.reset();
    place_ = 0;
    for (auto& copy : delays_) {
        for (FineLine& delay : copy) {
            delay.forget();
        }
    }
    for (Line* line : {&feedback_, &dry_, &wet_}) {
        line->forget();
    }
}

void MovingCopies::begin_tick(double rate_hz) REFRAIN_RT {
    place_ = 0;
    turns_per_frame_ = rate_hz / sample_rate_;
    sine_.advance(turns_per_frame_ * kEffectTickFrames);
}

void MovingCopies::aim_delay(std::size_t copy, std::size_t side, double seconds) REFRAIN_RT {
    const double longest = static_cast<double>(ring_.longest());
    delays_[copy][side].aim_within(bounded(seconds * sample_rate_, StereoRing::kShortest, longest),
                                   StereoRing::kFastest * kEffectTickFrames);
}

void MovingCopies::aim_mix(float feedback, float dry, float wet) REFRAIN_RT {
    feedback_.aim(feedback);
    dry_.aim(dry);
    wet_.aim(wet);
}

void MovingCopies::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const Pair in{left[i], right[i]};
        Pair wet{};
        for (std::size_t copy = 0; copy < copies_; ++copy) {
            const auto& [left_delay, right_delay] = delays_[copy];
            wet += Pair{ring_.read_between(left_delay.at(place_))[0], ring_.read_between(right_delay.at(place_))[1]};
        }
        const Pair remembered = in + wet * feedback_.at(place_);
        ring_.write(remembered);
        const Pair out = in * dry_.at(place_) + wet * wet_.at(place_);
        tail_.hear(remembered);
        left[i] = out[0];
        right[i] = out[1];
    }
}

}  // namespace refrain::dsp
