#include "engine/effects/effect_slot.hpp"

#include <array>

#include "engine/constants.hpp"
#include "engine/effects/silence.hpp"

namespace refrain::engine {
namespace {

static_assert(kTickFrames == dsp::kEffectTickFrames);

}  // namespace

void EffectSlot::set_sample_rate(double sample_rate) REFRAIN_RT {
    presence_.set_sample_rate(sample_rate);
    prepare(sample_rate);
    reset();
}

void EffectSlot::reset() REFRAIN_RT {
    forget();
    presence_.jump(false);
    running_ = awake_ = loud_ = false;
    at_once_ = true;
    slept_frames_ = 0;
}

void EffectSlot::tick(bool hidden) REFRAIN_RT {
    const bool starts = on_ && !running_;
    if (starts) {
        running_ = true;
        if (at_once_) {
            slept_frames_ = 0;
        } else {
            forget();
            presence_.jump(false);
            awake_ = true;
        }
    } else if (awake_ && !loud_ && rung_out()) {
        awake_ = false;
        slept_frames_ = 0;
    }
    at_once_ = false;
    loud_ = false;
    if (!running_) {
        return;
    }
    if (!awake_) {
        running_ = on_;
        presence_.jump(on_ && !hidden);
        slept_frames_ += kTickFrames;
        return;
    }
    presence_.tick(on_ && !hidden);
    if (!on_ && presence_.absent()) {
        running_ = awake_ = false;
        return;
    }
    aim(values_);
}

void EffectSlot::wake(std::uint32_t place) REFRAIN_RT {
    skip_silence(slept_frames_ - kTickFrames);
    aim(values_);
    awake_ = true;
    // The kernel counts the frames of the tick, so it is brought to where the chain is.
    std::array<float, kTickFrames> left{};
    std::array<float, kTickFrames> right{};
    if (place != 0) {
        process(left.data(), right.data(), place);
    }
}

void EffectSlot::render(float* left, float* right, std::uint32_t frames, std::uint32_t place) REFRAIN_RT {
    if (!running_) {
        return;
    }
    if (!awake_ || !loud_) {
        const std::uint32_t quiet = silent_frames(left, right, frames);
        loud_ = quiet < frames;
        if (!awake_) {
            if (!loud_) {
                return;
            }
            left += quiet;
            right += quiet;
            frames -= quiet;
            place += quiet;
            wake(place);
        }
    }
    if (presence_.full()) {
        process(left, right, frames);
    } else {
        process_fading(left, right, frames, place);
    }
}

void EffectSlot::process_fading(float* left, float* right, std::uint32_t frames, std::uint32_t place) REFRAIN_RT {
    std::array<float, kTickFrames> dry_left{};
    std::array<float, kTickFrames> dry_right{};
    for (std::uint32_t i = 0; i < frames; ++i) {
        const float gain = presence_.entering(place + i);
        dry_left[i] = left[i];
        dry_right[i] = right[i];
        left[i] *= gain;
        right[i] *= gain;
    }
    process(left, right, frames);
    for (std::uint32_t i = 0; i < frames; ++i) {
        const float share = presence_.share(place + i);
        left[i] = dry_left[i] + (left[i] - dry_left[i]) * share;
        right[i] = dry_right[i] + (right[i] - dry_right[i]) * share;
    }
}

}  // namespace refrain::engine
