#pragma once

#include <cmath>
#include <memory>
#include <vector>

#include "ui/fake_model.hpp"

namespace refrain::test {

/// A patch in which every part of the window has something to show.
inline void furnish_patch(FakeModel& model) {
    using namespace patch;
    std::vector<wavetable::Harmonics> frames(16);
    for (std::size_t f = 0; f < frames.size(); ++f) {
        for (std::size_t h = 0; h < 64; ++h) {
            const float bump = std::exp(-0.02F * std::pow(static_cast<float>(h) - 3.0F * static_cast<float>(f), 2.0F));
            frames[f].push_back({.amplitude = (0.25F + 0.6F * bump) / static_cast<float>(h + 1), .phase_turns = 0.0F});
        }
    }
    model.set_table(0, std::make_shared<TableSource>(TableSource{.name = "", .frames = frames}));
    Patch next = model.patch();
    next.name = "Slow Glass";
    model.set_patch(next);
    model.modified = true;
    model.set_value(id(Osc::position, 0), 35.0F);
    model.set_value(id(Osc::unison, 0), 5.0F);
    model.set_value(id(Osc::on, 1), 1.0F);
    model.set_value(id(Filter::on, 0), 1.0F);
    model.set_value(id(Filter::cutoff, 0), 900.0F);
    model.set_value(id(Filter::resonance, 0), 62.0F);
    model.set_value(id(Filter::on, 1), 1.0F);
    model.set_value(id(Filter::type, 1), 4.0F);
    model.set_value(id(Filter::cutoff, 1), 120.0F);
    model.set_value(id(Envelope::attack, 0), 0.03F);
    model.set_value(id(Envelope::decay, 0), 0.6F);
    model.set_value(id(Envelope::sustain, 0), 60.0F);
    model.set_value(id(Envelope::release, 0), 0.4F);
    model.set_value(id(Chorus::on), 1.0F);
    model.set_value(id(Reverb::on), 1.0F);
    model.set_value(id(Macro::value, 0), 40.0F);
    model.set_value(id(Lfo::shape, 1), 7.0F);
    model.set_route(1, {.source = Source::lfo_1, .target = id(Osc::position, 0), .amount = 0.25F});
    model.set_route(2, {.source = Source::env_2, .target = id(Filter::cutoff, 0), .amount = 0.3F});
    model.set_route(3, {.source = Source::key, .target = id(Filter::cutoff, 0), .amount = 0.1F, .curve = 0.2F});
    model.set_route(4, {.source = Source::macro_1, .target = id(Filter::resonance, 0), .amount = -0.4F});
    model.set_route(5, {.source = Source::macro_1, .target = id(Reverb::mix), .amount = 0.5F});
    model.set_route(6, {.source = Source::random, .target = id(Osc::pan, 0), .amount = 0.15F});
    model.factory = {{"Glass Choir", "Pads", "/patches/glass.refrain"},
                     {"Slow Glass", "Pads", "/patches/slow.refrain"},
                     {"Iron Bass", "Basses", "/patches/iron.refrain"},
                     {"Plucked", "Keys", "/patches/plucked.refrain"}};
}

/// What modulation would do at that time.
inline void move(FakeModel& model, float time_s) {
    using namespace patch;
    model.moved.sounding = true;
    for (const Parameter& parameter : parameters()) {
        model.moved.travel[index_of(parameter.id)] = travel_of(parameter, model.value(parameter.id));
    }
    const float phase = time_s * 0.7F - std::floor(time_s * 0.7F);
    const float swing = std::sin(6.2831853F * phase);
    model.moved.lfo_phases = {phase, phase, phase, phase};
    model.moved.env_places = {3.4F, 1.5F, 5.2F, 6.0F};
    for (const Route& route : model.patch().routes()) {
        if (route.source != Source::none) {
            model.moved.travel[index_of(route.target)] += route.amount * swing;
        }
    }
    model.moved.sources.fill(0.6F);
    model.moved.sources[static_cast<std::size_t>(Source::lfo_1)] = swing;
}

}  // namespace refrain::test
