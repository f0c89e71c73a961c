#include "engine/effects/effect_settings.hpp"

#include <algorithm>
#include <cstddef>

#include "patch/choices.hpp"

namespace refrain::engine {
namespace {

using patch::id;

static_assert(static_cast<int>(patch::DistortionCurve::crush) == static_cast<int>(dsp::DistortionCurve::crush) &&
                  static_cast<int>(patch::DistortionCurve::fold) == static_cast<int>(dsp::DistortionCurve::fold),
              "the same curves in the same order");

constexpr float kSlowest_bpm = 10.0F;

float share(const EffectValues& values, patch::ParameterId percent) REFRAIN_RT {
    return values.value(percent) * 0.01F;
}

/// The index of a choice among `count`.
std::size_t choice(const EffectValues& values, patch::ParameterId choice, std::size_t count) REFRAIN_RT {
    const float index = values.value(choice) + 0.5F;
    return index >= 0.0F ? std::min(static_cast<std::size_t>(std::min(index, 1000.0F)), count - 1) : 0;
}

bool is_on(const EffectValues& values, patch::ParameterId toggle) REFRAIN_RT {
    return values.value(toggle) >= 0.5F;
}

float synchronized_s(const EffectValues& values) REFRAIN_RT {
    const std::size_t division = choice(values, id(patch::Delay::division), patch::kDivisionBeats.size());
    const float tempo_bpm = values.tempo_bpm();
    float time_s = patch::kDivisionBeats[division] * 60.0F / (tempo_bpm >= kSlowest_bpm ? tempo_bpm : kSlowest_bpm);
    while (time_s > static_cast<float>(dsp::Delay::kLongest_s)) {
        time_s *= 0.5F;
    }
    return time_s;
}

}  // namespace

void read_settings(const EffectValues& values, dsp::Chorus::Settings& settings) REFRAIN_RT {
    settings.rate_hz = values.value(id(patch::Chorus::rate));
    settings.depth = share(values, id(patch::Chorus::depth));
    settings.delay_s = values.value(id(patch::Chorus::delay));
    settings.feedback = share(values, id(patch::Chorus::feedback));
    settings.mix = share(values, id(patch::Chorus::mix));
}

void read_settings(const EffectValues& values, dsp::Flanger::Settings& settings) REFRAIN_RT {
    settings.rate_hz = values.value(id(patch::Flanger::rate));
    settings.depth = share(values, id(patch::Flanger::depth));
    settings.delay_s = values.value(id(patch::Flanger::delay));
    settings.feedback = share(values, id(patch::Flanger::feedback));
    settings.mix = share(values, id(patch::Flanger::mix));
}

void read_settings(const EffectValues& values, dsp::Phaser::Settings& settings) REFRAIN_RT {
    settings.rate_hz = values.value(id(patch::Phaser::rate));
    settings.depth = share(values, id(patch::Phaser::depth));
    settings.centre_hz = values.value(id(patch::Phaser::centre));
    settings.feedback = share(values, id(patch::Phaser::feedback));
    settings.mix = share(values, id(patch::Phaser::mix));
}

void read_settings(const EffectValues& values, dsp::Distortion::Settings& settings) REFRAIN_RT {
    settings.curve = static_cast<dsp::DistortionCurve>(
        choice(values, id(patch::Distortion::curve), patch::kDistortionCurves.size()));
    settings.drive_db = values.value(id(patch::Distortion::drive));
    settings.tone_hz = values.value(id(patch::Distortion::tone));
    settings.mix = share(values, id(patch::Distortion::mix));
}

void read_settings(const EffectValues& values, dsp::Equalizer::Settings& settings) REFRAIN_RT {
    settings.low_hz = values.value(id(patch::Equalizer::low_frequency));
    settings.low_db = values.value(id(patch::Equalizer::low_gain));
    settings.mid_hz = values.value(id(patch::Equalizer::mid_frequency));
    settings.mid_db = values.value(id(patch::Equalizer::mid_gain));
    settings.mid_q = values.value(id(patch::Equalizer::mid_q));
    settings.high_hz = values.value(id(patch::Equalizer::high_frequency));
    settings.high_db = values.value(id(patch::Equalizer::high_gain));
}

void read_settings(const EffectValues& values, dsp::Compressor::Settings& settings) REFRAIN_RT {
    settings.threshold_db = values.value(id(patch::Compressor::threshold));
    settings.ratio = values.value(id(patch::Compressor::ratio));
    settings.attack_s = values.value(id(patch::Compressor::attack));
    settings.release_s = values.value(id(patch::Compressor::release));
    settings.gain_db = values.value(id(patch::Compressor::gain));
    settings.mix = share(values, id(patch::Compressor::mix));
}

void read_settings(const EffectValues& values, dsp::Delay::Settings& settings) REFRAIN_RT {
    settings.time_s =
        is_on(values, id(patch::Delay::sync)) ? synchronized_s(values) : values.value(id(patch::Delay::time));
    settings.ping_pong = is_on(values, id(patch::Delay::ping_pong));
    settings.feedback = share(values, id(patch::Delay::feedback));
    settings.low_cut_hz = values.value(id(patch::Delay::low_cut));
    settings.high_cut_hz = values.value(id(patch::Delay::high_cut));
    settings.mix = share(values, id(patch::Delay::mix));
}

void read_settings(const EffectValues& values, dsp::Reverb::Settings& settings) REFRAIN_RT {
    settings.room.size = share(values, id(patch::Reverb::size));
    settings.room.decay_s = values.value(id(patch::Reverb::decay));
    settings.room.damping_hz = values.value(id(patch::Reverb::damping));
    settings.room.modulation = share(values, id(patch::Reverb::modulation));
    settings.pre_delay_s = values.value(id(patch::Reverb::pre_delay));
    settings.mix = share(values, id(patch::Reverb::mix));
}

void read_settings(const EffectValues& values, dsp::Width::Settings& settings) REFRAIN_RT {
    settings.width = share(values, id(patch::Output::width));
}

void read_settings(const EffectValues& values, dsp::Limiter::Settings& settings) REFRAIN_RT {
    settings.ceiling_db = values.value(id(patch::Output::ceiling));
}

}  // namespace refrain::engine
