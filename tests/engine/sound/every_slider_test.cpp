#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "audible_patch.hpp"
#include "support/instrument.hpp"

// Any parameter may be moved over its whole range in one step at any time: the sound bends no more than where the same
// parameter is moved slowly, and a hair.
namespace refrain {
namespace {

constexpr int kKey = 45;
constexpr double kRate = 48000.0;

/// What may be added to the bends of a slow movement, of the sound's height: a step of more would be heard.
constexpr float kSmooth = 0.012F;
/// How much rougher than slowly a fast movement may be.
constexpr float kFaster = 1.25F;

#ifdef REFRAIN_SANITIZED
constexpr std::size_t kEvery = 5;  // a sanitized build is many times slower; the release build moves every slider
#else
constexpr std::size_t kEvery = 1;
#endif

struct Judged {
    float height = 0.0F;
    float roughness = 0.0F;
    bool finite = true;
};

void judge(const test::Stereo& sound, Judged& judged) {
    for (const auto* side : {&sound.left, &sound.right}) {
        judged.height = std::max(judged.height, test::peak(*side));
        judged.roughness = std::max(judged.roughness, test::roughness(*side));
        judged.finite =
            judged.finite && std::all_of(side->begin(), side->end(), [](float s) { return std::isfinite(s); });
    }
}

/// Joins stretches, so that what happens between them is judged too.
void append(test::Stereo& all, const test::Stereo& more) {
    all.left.insert(all.left.end(), more.left.begin(), more.left.end());
    all.right.insert(all.right.end(), more.right.begin(), more.right.end());
}

/// What everything is wired for that a wheel could move.
void prepare(test::Instrument& instrument, const patch::Parameter& parameter, float value) {
    patch::Patch patch = test::audible_patch(parameter);
    patch.set_value(parameter.id, value);
    instrument.now(test::bend(12288));
    instrument.load(patch);
    instrument.play(9600);
}

/// Moves a parameter to a value: in one step, or slowly over the stretch.
using Move = std::function<void(test::Instrument&, const patch::Parameter&, float from, float to, std::uint64_t frames,
                                test::Stereo& sound)>;

void in_one_step(test::Instrument& instrument, const patch::Parameter& parameter, float, float to, std::uint64_t frames,
                 test::Stereo& sound) {
    instrument.set(parameter.id, to);
    append(sound, instrument.play(frames));
}

void slowly(test::Instrument& instrument, const patch::Parameter& parameter, float from, float to, std::uint64_t frames,
            test::Stereo& sound) {
    constexpr std::uint64_t kStep = 16;
    const float start = patch::travel_of(parameter, from);
    const float way = patch::travel_of(parameter, to) - start;
    const std::uint64_t steps = frames / 2 / kStep;
    for (std::uint64_t i = 1; i <= steps; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(steps);
        instrument.set(parameter.id, patch::value_at(parameter, start + way * share));
        append(sound, instrument.play(kStep));
    }
    append(sound, instrument.play(frames - steps * kStep));
}

/// A note during whose attack, sustain and release the parameter goes up and down.
Judged note_with(const patch::Parameter& parameter, const Move& move) {
    test::Instrument instrument(kRate, wavetable::Shape::sine);
    const float low = parameter.minimum;
    const float high = parameter.maximum;
    prepare(instrument, parameter, low);
    instrument.now(test::note_on(kKey));
    test::Stereo sound = instrument.play(960);
    move(instrument, parameter, low, high, 9600, sound);
    move(instrument, parameter, high, low, 7200, sound);
    move(instrument, parameter, low, high, 7200, sound);
    instrument.now(test::note_off(kKey));
    append(sound, instrument.play(960));
    move(instrument, parameter, high, low, 7200, sound);
    Judged judged;
    judge(sound, judged);
    return judged;
}

void expect_smooth_sweep(const patch::Parameter& parameter) {
    const Judged fast = note_with(parameter, in_one_step);
    const Judged slow = note_with(parameter, slowly);
    const float height = std::max(fast.height, slow.height);
    EXPECT_TRUE(fast.finite && slow.finite);
    EXPECT_LE(fast.roughness, kFaster * slow.roughness + kSmooth * height)
        << parameter.key << ": slowly it bends by " << slow.roughness << ", height " << height;
}

/// Steps through values that cannot glide: during each step the sound bends no more than before or after it.
void expect_smooth_choices(const patch::Parameter& parameter) {
    constexpr std::uint64_t kChange = 2400;
    constexpr std::uint64_t kSteady = 4800;
    const float count = parameter.maximum - parameter.minimum;
    const float step = std::max(1.0F, std::floor(count / 17.0F));
    test::Instrument instrument(kRate, wavetable::Shape::sine);
    prepare(instrument, parameter, parameter.minimum);
    instrument.now(test::note_on(kKey));
    instrument.play(9600);
    Judged before;
    judge(instrument.play(kSteady), before);
    const auto change_to = [&](float value) {
        instrument.set(parameter.id, value);
        test::Stereo changing = instrument.play(kChange);
        Judged during;
        judge(changing, during);
        Judged after;
        judge(instrument.play(kSteady), after);
        EXPECT_TRUE(during.finite && after.finite) << parameter.key << " " << value;
        const float height = std::max({before.height, during.height, after.height});
        EXPECT_LE(during.roughness, kFaster * std::max(before.roughness, after.roughness) + kSmooth * height)
            << parameter.key << " to " << value << ": before " << before.roughness << ", after " << after.roughness
            << ", height " << height;
        before = after;
    };
    for (float value = parameter.minimum + step; value <= parameter.maximum; value += step) {
        change_to(value);
    }
    change_to(parameter.minimum);
    change_to(parameter.maximum);
}

class EverySlider : public testing::TestWithParam<std::size_t> {};

TEST_P(EverySlider, MovedInOneStepIsAsSmoothAsMovedSlowly) {
    const patch::Parameter& parameter = patch::parameters()[GetParam()];
    const bool glides = !parameter.whole || parameter.unit == patch::Unit::semitones;
    if (glides) {
        expect_smooth_sweep(parameter);
    } else {
        expect_smooth_choices(parameter);
    }
}

std::string test_name(const testing::TestParamInfo<std::size_t>& info) {
    std::string name(patch::parameters()[info.param].key);
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Parameters, EverySlider, testing::Range(std::size_t{0}, patch::kParameterCount, kEvery),
                         test_name);

}  // namespace
}  // namespace refrain
