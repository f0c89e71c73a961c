#include "engine/effects/effects_chain.hpp"

#include <algorithm>

#include "engine/effects/silence.hpp"

namespace refrain::engine {
namespace {

using patch::Effect;
using patch::id;

// The parameters that switch the effects, by patch::Effect.
constexpr std::array<patch::ParameterId, patch::kEffects> kSwitches{
    id(patch::Chorus::on),    id(patch::Flanger::on),    id(patch::Phaser::on), id(patch::Distortion::on),
    id(patch::Equalizer::on), id(patch::Compressor::on), id(patch::Delay::on),  id(patch::Reverb::on)};

}  // namespace

EffectsChain::EffectsChain(const EffectValues& values, double sample_rate)
    : values_(values),
      chorus_(values),
      flanger_(values),
      phaser_(values),
      distortion_(values),
      equalizer_(values),
      compressor_(values),
      delay_(values),
      reverb_(values),
      limiter_(values),
      slots_{&chorus_, &flanger_, &phaser_, &distortion_, &equalizer_, &compressor_, &delay_, &reverb_} {
    volume_line_.aim(volume_);
    set_sample_rate(sample_rate);
}

void EffectsChain::set_sample_rate(double sample_rate) REFRAIN_RT {
    for (EffectSlot* each : slots_) {
        each->set_sample_rate(sample_rate);
    }
    limiter_.set_sample_rate(sample_rate);
    width_.set_sample_rate(sample_rate);
}

void EffectsChain::reset() REFRAIN_RT {
    for (EffectSlot* each : slots_) {
        each->reset();
    }
    limiter_.reset();
    width_.reset();
    order_ = wanted_;
    place_ = 0;
}

void EffectsChain::set_on(Effect effect, bool on) REFRAIN_RT {
    if (effect < Effect::count) {
        slot(effect).set_on(on);
    }
}

void EffectsChain::set_switch(patch::ParameterId id, bool on) REFRAIN_RT {
    if (id == patch::id(patch::Output::limiter)) {
        set_limiter_on(on);
    }
    for (std::size_t i = 0; i < kSwitches.size(); ++i) {
        if (kSwitches[i] == id) {
            slots_[i]->set_on(on);
        }
    }
}

void EffectsChain::set_order(const patch::EffectOrder& order) REFRAIN_RT {
    if (patch::is_permutation(order)) {
        wanted_ = order;
    }
}

/// Whether those that are heard now would stand in another order.
bool EffectsChain::order_matters() const REFRAIN_RT {
    const auto* next = wanted_.begin();
    for (const Effect effect : order_) {
        if (!slots_[static_cast<std::size_t>(effect)]->awake()) {
            continue;
        }
        while (!slots_[static_cast<std::size_t>(*next)]->awake()) {
            ++next;
        }
        if (*next++ != effect) {
            return true;
        }
    }
    return false;
}

bool EffectsChain::all_unheard() const REFRAIN_RT {
    return std::all_of(slots_.begin(), slots_.end(), [](const EffectSlot* each) REFRAIN_RT { return each->unheard(); });
}

bool EffectsChain::all_asleep() const REFRAIN_RT {
    return !limiter_.awake() &&
           std::none_of(slots_.begin(), slots_.end(), [](const EffectSlot* each) REFRAIN_RT { return each->awake(); });
}

void EffectsChain::tick() REFRAIN_RT {
    place_ = 0;
    const bool hidden = order_ != wanted_ && order_matters() && !all_unheard();
    if (!hidden) {
        order_ = wanted_;
    }
    for (EffectSlot* each : slots_) {
        each->tick(hidden);
    }
    limiter_.tick(false);
    dsp::Width::Settings width;
    read_settings(values_, width);
    width_.tick(width);
    volume_line_.aim(volume_);
    all_asleep_ = all_asleep();
}

void EffectsChain::make_louder(float* left, float* right, std::uint32_t frames) const REFRAIN_RT {
    for (std::uint32_t i = 0; i < frames; ++i) {
        const float gain = volume_line_.at(place_ + i);
        left[i] *= gain;
        right[i] *= gain;
    }
}

void EffectsChain::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    all_asleep_ = all_asleep_ && silent_frames(left, right, frames) == frames;
    if (!all_asleep_) {
        for (const Effect effect : order_) {
            slot(effect).render(left, right, frames, place_);
        }
    }
    width_.render(left, right, frames);
    make_louder(left, right, frames);
    if (!all_asleep_) {
        limiter_.render(left, right, frames, place_);
    }
    place_ += frames;
}

bool EffectsChain::silent() const REFRAIN_RT {
    return limiter_.silent() &&
           std::all_of(slots_.begin(), slots_.end(), [](const EffectSlot* each) REFRAIN_RT { return each->silent(); });
}

}  // namespace refrain::engine
