#pragma once

#include <cstddef>
#include <memory>

#include "dsp/filters/filter_type.hpp"
#include "patch/choices.hpp"
#include "patch/patch.hpp"

// Patches in which one parameter, or one kind of it, is heard. Waves are smooth by themselves, so that a click shows.
namespace refrain::test {

/// From a sine to a sine with two overtones.
inline patch::TableSourcePtr smooth_table() {
    patch::TableSource table;
    table.frames = {{{.amplitude = 1.0F}},
                    {{.amplitude = 0.7F}, {.amplitude = 0.3F, .phase_turns = 0.25F}, {.amplitude = 0.1F}}};
    return std::make_shared<const patch::TableSource>(table);
}

inline void sound_oscillators(patch::Patch& patch, std::size_t index) {
    using patch::id;
    using patch::Osc;
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        patch.set_value(id(Osc::on, i), 1.0F);
        patch.set_value(id(Osc::position, i), 40.0F);
    }
    patch.set_value(id(Osc::unison, index), 3.0F);
    patch.set_value(id(Osc::warp, index), static_cast<float>(patch::Warp::bend));
    patch.set_value(id(Osc::warp_amount, index), 30.0F);
    patch.set_value(id(Osc::modulation, index), static_cast<float>(patch::OscModulation::phase));
    patch.set_value(id(Osc::modulator, index), index == 0 ? 1.0F : 0.0F);
    patch.set_value(id(Osc::modulation_amount, index), 30.0F);
}

inline void sound_filters(patch::Patch& patch, std::size_t index) {
    using patch::Filter;
    using patch::id;
    for (std::size_t i = 0; i < patch::kFilters; ++i) {
        patch.set_value(id(Filter::on, i), 1.0F);
        patch.set_value(id(Filter::cutoff, i), 2000.0F);
    }
    patch.set_value(id(Filter::cutoff, index), 600.0F);
    patch.set_value(id(Filter::resonance, index), 60.0F);
    patch.set_value(id(Filter::drive, index), 6.0F);
}

/// Routes a source to loudness, place in the table and cutoff.
inline void sound_source(patch::Patch& patch, patch::Source source, std::size_t line = 0) {
    const auto to = [&](patch::ParameterId target, float amount) {
        patch.set_route(line++, {.source = source, .target = target, .amount = amount});
    };
    to(patch::id(patch::Osc::level, 0), -0.3F);
    to(patch::id(patch::Osc::position, 0), 0.5F);
    to(patch::id(patch::Filter::cutoff, 0), 0.2F);
}

inline patch::Source nth(patch::Source first, std::size_t index) {
    return static_cast<patch::Source>(static_cast<std::size_t>(first) + index);
}

/// The start of all: a sine that comes and goes without haste, moved by nothing.
inline patch::Patch smooth_patch() {
    patch::Patch patch;
    for (std::size_t i = 0; i < patch::kRoutes; ++i) {
        patch.set_route(i, {});
    }
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        patch.set_table(i, smooth_table());
    }
    for (std::size_t i = 0; i < patch::kEnvelopes; ++i) {
        patch.set_value(patch::id(patch::Envelope::attack, i), 0.05F);
        patch.set_value(patch::id(patch::Envelope::sustain, i), 80.0F);
        patch.set_value(patch::id(patch::Envelope::release, i), 0.1F);
    }
    return patch;
}

/// A patch in which moving that parameter is heard.
inline patch::Patch audible_patch(const patch::Parameter& parameter) {
    using patch::id;
    using patch::Section;
    patch::Patch patch = smooth_patch();
    const std::size_t index = parameter.index;
    switch (parameter.section) {
        case Section::master:
        case Section::play:
            sound_filters(patch, 0);
            patch.set_value(id(patch::Osc::on, 1), 1.0F);
            break;
        case Section::osc:
            sound_oscillators(patch, index);
            break;
        case Section::sub:
            patch.set_value(id(patch::Sub::on), 1.0F);
            break;
        case Section::noise:
            // Dull enough to be judged by its bends.
            patch.set_value(id(patch::Noise::on), 1.0F);
            sound_filters(patch, 0);
            patch.set_value(id(patch::Filter::type, 0), static_cast<float>(dsp::FilterType::low_24));
            patch.set_value(id(patch::Filter::cutoff, 0), 300.0F);
            break;
        case Section::filter:
            sound_filters(patch, index);
            if (parameter.id == id(patch::Filter::vowel, index)) {
                patch.set_value(id(patch::Filter::type, index), static_cast<float>(dsp::FilterType::vowel));
            }
            break;
        case Section::envelope:
            sound_filters(patch, 0);
            sound_source(patch, nth(patch::Source::env_1, index));
            break;
        case Section::lfo:
            sound_filters(patch, 0);
            sound_source(patch, nth(patch::Source::lfo_1, index));
            patch.set_value(id(patch::Lfo::sync, index), parameter.id == id(patch::Lfo::division, index) ? 1.0F : 0.0F);
            break;
        case Section::macro:
            sound_filters(patch, 0);
            sound_source(patch, nth(patch::Source::macro_1, index));
            break;
        default:
            // Every effect is switched by the first parameter of its section; the limiter by its own.
            for (const patch::Parameter& p : patch::parameters()) {
                if (p.section == parameter.section && p.is_switch() && p.name != "Sync") {
                    patch.set_value(p.id, 1.0F);
                }
            }
            patch.set_value(id(patch::Master::volume), 6.0F);
            break;
    }
    return patch;
}

}  // namespace refrain::test
