#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "audible_patch.hpp"
#include "random_instrument.hpp"
#include "support/instrument.hpp"

// What a hand at the window does beside moving sliders, while a note sounds: routes, curves, the order of effects,
// whole patches. The sound bends no more than before or after, and a hair.
namespace refrain {
namespace {

using patch::id;
using patch::Source;

constexpr int kKey = 45;
constexpr float kSmooth = 0.012F;
constexpr float kFaster = 1.25F;

struct Judged {
    float height = 0.0F;
    float roughness = 0.0F;
};

Judged judged(const test::Stereo& sound) {
    return {.height = std::max(test::peak(sound.left), test::peak(sound.right)),
            .roughness = std::max(test::roughness(sound.left), test::roughness(sound.right))};
}

void sound(test::Instrument& instrument, const patch::Patch& patch) {
    instrument.load(patch);
    instrument.play(9600);
    instrument.now(test::controller(1, 100));
    instrument.now(test::note_on(kKey));
    instrument.play(9600);
}

using Edit = std::function<void(test::Instrument&)>;

/// Steady sound, the edit, what follows, and steady sound again; `settle` is how long it may take until it is steady.
void expect_smooth(test::Instrument& instrument, const Edit& edit, const std::string& what,
                   std::uint64_t settle = 4800) {
    constexpr std::uint64_t kSteady = 12000;  // a turn of the slowest LFO here
    const Judged before = judged(instrument.play(kSteady));
    edit(instrument);
    const Judged during = judged(instrument.play(settle));
    const Judged after = judged(instrument.play(kSteady));
    const float height = std::max({before.height, during.height, after.height});
    EXPECT_TRUE(std::isfinite(height)) << what;
    EXPECT_GT(height, 0.001F) << what;
    EXPECT_LE(during.roughness, kFaster * std::max(before.roughness, after.roughness) + kSmooth * height)
        << what << ": before " << before.roughness << ", after " << after.roughness << ", height " << height;
}

/// Filters, envelopes and LFOs on, and nothing routed.
patch::Patch wired_patch() {
    patch::Patch patch = test::smooth_patch();
    test::sound_filters(patch, 0);
    patch.set_value(id(patch::Osc::on, 1), 1.0F);
    for (std::size_t i = 0; i < patch::kLfos; ++i) {
        patch.set_value(id(patch::Lfo::rate, i), 5.0F);
        patch.set_value(id(patch::Macro::value, i), 70.0F);
    }
    return patch;
}

#ifdef REFRAIN_SANITIZED
constexpr Source kSources[] = {Source::lfo_1};  // a sanitized build is many times slower
#else
constexpr Source kSources[] = {Source::env_2, Source::lfo_1, Source::velocity, Source::wheel, Source::macro_1};
#endif

std::vector<patch::ParameterId> targets() {
    return {id(patch::Osc::level, 0),   id(patch::Osc::position, 0),  id(patch::Osc::pan, 0),
            id(patch::Osc::fine, 0),    id(patch::Filter::cutoff, 0), id(patch::Filter::resonance, 0),
            id(patch::Play::amplitude), id(patch::Play::pan),         id(patch::Lfo::rate, 0)};
}

TEST(NoClickEdits, ARouteComesAndGoes) {
    for (const Source source : kSources) {
        test::Instrument instrument(48000.0, wavetable::Shape::sine);
        sound(instrument, wired_patch());
        for (const patch::ParameterId target : targets()) {
            const std::string what(patch::parameter(target).key);
            const patch::Route route{.source = source, .target = target, .amount = 0.4F};
            expect_smooth(instrument, [&](test::Instrument& i) { i.route(3, route); }, what + " routed");
            expect_smooth(instrument, [](test::Instrument& i) { i.route(3, {}); }, what + " no more");
        }
    }
}

TEST(NoClickEdits, ARouteGoesElsewhereOrComesFromElsewhere) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    sound(instrument, wired_patch());
    patch::Route route{.source = Source::lfo_1, .target = id(patch::Osc::level, 0), .amount = -0.4F};
    instrument.route(0, route);
    instrument.play(9600);
    const auto change = [&](const std::string& what) {
        expect_smooth(instrument, [&](test::Instrument& i) { i.route(0, route); }, what);
    };
    for (const patch::ParameterId target : targets()) {
        route.target = target;
        change("to " + std::string(patch::parameter(target).key));
        route.source = route.source == Source::lfo_1 ? Source::env_2 : Source::lfo_1;
        change("from another source");
        route.scaler = route.scaler == Source::none ? Source::wheel : Source::none;
        change("with another scaler");
        route.curve = route.curve > 0.0F ? -0.8F : 0.8F;
        change("with another curve");
        route.amount = -route.amount;
        change("the other way round");
    }
}

TEST(NoClickEdits, AnOscillatorBeginsToModulateAnother) {
    for (const patch::ParameterId target : {id(patch::Osc::phase, 0), id(patch::Osc::level, 0), id(patch::Osc::fine, 0),
                                            id(patch::Play::pitch), id(patch::Filter::cutoff, 0)}) {
        test::Instrument instrument(48000.0, wavetable::Shape::sine);
        sound(instrument, wired_patch());
        const float amount = target == id(patch::Play::pitch) ? 0.01F : 0.1F;
        const patch::Route route{.source = Source::osc_2, .target = target, .amount = amount};
        const std::string what(patch::parameter(target).key);
        expect_smooth(instrument, [&](test::Instrument& i) { i.route(5, route); }, what + " by an oscillator");
        expect_smooth(instrument, [](test::Instrument& i) { i.route(5, {}); }, what + " no more");
    }
}

TEST(NoClickEdits, TheCurveOfAnLfoIsDrawn) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    patch::Patch patch = wired_patch();
    patch.set_value(id(patch::Lfo::shape, 0), static_cast<float>(patch::LfoShape::drawn));
    test::sound_source(patch, Source::lfo_1);
    sound(instrument, patch);
    test::Dice dice(5);
    for (int i = 0; i < 12; ++i) {
        const patch::LfoCurve curve = test::random_curve(dice);
        expect_smooth(instrument, [&](test::Instrument& t) { t.curve(0, curve); }, "curve " + std::to_string(i));
    }
}

TEST(NoClickEdits, EffectsChangePlaces) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    patch::Patch patch = test::smooth_patch();
    for (const patch::Parameter& p : patch::parameters()) {
        if (p.section >= patch::Section::chorus && p.is_switch() && p.key.ends_with(".on")) {
            patch.set_value(p.id, 1.0F);
        }
    }
    sound(instrument, patch);
    instrument.play(48000);
    test::Dice dice(6);
    for (int i = 0; i < 8; ++i) {
        const patch::EffectOrder order = test::random_order(dice);
        expect_smooth(instrument, [&](test::Instrument& t) { t.order(order); }, "order " + std::to_string(i), 24000);
    }
}

TEST(NoClickEdits, AnotherPatchIsLoaded) {
    // From one kind of patch to the next, through all sections: all their waves are smooth.
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    sound(instrument, test::smooth_patch());
    for (std::size_t i = 0; i < patch::kParameterCount; i += 11) {
        const patch::Parameter& parameter = patch::parameters().at(i);
        const patch::Patch patch = test::audible_patch(parameter);
        expect_smooth(
            instrument, [&](test::Instrument& t) { t.load(patch); }, "the patch of " + std::string(parameter.key),
            12000);
    }
}

}  // namespace
}  // namespace refrain
