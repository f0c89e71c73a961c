#include <gtest/gtest.h>

#include <cmath>

#include "support/instrument.hpp"
#include "support/tuning.hpp"

// Every way of tuning an oscillator reaches its pitch to a tenth of a cent.
namespace refrain {
namespace {

using patch::id;
using patch::Osc;

constexpr double kRate = 48000.0;

/// Plays a sine with these settings and says how far from `expected_hz` it is.
template <class Prepare>
double cents_off(int key, double expected_hz, Prepare prepare) {
    test::Instrument instrument(kRate, wavetable::Shape::sine);
    prepare(instrument);
    instrument.play(9600);
    instrument.now(test::note_on(key));
    instrument.play(9600);
    return test::cents(test::frequency_hz(instrument.play(1 << 15).left, expected_hz, kRate), expected_hz);
}

TEST(OscillatorTuning, CoarseIsSemitones) {
    for (const float coarse : {-48.0F, -12.0F, -5.0F, 7.0F, 24.0F, 48.0F}) {
        const auto set = [&](test::Instrument& i) { i.set(id(Osc::coarse, 0), coarse); };
        EXPECT_NEAR(cents_off(69, test::key_hz(69.0 + coarse), set), 0.0, 0.1) << coarse;
    }
}

TEST(OscillatorTuning, FineIsCents) {
    for (const float fine : {-100.0F, -33.0F, 0.5F, 50.0F, 100.0F}) {
        const auto set = [&](test::Instrument& i) { i.set(id(Osc::fine, 0), fine); };
        EXPECT_NEAR(cents_off(60, test::key_hz(60.0 + fine / 100.0), set), 0.0, 0.1) << fine;
    }
}

TEST(OscillatorTuning, RatioMultipliesTheFrequency) {
    for (const float ratio : {0.0625F, 0.5F, 1.5F, 3.0F, 7.0F, 32.0F}) {
        const auto set = [&](test::Instrument& i) { i.set(id(Osc::ratio, 0), ratio); };
        EXPECT_NEAR(cents_off(69, 440.0 * static_cast<double>(ratio), set), 0.0, 0.1) << ratio;
    }
}

TEST(OscillatorTuning, ShiftAddsHertz) {
    for (const float shift : {-250.0F, -3.0F, 0.25F, 100.0F, 500.0F}) {
        const auto set = [&](test::Instrument& i) { i.set(id(Osc::shift, 0), shift); };
        EXPECT_NEAR(cents_off(69, 440.0 + static_cast<double>(shift), set), 0.0, 0.1) << shift;
    }
}

TEST(OscillatorTuning, WithoutKeytrackEveryKeyPlaysMiddleC) {
    for (const int key : {30, 60, 100}) {
        const auto set = [&](test::Instrument& i) { i.set(id(Osc::keytrack, 0), 0.0F); };
        EXPECT_NEAR(cents_off(key, test::key_hz(60.0), set), 0.0, 0.1) << key;
    }
}

TEST(OscillatorTuning, ThePitchOfAVoiceIsSemitones) {
    for (const float pitch : {-48.0F, -0.3F, 3.25F, 36.0F}) {
        const auto set = [&](test::Instrument& i) { i.set(id(patch::Play::pitch), pitch); };
        EXPECT_NEAR(cents_off(69, test::key_hz(69.0 + static_cast<double>(pitch)), set), 0.0, 0.1) << pitch;
    }
}

TEST(OscillatorTuning, TheSubPlaysItsOctaves) {
    for (const float octave : {-3.0F, -2.0F, -1.0F, 0.0F}) {
        const auto set = [&](test::Instrument& i) {
            i.set(id(Osc::on, 0), 0.0F);
            i.set(id(patch::Sub::on), 1.0F);
            i.set(id(patch::Sub::octave), octave);
        };
        EXPECT_NEAR(cents_off(81, test::key_hz(81.0 + 12.0 * static_cast<double>(octave)), set), 0.0, 0.1) << octave;
    }
}

TEST(OscillatorTuning, TheMiddleOfAnOddUnisonIsTheNote) {
    for (const float copies : {3.0F, 5.0F, 7.0F, 15.0F}) {
        const auto set = [&](test::Instrument& i) {
            i.set(id(Osc::unison, 0), copies);
            i.set(id(Osc::detune, 0), 50.0F);
            i.set(id(Osc::blend, 0), 0.0F);  // the middle alone
            i.set(id(Osc::spread, 0), 100.0F);
        };
        EXPECT_NEAR(cents_off(69, 440.0, set), 0.0, 0.1) << copies;
    }
}

TEST(OscillatorTuning, UnisonIsDetunedEvenlyBothWays) {
    // Two copies of a sine are one that beats: its phase turns with the mean of both.
    const auto set = [](test::Instrument& i) {
        i.set(id(Osc::unison, 0), 2.0F);
        i.set(id(Osc::detune, 0), 10.0F);
        i.set(id(Osc::width, 0), 100.0F);
    };
    test::Instrument instrument(kRate, wavetable::Shape::sine);
    set(instrument);
    instrument.play(9600);
    instrument.now(test::note_on(69));
    instrument.play(9600);
    const test::Stereo both = instrument.play(1 << 15);
    // Fully wide, each copy has a side of its own.
    const double low = test::cents(test::frequency_hz(both.left, 440.0, kRate), 440.0);
    const double high = test::cents(test::frequency_hz(both.right, 440.0, kRate), 440.0);
    EXPECT_NEAR(std::abs(low), 10.0, 0.1);
    EXPECT_NEAR(low + high, 0.0, 0.1);
}

TEST(OscillatorTuning, SumsAllItsParts) {
    const auto set = [](test::Instrument& i) {
        i.set(id(Osc::coarse, 0), 7.0F);
        i.set(id(Osc::fine, 0), -12.5F);
        i.set(id(Osc::ratio, 0), 2.0F);
        i.set(id(Osc::shift, 0), 11.0F);
        i.set(id(patch::Play::pitch), -3.0F);
        i.now(test::bend(16383));
    };
    EXPECT_NEAR(cents_off(57, 2.0 * test::key_hz(57.0 + 7.0 - 0.125 - 3.0 + 2.0) + 11.0, set), 0.0, 0.1);
}

}  // namespace
}  // namespace refrain
