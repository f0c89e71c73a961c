#include "engine/voices/planner.hpp"

#include <algorithm>
#include <cmath>

#include "engine/constants.hpp"
#include "engine/voices/unison.hpp"
#include "patch/choices.hpp"

namespace refrain::engine {
namespace {

using patch::Filter;
using patch::id;
using patch::Lfo;
using patch::Noise;
using patch::Osc;
using patch::Play;
using patch::Source;
using patch::Sub;

void plan_oscillator(OscillatorPlan& plan, const Values& values, std::size_t index) REFRAIN_RT {
    plan.on = values.is_on(id(Osc::on, index));
    plan.heard = plan.on;
    plan.keytrack = values.is_on(id(Osc::keytrack, index));
    plan.offset = values.value(id(Osc::coarse, index)) + 12.0F * std::log2(values.value(id(Osc::ratio, index)));
    lay_out(plan.unison, static_cast<std::uint32_t>(values.setting(id(Osc::unison, index))),
            values.value(id(Osc::spread, index)) / 100.0F, values.choice<patch::Stack>(id(Osc::stack, index)));
    plan.phase_mode = values.choice<patch::PhaseMode>(id(Osc::phase_mode, index));
    plan.destination = values.choice<patch::Destination>(id(Osc::destination, index));
}

void plan_sub(OscillatorPlan& plan, const Values& values) REFRAIN_RT {
    plan.on = plan.heard = values.is_on(id(Sub::on));
    plan.offset = 12.0F * values.setting(id(Sub::octave));
    plan.unison.copies = 1;
    plan.destination = values.choice<patch::Destination>(id(Sub::destination));
}

void plan_lfo(Plan& plan, const Values& values, const Matrix& matrix, std::size_t index) REFRAIN_RT {
    const auto source = static_cast<Source>(static_cast<std::size_t>(Source::lfo_1) + index);
    const bool shared = values.choice<patch::LfoScope>(id(Lfo::scope, index)) == patch::LfoScope::shared;
    plan.lfo_on[index] = matrix.uses(source) && !shared;
    plan.shared[static_cast<std::size_t>(source)] = shared;
    LfoControls& lfo = plan.lfos[index];
    lfo.shape = values.choice<patch::LfoShape>(id(Lfo::shape, index));
    lfo.unipolar = values.choice<patch::LfoPolarity>(id(Lfo::polarity, index)) == patch::LfoPolarity::unipolar;
    lfo.one_shot = values.is_on(id(Lfo::one_shot, index));
    lfo.delay = shared ? 0.0F : values.value(id(Lfo::delay, index)) * plan.sample_rate;
    lfo.fade = shared ? 0.0F : values.value(id(Lfo::fade, index)) * plan.sample_rate;
    lfo.seconds_per_frame = 1.0F / plan.sample_rate;
    lfo.slew = 1.0F - std::exp(-static_cast<float>(kTickFrames / kLfoSlew_s) / plan.sample_rate);
    const auto division = static_cast<std::size_t>(values.setting(id(Lfo::division, index)));
    const float beats_a_second = values.value(id(patch::Master::tempo)) / 60.0F;
    lfo.synced_hz = values.is_on(id(Lfo::sync, index)) ? beats_a_second / patch::kDivisionBeats[division] : 0.0F;
}

/// Anything that is not in the middle, or may leave it.
bool has_sides(const Plan& plan, const Values& values, const Matrix& matrix) REFRAIN_RT {
    const auto leaves_the_middle = [&](patch::ParameterId pan) REFRAIN_RT {
        return values.value(pan) != 0.0F || matrix.slot(pan) != Matrix::kNoSlot;
    };
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        const bool wide = plan.oscillators[i].unison.copies > 1;
        if (plan.oscillators[i].heard && (wide || leaves_the_middle(id(Osc::pan, i)))) {
            return true;
        }
    }
    return (plan.oscillators[kSubOscillator].on && leaves_the_middle(id(Sub::pan))) ||
           (plan.noise_on && leaves_the_middle(id(Noise::pan)));
}

bool reads_channel(const Matrix& matrix) REFRAIN_RT {
    return matrix.uses(Source::wheel) || matrix.uses(Source::bend) || matrix.uses(Source::expression) ||
           matrix.uses(Source::breath) || matrix.uses(Source::channel_pressure) || matrix.uses(Source::poly_pressure);
}

}  // namespace

void make_plan(Plan& plan, const Values& values, const Matrix& matrix, bool sounding) REFRAIN_RT {
    plan.values = &values;
    plan.matrix = &matrix;
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        plan_oscillator(plan.oscillators[i], values, i);
    }
    plan_sub(plan.oscillators[kSubOscillator], values);
    plan.reads_channel = reads_channel(matrix);
    for (std::size_t i = 0; i < patch::kMacros; ++i) {
        plan.shared[static_cast<std::size_t>(Source::macro_1) + i] = true;
    }
    for (std::size_t i = 0; i < patch::kEnvelopes; ++i) {
        plan.envelope_on[i] = i == 0 || matrix.uses(static_cast<Source>(static_cast<std::size_t>(Source::env_1) + i));
    }
    for (std::size_t i = 0; i < patch::kLfos; ++i) {
        plan_lfo(plan, values, matrix, i);
    }
    plan.stereo = has_sides(plan, values, matrix) || (plan.stereo && sounding);
}

bool must_be_exchanged(patch::ParameterId parameter) REFRAIN_RT {
    const patch::Parameter& p = patch::parameter(parameter);
    switch (p.section) {
        case patch::Section::osc:
            return p.whole && parameter != id(Osc::coarse, p.index) && parameter != id(Osc::phase_mode, p.index);
        case patch::Section::sub:
        case patch::Section::noise:
        case patch::Section::filter:
            return p.whole;
        case patch::Section::play:
            return parameter == id(Play::oversampling) || parameter == id(Play::filter_routing);
        default:
            return false;
    }
}

}  // namespace refrain::engine
