#pragma once

#include <memory>

#include "patch/patch.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::bench {

/// One oscillator between two frames of a morphing table, and the amplitude envelope.
inline patch::Patch plain_patch() {
    patch::Patch patch;
    const auto table = std::make_shared<patch::TableSource>(
        patch::TableSource{.name = {},
                           .frames = {wavetable::shape_harmonics(wavetable::Shape::saw),
                                      wavetable::shape_harmonics(wavetable::Shape::square),
                                      wavetable::shape_harmonics(wavetable::Shape::triangle)}});
    for (std::size_t osc = 0; osc < patch::kOscillators; ++osc) {
        patch.set_table(osc, table);
        patch.set_value(patch::id(patch::Osc::position, osc), 37.0F);
    }
    patch.set_value(patch::id(patch::Play::voices), 256.0F);
    patch.set_route(0, {});
    return patch;
}

/// Two of them, a 24 dB filter that the second envelope sweeps, and an LFO that moves a position.
inline patch::Patch standard_patch() {
    patch::Patch patch = plain_patch();
    patch.set_value(patch::id(patch::Osc::on, 1), 1.0F);
    patch.set_value(patch::id(patch::Osc::fine, 1), 7.0F);
    patch.set_value(patch::id(patch::Filter::on, 0), 1.0F);
    patch.set_value(patch::id(patch::Filter::cutoff, 0), 1200.0F);
    patch.set_value(patch::id(patch::Filter::resonance, 0), 40.0F);
    patch.set_route(0, {.source = patch::Source::env_2, .target = patch::id(patch::Filter::cutoff, 0), .amount = 0.3F});
    patch.set_route(1, {.source = patch::Source::lfo_1, .target = patch::id(patch::Osc::position, 0), .amount = 0.2F});
    return patch;
}

}  // namespace refrain::bench
