#include "dsp/effects/equalizer.hpp"

#include <algorithm>
#include <numbers>

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {
namespace {

constexpr double kMemory_s = 0.2;  // four periods of the lowest shelf: what is still there by then is heard
constexpr double kShelfQ = 0.5 * std::numbers::sqrt2;
constexpr float kMostGain_db = 24.0F;

}  // namespace

Equalizer::Equalizer() {
    set_sample_rate(48000.0);
}

void Equalizer::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = bounded(sample_rate, kLowestRate, kHighestRate);
    memory_frames_ = static_cast<std::uint32_t>(kMemory_s * sample_rate_);
    reset();
}

void Equalizer::reset() REFRAIN_RT {
    for (Band* band : {&low_, &mid_, &high_}) {
        band->reset();
    }
    tail_.reset();
    place_ = 0;
}

void Equalizer::skip_silence(std::uint64_t /*frames*/) REFRAIN_RT {
    reset();
}

void Equalizer::tick(const Settings& settings) REFRAIN_RT {
    place_ = 0;
    const auto turns = [this](float frequency_hz) REFRAIN_RT {
        return bounded(static_cast<double>(bounded(frequency_hz, 10.0F, 40000.0F)) / sample_rate_, 1e-6, 0.45);
    };
    const auto gain_db = [](float requested) REFRAIN_RT {
        return static_cast<double>(bounded(requested, -kMostGain_db, kMostGain_db));
    };
    low_.aim(turns(settings.low_hz), gain_db(settings.low_db), kShelfQ);
    mid_.aim(turns(settings.mid_hz), gain_db(settings.mid_db),
             static_cast<double>(bounded(settings.mid_q, 0.1F, 20.0F)));
    high_.aim(turns(settings.high_hz), gain_db(settings.high_db), kShelfQ);
}

void Equalizer::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const Pair in{left[i], right[i]};
        const Pair out = high_.pass(mid_.pass(low_.pass(in, place_), place_), place_);
        tail_.hear(std::max(loudest(in), loudest(out)));
        left[i] = out[0];
        right[i] = out[1];
    }
}

}  // namespace refrain::dsp
