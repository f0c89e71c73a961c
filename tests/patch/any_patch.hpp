#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <string>

#include "patch/patch.hpp"
#include "wavetable/factory.hpp"

namespace refrain::test {

/// A patch of which everything is set to something: the same one for the same seed.
inline patch::Patch any_patch(std::uint32_t seed) {
    using namespace patch;
    std::mt19937 random(seed);
    const auto unit = [&] { return static_cast<float>(random() >> 8U) * 0x1p-24F; };
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    Patch any;
    any.name = "Any \"patch\" \u00e4\n" + std::to_string(seed);
    any.author = "somebody";
    any.category = seed % 2 == 0 ? "Pad" : "";
    any.comment = "Two\nlines \\ and a tab\t.";
    for (const Parameter& p : parameters()) {
        any.set_value(p.id, below(3) == 0 ? p.minimum + unit() * (p.maximum - p.minimum) : value_at(p, unit()));
    }
    const auto tables = wavetable::factory_tables();
    if (seed % 10 == 0) {  // they take their time
        const std::string name(tables[below(tables.size())].name);
        any.set_table(0, std::make_shared<TableSource>(TableSource{name, wavetable::factory_frames(name)}));
    }
    TableSource drawn;
    for (std::size_t frame = 0; frame < 1 + below(4); ++frame) {
        wavetable::Harmonics harmonics(below(100));
        for (wavetable::Harmonic& h : harmonics) {
            h = {.amplitude = unit() - 0.3F, .phase_turns = below(3) == 0 ? unit() : (below(2) == 0 ? 0.5F : 0.0F)};
        }
        drawn.frames.push_back(harmonics);
    }
    drawn.name = seed % 3 == 0 ? "somebody's own" : "";
    any.set_table(1, std::make_shared<TableSource>(drawn));
    for (std::size_t slot = 0; slot < kRoutes; ++slot) {
        const auto source = static_cast<Source>(below(kSources));
        const auto scaler = static_cast<Source>(below(kSources));
        any.set_route(slot, {.source = below(3) == 0 ? source : Source::none,
                             .scaler = below(2) == 0 && !is_audio_rate(scaler) ? scaler : Source::none,
                             .target = static_cast<ParameterId>(below(kParameterCount)),
                             .amount = 2.0F * unit() - 1.0F,
                             .curve = below(2) == 0 ? unit() : 0.0F});
    }
    for (std::size_t lfo = 0; lfo < kLfos; ++lfo) {
        LfoCurve curve;
        curve.count = static_cast<std::uint32_t>(2 + below(LfoCurve::kMaxPoints - 1));
        for (std::size_t i = 0; i < curve.count; ++i) {
            const float x = static_cast<float>(i / 2) / static_cast<float>(curve.count);
            curve.points[i] = {.x = x, .y = 2.0F * unit() - 1.0F, .bend = below(2) == 0 ? unit() : 0.0F};
        }
        any.set_lfo_curve(lfo, curve);
    }
    EffectOrder order = kUsualOrder;
    std::swap(order[below(kEffects)], order[below(kEffects)]);
    any.set_effect_order(order);
    return any;
}

}  // namespace refrain::test
