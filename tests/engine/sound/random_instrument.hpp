#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "patch/choices.hpp"
#include "patch/patch.hpp"
#include "support/instrument.hpp"

// Random patches and performances, each all of its seed.
namespace refrain::test {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : random_(seed) {}

    int whole(int low, int high) {
        return low + static_cast<int>(random_() % static_cast<std::uint32_t>(high - low + 1));
    }
    float share() { return static_cast<float>(random_() >> 8) * 0x1p-24F; }
    bool chance(float part) { return share() < part; }

private:
    std::mt19937 random_;
};

inline wavetable::Harmonics random_harmonics(Dice& dice) {
    wavetable::Harmonics harmonics(static_cast<std::size_t>(dice.whole(1, 64)));
    for (std::size_t n = 0; n < harmonics.size(); ++n) {
        harmonics[n] = {.amplitude = dice.share() / static_cast<float>(n + 1), .phase_turns = dice.share()};
    }
    return harmonics;
}

inline float random_value(Dice& dice, const patch::Parameter& parameter) {
    return patch::value_at(parameter, dice.share());
}

inline patch::Route random_route(Dice& dice) {
    patch::Route route;
    do {
        route = {.source = static_cast<patch::Source>(dice.whole(1, static_cast<int>(patch::kSources) - 1)),
                 .scaler = dice.chance(0.3F) ? static_cast<patch::Source>(dice.whole(1, 22)) : patch::Source::none,
                 .target = static_cast<patch::ParameterId>(dice.whole(0, static_cast<int>(patch::kParameterCount) - 1)),
                 .amount = 2.0F * dice.share() - 1.0F,
                 .curve = 2.0F * dice.share() - 1.0F};
    } while (!patch::is_allowed(route.source, patch::parameter(route.target).modulation));
    return route;
}

inline patch::LfoCurve random_curve(Dice& dice) {
    patch::LfoCurve curve;
    curve.count = static_cast<std::uint32_t>(dice.whole(2, 12));
    for (std::uint32_t i = 0; i < curve.count; ++i) {
        curve.points.at(i) = {.x = static_cast<float>(i) / static_cast<float>(curve.count - 1),
                              .y = 2.0F * dice.share() - 1.0F,
                              .bend = 2.0F * dice.share() - 1.0F};
    }
    return curve.tidied();
}

inline patch::EffectOrder random_order(Dice& dice) {
    patch::EffectOrder order = patch::kUsualOrder;
    for (std::size_t i = order.size() - 1; i > 0; --i) {
        std::swap(order.at(i), order.at(static_cast<std::size_t>(dice.whole(0, static_cast<int>(i)))));
    }
    return order;
}

inline bool is_effect(const patch::Parameter& parameter) {
    return parameter.section >= patch::Section::chorus;
}

/// A patch in which most of what there is takes part, at a loudness that one can bear. Times of envelopes are short, or
/// a fuzzer would wait for ever.
inline patch::Patch random_patch(Dice& dice, bool effects) {
    patch::Patch patch;
    for (const patch::Parameter& p : patch::parameters()) {
        if (p.section == patch::Section::envelope && p.unit == patch::Unit::seconds) {
            patch.set_value(p.id, 0.1F * dice.share());
        } else if (is_effect(p) && !effects) {
            patch.set_value(p.id, p.is_switch() ? 0.0F : p.initial);
        } else if (p.id != patch::id(patch::Play::voices) && p.section != patch::Section::master) {
            patch.set_value(p.id, random_value(dice, p));
        }
    }
    patch.set_value(patch::id(patch::Osc::on, 0), 1.0F);
    patch.set_value(patch::id(patch::Play::voices), static_cast<float>(dice.whole(1, 8)));
    patch.set_value(patch::id(patch::Play::glide), 0.2F * dice.share());
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        patch.set_value(patch::id(patch::Osc::unison, i),
                        dice.chance(0.5F) ? 1.0F : static_cast<float>(dice.whole(2, 5)));
    }
    for (std::size_t i = 0; i < patch::kRoutes; ++i) {
        patch.set_route(i, i < 12 ? random_route(dice) : patch::Route{});
    }
    for (std::size_t i = 0; i < patch::kLfos; ++i) {
        patch.set_lfo_curve(i, random_curve(dice));
    }
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        patch::TableSource table;
        for (int frame = dice.whole(1, 3); frame > 0; --frame) {
            table.frames.push_back(random_harmonics(dice));
        }
        patch.set_table(i, std::make_shared<const patch::TableSource>(table));
    }
    patch.set_effect_order(random_order(dice));
    return patch;
}

inline engine::Event random_event(Dice& dice) {
    const int channel = dice.whole(0, 2);
    switch (dice.whole(0, 11)) {
        case 0:
            return bend(dice.whole(0, 16383), channel);
        case 1: {
            constexpr int kControllers[] = {1, 2, 7, 10, 11, 64, 66, 67};
            return controller(kControllers[dice.whole(0, 7)], dice.whole(0, 127), channel);
        }
        case 2:
            return {.kind = engine::EventKind::channel_pressure,
                    .channel = static_cast<std::uint8_t>(channel),
                    .number = 0,
                    .value = static_cast<std::uint16_t>(dice.whole(0, 127))};
        case 3:
            return {.kind = engine::EventKind::poly_pressure,
                    .channel = static_cast<std::uint8_t>(channel),
                    .number = static_cast<std::uint8_t>(dice.whole(20, 100)),
                    .value = static_cast<std::uint16_t>(dice.whole(0, 127))};
        case 4:
        case 5:
        case 6:
        case 7:
            return note_on(dice.whole(20, 100), dice.whole(1, 127), channel);
        default:
            return note_off(dice.whole(20, 100), channel);
    }
}

/// `count` events within `frames`, in their order.
inline std::vector<Timed> random_events(Dice& dice, std::uint64_t frames, int count) {
    std::vector<Timed> events;
    for (int i = 0; i < count; ++i) {
        const auto frame = static_cast<std::uint64_t>(dice.whole(0, static_cast<int>(frames) - 1));
        events.push_back({frame, random_event(dice)});
    }
    std::multimap<std::uint64_t, engine::Event> in_order;  // events of one frame stay in the order of their making
    for (const Timed& timed : events) {
        in_order.emplace(timed.frame, timed.event);
    }
    events.clear();
    for (const auto& [frame, event] : in_order) {
        events.push_back({frame, event});
    }
    return events;
}

/// Lets go of everything: keys and pedals.
inline void let_go(Instrument& instrument) {
    for (int channel = 0; channel < 16; ++channel) {
        for (const int pedal : {64, 66}) {
            instrument.now(controller(pedal, 0, channel));
        }
        instrument.now(controller(123, 0, channel));
    }
}

}  // namespace refrain::test
