#include "engine/sound.hpp"

#include <algorithm>
#include <cmath>

#include "engine/constants.hpp"

namespace refrain::engine {
namespace {

using patch::Master;
using patch::Osc;
using patch::ParameterId;

}  // namespace

Sound::Sound() {
    for (const patch::Parameter& p : patch::parameters()) {
        set(p.id, p.initial);
    }
    for (dsp::Smoother* smoother : {&master_gain_, &oscillator_gain_, &oscillator_pan_, &tuning_}) {
        smoother->jump_to(smoother->target());
    }
}

void Sound::set(ParameterId id, float requested) REFRAIN_RT {
    const patch::Parameter& p = patch::parameter(id);
    const float v = patch::clamped(p, requested);
    values_[static_cast<std::size_t>(id)] = v;
    if (id == patch::id(Master::volume)) {
        master_gain_.set_target(patch::amplitude_of_db(p, v));
    } else if (id == patch::id(Osc::level, 0)) {
        oscillator_gain_.set_target(patch::amplitude_of_db(p, v));
    } else if (id == patch::id(Osc::pan, 0)) {
        oscillator_pan_.set_target(v);
    } else if (id == patch::id(Osc::coarse, 0) || id == patch::id(Osc::fine, 0)) {
        tuning_.set_target(value(patch::id(Osc::coarse, 0)) + value(patch::id(Osc::fine, 0)) / 100.0);
    } else if (id == patch::id(patch::Envelope::attack, 0)) {
        envelope_.attack_s = v;
    } else if (id == patch::id(patch::Envelope::decay, 0)) {
        envelope_.decay_s = v;
    } else if (id == patch::id(patch::Envelope::sustain, 0)) {
        envelope_.sustain = v / 100.0;
    } else if (id == patch::id(patch::Envelope::release, 0)) {
        envelope_.release_s = v;
    }
}

void Sound::tick(double gain_step, double pitch_step) REFRAIN_RT {
    master_gain_.tick(gain_step, kGainNear);
    oscillator_gain_.tick(gain_step, kGainNear);
    oscillator_pan_.tick(gain_step, kGainNear);
    tuning_.tick(pitch_step, kPitchNear);
}

double Sound::velocity_gain(std::uint16_t velocity) const REFRAIN_RT {
    const double stroke = std::clamp(velocity / 127.0, 0.0, 1.0);
    const double sensitivity = value(patch::id(patch::Play::velocity)) / 100.0;
    return 1.0 - sensitivity + sensitivity * stroke * stroke;
}

}  // namespace refrain::engine
