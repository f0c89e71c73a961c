#include "engine/sound.hpp"

#include <algorithm>
#include <cmath>

#include "engine/constants.hpp"

namespace refrain::engine {
namespace {

using patch::ParameterId;

}  // namespace

Sound::Sound() {
    for (const patch::Parameter& p : patch::parameters()) {
        set(p.id, p.initial);
    }
    for (dsp::Smoother* smoother : {&master_gain_, &oscillator_gain_, &oscillator_pan_, &tuning_, &vibrato_depth_}) {
        smoother->jump_to(smoother->target());
    }
}

void Sound::set(ParameterId id, float requested) REFRAIN_RT {
    const patch::Parameter& p = patch::parameter(id);
    const float v = patch::clamped(p, requested);
    values_[static_cast<std::size_t>(id)] = v;
    switch (id) {
        case ParameterId::master_volume:
            master_gain_.set_target(patch::amplitude_of_db(p, v));
            break;
        case ParameterId::osc_level:
            oscillator_gain_.set_target(patch::amplitude_of_db(p, v));
            break;
        case ParameterId::osc_pan:
            oscillator_pan_.set_target(v);
            break;
        case ParameterId::osc_semitones:
        case ParameterId::osc_cents:
            tuning_.set_target(std::round(value(ParameterId::osc_semitones)) + value(ParameterId::osc_cents) / 100.0);
            break;
        case ParameterId::amp_attack:
            envelope_.attack_s = v;
            break;
        case ParameterId::amp_decay:
            envelope_.decay_s = v;
            break;
        case ParameterId::amp_sustain:
            envelope_.sustain = v / 100.0;
            break;
        case ParameterId::amp_release:
            envelope_.release_s = v;
            break;
        case ParameterId::vibrato_depth:
            vibrato_depth_.set_target(v / 100.0);
            break;
        case ParameterId::amp_velocity:
        case ParameterId::bend_range:
        case ParameterId::vibrato_rate:
        case ParameterId::count:
            break;
    }
}

void Sound::tick(double gain_step, double pitch_step) REFRAIN_RT {
    master_gain_.tick(gain_step, kGainNear);
    oscillator_gain_.tick(gain_step, kGainNear);
    oscillator_pan_.tick(gain_step, kGainNear);
    tuning_.tick(pitch_step, kPitchNear);
    vibrato_depth_.tick(pitch_step, kPitchNear);
}

double Sound::velocity_gain(std::uint16_t velocity) const REFRAIN_RT {
    const double stroke = std::clamp(velocity / 127.0, 0.0, 1.0);
    const double sensitivity = value(ParameterId::amp_velocity) / 100.0;
    return 1.0 - sensitivity + sensitivity * stroke * stroke;
}

}  // namespace refrain::engine
