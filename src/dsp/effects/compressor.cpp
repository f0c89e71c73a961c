#include "dsp/effects/compressor.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {
namespace {

constexpr double kMemory_s = 0.02;
constexpr float kKnee_db = 6.0F;
constexpr float kDbPerOctave = 6.0205999F;  // of amplitude: 20 log10 2
constexpr float kFloor = 1e-6F;

}  // namespace

Compressor::Compressor() {
    set_sample_rate(48000.0);
}

void Compressor::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = bounded(sample_rate, kLowestRate, kHighestRate);
    memory_frames_ = static_cast<std::uint32_t>(kMemory_s * sample_rate_);
    reset();
}

void Compressor::reset() REFRAIN_RT {
    held_ = reduction_ = 0.0F;
    skip_silence(0);
}

void Compressor::skip_silence(std::uint64_t frames) REFRAIN_RT {
    held_ *= std::pow(release_, static_cast<float>(frames));
    reduction_ = frames == 0 ? reduction_ : std::min(reduction_, held_);
    tail_.reset();
    place_ = 0;
    for (Line* line : {&threshold_, &slope_, &gain_, &mix_}) {
        line->forget();
    }
}

void Compressor::tick(const Settings& settings) REFRAIN_RT {
    place_ = 0;
    const auto kept = [this](float time_s, float shortest_s) REFRAIN_RT {
        const double frames = static_cast<double>(bounded(time_s, shortest_s, 10.0F)) * sample_rate_;
        return static_cast<float>(std::exp(-1.0 / frames));
    };
    attack_ = kept(settings.attack_s, 0.00005F);
    release_ = kept(settings.release_s, 0.005F);
    threshold_.aim(bounded(settings.threshold_db, -80.0F, 0.0F));
    slope_.aim(1.0F - 1.0F / bounded(settings.ratio, 1.0F, 1000.0F));
    gain_.aim(std::pow(10.0F, bounded(settings.gain_db, -24.0F, 36.0F) / 20.0F));
    mix_.aim(bounded(settings.mix, 0.0F, 1.0F));
}

float Compressor::wanted_reduction(float level, float threshold, float slope) const REFRAIN_RT {
    const float above = kDbPerOctave * std::log2(std::max(level, kFloor)) - threshold;
    if (above <= -0.5F * kKnee_db) {
        return 0.0F;
    }
    if (above >= 0.5F * kKnee_db) {
        return slope * above;
    }
    const float into = above + 0.5F * kKnee_db;
    return slope * into * into / (2.0F * kKnee_db);
}

void Compressor::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const Pair in{left[i], right[i]};
        const float level = loudest(in);
        const float wanted = wanted_reduction(level, threshold_.at(place_), slope_.at(place_));
        held_ = std::max(wanted, wanted + (held_ - wanted) * release_);
        reduction_ = held_ + (reduction_ - held_) * attack_;
        const float gain = std::exp2(-reduction_ * (1.0F / kDbPerOctave)) * gain_.at(place_);
        const Pair out = in * (1.0F + (gain - 1.0F) * mix_.at(place_));
        tail_.hear(level);
        left[i] = out[0];
        right[i] = out[1];
    }
}

}  // namespace refrain::dsp
