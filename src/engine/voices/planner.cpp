#include "engine/voices/planner.hpp"

#include <algorithm>
#include <cmath>

#include "engine/constants.hpp"
#include "engine/voices/audio_modulation.hpp"
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
    plan.warp = values.choice<patch::Warp>(id(Osc::warp, index));
    plan.modulation = values.choice<patch::OscModulation>(id(Osc::modulation, index));
    plan.modulator = static_cast<std::uint8_t>(values.setting(id(Osc::modulator, index)));
    plan.phase_mode = values.choice<patch::PhaseMode>(id(Osc::phase_mode, index));
}

/// Whether a route from an oscillator moves something of that one.
bool moves(const Matrix::Active& route, std::size_t index) REFRAIN_RT {
    return route.target == id(Play::pitch) || route.target == id(Osc::fine, index) ||
           route.target == id(Osc::phase, index) || route.target == id(Osc::level, index);
}

/// Who modulates whom at audio rate, and so who has to be rendered first. In a circle, the one with the lowest number
/// is rendered first and hears nothing of those after it.
void plan_modulation(Plan& plan, const Matrix& matrix) REFRAIN_RT {
    std::array<std::uint32_t, patch::kOscillators> needs{};
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        OscillatorPlan& oscillator = plan.oscillators[i];
        oscillator.modulates = false;
        if (oscillator.modulation != patch::OscModulation::off && oscillator.modulator != i) {
            needs[i] |= 1U << oscillator.modulator;
        }
        for (const Matrix::Active& route : matrix.audio_routes()) {
            needs[i] |= moves(route, i) && oscillator_of(route.source) != i ? 1U << oscillator_of(route.source) : 0U;
        }
        oscillator.hears = needs[i] != 0;
    }
    for (const std::uint32_t need : needs) {
        for (std::size_t i = 0; i < patch::kOscillators; ++i) {
            plan.oscillators[i].modulates = plan.oscillators[i].modulates || ((need >> i) & 1U) != 0;
        }
    }
    for (const Matrix::Active& route : matrix.audio_routes()) {
        plan.oscillators[oscillator_of(route.source)].modulates = true;
    }
    std::uint32_t rendered = 0;
    for (std::size_t place = 0; place < patch::kOscillators; ++place) {
        std::size_t next = patch::kOscillators;
        for (std::size_t i = patch::kOscillators; i-- > 0;) {
            const bool waits = ((rendered >> i) & 1U) == 0;
            const bool ready = (needs[i] & ~rendered) == 0;
            const bool next_is_ready = next < patch::kOscillators && (needs[next] & ~rendered) == 0;
            next = waits && (ready || !next_is_ready) ? i : next;
        }
        plan.order[place] = static_cast<std::uint8_t>(next);
        rendered |= 1U << next;
    }
    plan.order[kSubOscillator] = kSubOscillator;
}

/// Only what makes partials of its own is oversampled.
std::uint32_t oversampling(const Plan& plan, const Values& values, const Matrix& matrix) REFRAIN_RT {
    bool needed = !matrix.audio_routes().empty();
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        const OscillatorPlan& oscillator = plan.oscillators[i];
        needed = needed || (oscillator.on && (oscillator.hears || oscillator.warp != patch::Warp::off));
    }
    for (const FilterPlan& filter : plan.filters) {
        needed = needed || filter.drives || (filter.on && filter.type == dsp::FilterType::ladder);
    }
    return needed ? static_cast<std::uint32_t>(values.setting(id(Play::oversampling))) : 0U;
}

void plan_sub(OscillatorPlan& plan, const Values& values) REFRAIN_RT {
    plan.on = plan.heard = values.is_on(id(Sub::on));
    plan.offset = 12.0F * values.setting(id(Sub::octave));
    plan.unison.copies = 1;
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

void plan_filter(FilterPlan& plan, const Values& values, const Matrix& matrix, std::size_t index) REFRAIN_RT {
    plan.on = values.is_on(id(Filter::on, index));
    plan.type = values.choice<dsp::FilterType>(id(Filter::type, index));
    plan.reads_shape = plan.type == dsp::FilterType::comb || plan.type == dsp::FilterType::vowel;
    const patch::ParameterId drive = id(Filter::drive, index);
    plan.wants_mapping = false;
    for (const Matrix::Active& route : matrix.audio_routes()) {
        plan.wants_mapping = plan.wants_mapping || route.target == id(Filter::cutoff, index);
    }
    plan.drives = plan.on && (values.value(drive) > 0.0F || matrix.slot(drive) != Matrix::kNoSlot);
}

Ways ways_of(const Plan& plan, patch::Destination destination) REFRAIN_RT {
    const auto past_second = plan.filters[1].on ? Buses::filter_2 : Buses::direct;
    const auto past_first = plan.parallel ? Buses::direct : past_second;
    Ways ways{};
    if (destination == patch::Destination::filter_1 || destination == patch::Destination::both) {
        ways[plan.filters[0].on ? Buses::filter_1 : past_first] = true;
    }
    if (destination == patch::Destination::filter_2 || destination == patch::Destination::both) {
        ways[past_second] = true;
    }
    if (destination == patch::Destination::direct) {
        ways[Buses::direct] = true;
    }
    return ways;
}

/// Where each source goes, once it is known which filters are on.
void plan_ways(Plan& plan, const Values& values) REFRAIN_RT {
    const auto ways = [&](patch::ParameterId destination)
                          REFRAIN_RT { return ways_of(plan, values.choice<patch::Destination>(destination)); };
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        plan.oscillators[i].ways = ways(id(Osc::destination, i));
    }
    plan.oscillators[kSubOscillator].ways = ways(id(Sub::destination));
    plan.noise_ways = ways(id(Noise::destination));
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

void make_plan(Plan& plan, const Values& values, const Matrix& matrix, bool sounding, bool silent) REFRAIN_RT {
    const PlanInputs inputs{.values = values.version(),
                            .matrix = matrix.version(),
                            .sample_rate = plan.sample_rate,
                            .sounding = sounding,
                            .silent = silent};
    if (plan.made_from == inputs) {
        return;
    }
    plan.made_from = inputs;
    plan.values = &values;
    plan.matrix = &matrix;
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        plan_oscillator(plan.oscillators[i], values, i);
    }
    plan_sub(plan.oscillators[kSubOscillator], values);
    plan_modulation(plan, matrix);
    plan.noise_on = values.is_on(id(Noise::on));
    plan.noise_colour = values.choice<patch::NoiseColour>(id(Noise::colour));
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
    for (std::size_t i = 0; i < patch::kFilters; ++i) {
        plan_filter(plan.filters[i], values, matrix, i);
    }
    plan.parallel = values.choice<patch::FilterRouting>(id(Play::filter_routing)) == patch::FilterRouting::parallel;
    plan_ways(plan, values);
    plan.buses = {plan.filters[0].on, plan.filters[1].on, true};
    plan.wanted_oversampling_log2 = oversampling(plan, values, matrix);
    plan.asks_for_silence = !silent && plan.oversampling_log2 != plan.wanted_oversampling_log2;
    for (FilterPlan& filter : plan.filters) {
        plan.asks_for_silence = plan.asks_for_silence || (!silent && filter.maps_each_sample != filter.wants_mapping);
        filter.maps_each_sample = silent ? filter.wants_mapping : filter.maps_each_sample;
    }
    if (silent) {
        plan.oversampling_log2 = plan.wanted_oversampling_log2;
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
