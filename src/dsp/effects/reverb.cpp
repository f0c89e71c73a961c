#include "dsp/effects/reverb.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/effects/bounded.hpp"
#include "dsp/effects/soft_step.hpp"

namespace refrain::dsp {
namespace {

constexpr double kLongest_s = 0.25;
constexpr double kPreDelayFade_s = 0.02;

}  // namespace

Reverb::Reverb() : ring_(kLongest_s) {
    set_sample_rate(48000.0);
}

void Reverb::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = bounded(sample_rate, kLowestRate, kHighestRate);
    ring_.prepare(kLongest_s, sample_rate_);
    pre_delay_.set_fade(ticks_of(kPreDelayFade_s, sample_rate_));
    diffuser_.set_sample_rate(sample_rate_);
    tank_.set_sample_rate(sample_rate_);
    reset();
}

void Reverb::reset() REFRAIN_RT {
    ring_.reset();
    pre_delay_.forget();
    diffuser_.reset();
    tank_.reset();
    dry_.forget();
    wet_.forget();
    tail_.reset();
    place_ = 0;
}

void Reverb::skip_silence(std::uint64_t /*frames*/) REFRAIN_RT {
    reset();
}

bool Reverb::silent() const REFRAIN_RT {
    return tail_.quiet_for(pre_delay_.longest() + diffuser_.longest() + tank_.longest());
}

void Reverb::tick(const Settings& settings) REFRAIN_RT {
    place_ = 0;
    const double frames = static_cast<double>(settings.pre_delay_s) * sample_rate_;
    pre_delay_.aim(bounded(frames, StereoRing::kShortest, static_cast<double>(ring_.longest())));
    tank_.tick(settings.room);
    const float mix = bounded(settings.mix, 0.0F, 1.0F);
    dry_.aim(std::min(2.0F - 2.0F * mix, 1.0F));
    wet_.aim(std::min(2.0F * mix, 1.0F));
}

void Reverb::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const Pair in{left[i], right[i]};
        const Pair diffused = diffuser_.pass(pre_delay_.read(ring_, place_));
        ring_.write(in);
        const Pair room = tank_.pass(diffused, place_);
        const Pair out = in * dry_.at(place_) + room * wet_.at(place_);
        tail_.hear(std::max(std::max(loudest(in), loudest(diffused)), tank_.level()));
        left[i] = out[0];
        right[i] = out[1];
    }
}

}  // namespace refrain::dsp
