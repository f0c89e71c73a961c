#include "dsp/envelope.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace refrain::dsp {
namespace {

constexpr std::uint32_t kForEver = std::numeric_limits<std::uint32_t>::max();

std::uint32_t frames_of(double time_s, double sample_rate) REFRAIN_RT {
    return static_cast<std::uint32_t>(std::clamp(std::round(time_s * sample_rate), 1.0, 4e9));
}

}  // namespace

void Envelope::start(const EnvelopeTimes& times, double sample_rate) REFRAIN_RT {
    level_ = 0.0;
    enter(Stage::attack, 0.0, 1.0, times.attack_s, kAttackBend, sample_rate);
}

void Envelope::release(const EnvelopeTimes& times, double sample_rate) REFRAIN_RT {
    if (level_ == 0.0) {
        stage_ = Stage::done;  // nothing to fade
    } else if (stage_ != Stage::release && stage_ != Stage::done) {
        enter(Stage::release, level_, 0.0, times.release_s, kFallBend, sample_rate);
    }
}

std::uint32_t Envelope::frames_left() const REFRAIN_RT {
    return stage_ == Stage::sustain || stage_ == Stage::done ? kForEver : length_ - place_;
}

void Envelope::enter(Stage stage, double from, double to, double time_s, double bend, double sample_rate) REFRAIN_RT {
    stage_ = stage;
    length_ = frames_of(time_s, sample_rate);
    place_ = 0;
    rate_ = -bend / static_cast<double>(length_);
    floor_ = std::exp(-bend);
    to_ = to;
    span_ = (from - to) / (1.0 - floor_);
    curve_ = 1.0;
    usual_frames_ = 0;
}

void Envelope::advance(std::uint32_t frames, const EnvelopeTimes& times, double sample_rate, double glide) REFRAIN_RT {
    if (stage_ == Stage::done) {
        return;
    }
    if (stage_ == Stage::sustain) {
        level_ += (times.sustain - level_) * glide;
        if (std::abs(times.sustain - level_) < 1e-7) {
            level_ = times.sustain;
        }
        return;
    }
    if (stage_ == Stage::decay && to_ != times.sustain) {
        to_ += (times.sustain - to_) * glide;
        span_ = (1.0 - to_) / (1.0 - floor_);
    }
    place_ += frames;
    if (place_ >= length_) {
        finish_stage(times, sample_rate);
        return;
    }
    if (frames != usual_frames_) {
        usual_frames_ = frames;
        usual_factor_ = std::exp(rate_ * static_cast<double>(frames));
    }
    curve_ *= usual_factor_;
    level_ = to_ + span_ * (curve_ - floor_);
}

void Envelope::finish_stage(const EnvelopeTimes& times, double sample_rate) REFRAIN_RT {
    level_ = to_;
    if (stage_ == Stage::attack && times.sustain < 1.0) {
        enter(Stage::decay, 1.0, times.sustain, times.decay_s, kFallBend, sample_rate);
    } else {
        stage_ = stage_ == Stage::release ? Stage::done : Stage::sustain;
    }
}

void Envelope::rescale(double ratio) REFRAIN_RT {
    const auto scaled = [ratio](std::uint32_t frames) REFRAIN_RT {
        return static_cast<std::uint32_t>(std::clamp(std::round(frames * ratio), 0.0, 4e9));
    };
    length_ = std::max(scaled(length_), 1U);
    place_ = std::min(scaled(place_), length_ - 1);
    rate_ /= ratio;
    usual_frames_ = 0;
}

}  // namespace refrain::dsp
