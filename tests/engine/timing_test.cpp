#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "support/instrument.hpp"
#include "support/tuning.hpp"

// When things happen, and at which pitch.
namespace refrain {
namespace {

using test::cents;
using test::frequency_hz;

std::uint64_t first_sound(const std::vector<float>& signal) {
    for (std::uint64_t i = 0; i < signal.size(); ++i) {
        if (signal[i] != 0.0F) {
            return i;
        }
    }
    return signal.size();
}

TEST(Timing, ANoteBeginsOnItsOwnSample) {
    for (const std::uint64_t at : {0U, 1U, 15U, 16U, 17U, 63U, 64U, 777U}) {
        test::Instrument instrument;
        const test::Timed start{at, test::note_on(69)};
        // Gain and wave both rise from 0 on the note's own sample, so the first sound is on the next one.
        EXPECT_EQ(first_sound(instrument.play(1000, {&start, 1}).left), at + 1);
    }
}

/// Plays a wave that starts at its top and hardly moves, half a turn a second, and takes that movement out again: what
/// is left is the envelope.
std::vector<double> envelope_of(test::Instrument& instrument, std::uint64_t start, std::uint64_t stop) {
    instrument.publish({{.amplitude = 1.0F, .phase_turns = 0.25F}});
    instrument.set(patch::id(patch::Osc::coarse, 0), -48.0F);
    instrument.play(48000);  // tuning and table have arrived
    const double turns_per_frame = 440.0 * std::exp2((0 - 48 - 69) / 12.0) / 48000.0;
    const std::vector<test::Timed> events{{start, test::note_on(0)}, {stop, test::note_off(0)}};
    const std::vector<float> sound = instrument.play(6000, events).left;
    std::vector<double> envelope(sound.size());
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double turns = turns_per_frame * (static_cast<double>(i) - static_cast<double>(start));
        envelope[i] = sound[i] / std::cos(2.0 * std::numbers::pi * turns);
    }
    return envelope;
}

TEST(Timing, AttackDecayAndReleaseTakeTheirTimeToTheSample) {
    test::Instrument instrument(48000.0);
    instrument.set(patch::id(patch::Envelope::attack, 0), 0.01F);  // 480 frames
    instrument.set(patch::id(patch::Envelope::decay, 0), 0.02F);   // 960
    instrument.set(patch::id(patch::Envelope::sustain, 0), 50.0F);
    instrument.set(patch::id(patch::Envelope::release, 0), 0.03F);  // 1440
    constexpr std::size_t kStart = 5;
    constexpr std::size_t kTop = kStart + 480;
    constexpr std::size_t kSustain = kTop + 960;
    constexpr std::size_t kReleased = kSustain + 200;
    const std::vector<double> envelope = envelope_of(instrument, kStart, kReleased);
    EXPECT_EQ(std::max_element(envelope.begin(), envelope.end()) - envelope.begin(), std::ptrdiff_t{kTop});
    const double half = envelope[kTop] / 2.0;
    EXPECT_GT(envelope[kSustain - 1], half * (1.0 + 1e-5));
    for (std::size_t i = kSustain; i <= kReleased; ++i) {
        ASSERT_NEAR(envelope[i], half, half * 1e-6) << "the sustain level holds, at " << i;
    }
    EXPECT_LT(envelope[kReleased + 1], half * (1.0 - 1e-4)) << "the release begins on its own sample";
    EXPECT_NE(envelope[kReleased + 1439], 0.0);
    for (std::size_t i = kReleased + 1440; i < envelope.size(); ++i) {
        ASSERT_EQ(envelope[i], 0.0) << "silence after the release is exact, at " << i;
    }
}

TEST(Timing, AReleaseInTheMiddleOfTheAttackGoesOnFromThere) {
    test::Instrument instrument;
    instrument.set(patch::id(patch::Envelope::attack, 0), 0.01F);
    const std::vector<double> envelope = envelope_of(instrument, 3, 3 + 101);
    EXPECT_EQ(std::max_element(envelope.begin(), envelope.end()) - envelope.begin(), 3 + 101);
}

class Tuning : public testing::TestWithParam<int> {};

TEST_P(Tuning, IsWithinATenthOfACent) {
    const double sample_rate = GetParam();
    for (const int key : {21, 33, 60, 69, 84, 108, 120}) {
        test::Instrument instrument(sample_rate, wavetable::Shape::sine);
        const test::Timed start{0, test::note_on(key)};
        instrument.play(4800, {&start, 1});
        const double expected = 440.0 * std::exp2((key - 69) / 12.0);
        const double got = frequency_hz(instrument.play(1 << 16).left, expected, sample_rate);
        EXPECT_NEAR(cents(got, expected), 0.0, 0.1) << "key " << key;
    }
}

INSTANTIATE_TEST_SUITE_P(Rates, Tuning, testing::Values(44100, 48000, 96000, 192000));

TEST(Pitch, WheelBendsByItsRangeBothWays) {
    for (const auto& [wheel, semitones] : {std::pair{16383, 2.0}, {0, -2.0}, {8192, 0.0}, {12288, 1.0}}) {
        test::Instrument instrument(48000.0, wavetable::Shape::sine);
        instrument.now(test::bend(wheel));
        instrument.now(test::note_on(69));
        instrument.play(9600);
        const double expected = 440.0 * std::exp2(semitones / 12.0);
        EXPECT_NEAR(cents(frequency_hz(instrument.play(1 << 15).left, expected, 48000.0), expected), 0.0, 0.1) << wheel;
    }
}

TEST(Pitch, RpnZeroSetsTheRangeOfItsChannelOnly) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    for (const auto& event : {test::controller(101, 0, 1), test::controller(100, 0, 1), test::controller(6, 12, 1),
                              test::controller(38, 50, 1), test::bend(16383, 1), test::note_on(57, 127, 1)}) {
        instrument.now(event);
    }
    instrument.play(9600);
    const double expected = 220.0 * std::exp2(12.5 / 12.0);
    EXPECT_NEAR(cents(frequency_hz(instrument.play(1 << 15).left, expected, 48000.0), expected), 0.0, 0.1);

    test::Instrument other(48000.0, wavetable::Shape::sine);
    for (const auto& event : {test::controller(101, 0, 1), test::controller(100, 0, 1), test::controller(6, 12, 1),
                              test::bend(16383, 2), test::note_on(57, 127, 2)}) {
        other.now(event);
    }
    other.play(9600);
    const double usual = 220.0 * std::exp2(2.0 / 12.0);
    EXPECT_NEAR(cents(frequency_hz(other.play(1 << 15).left, usual, 48000.0), usual), 0.0, 0.1);
}

TEST(Pitch, StaysWhenTheSampleRateChangesUnderASoundingNote) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    instrument.now(test::note_on(69));
    instrument.play(9600);
    instrument.engine().set_sample_rate(96000.0);
    instrument.play(9600);
    EXPECT_NEAR(cents(frequency_hz(instrument.play(1 << 15).left, 440.0, 96000.0), 440.0), 0.0, 0.1);
}

TEST(Pitch, AboveNyquistIsSilentAndNeverFolds) {
    test::Instrument instrument(44100.0);
    instrument.set(patch::id(patch::Osc::coarse, 0), 48.0F);
    instrument.play(9600);
    instrument.now(test::note_on(127));
    EXPECT_EQ(test::peak(instrument.play(9600).left), 0.0F);
}

TEST(Pitch, VibratoComesWithTheModulationWheel) {
    test::Instrument still(48000.0, wavetable::Shape::sine);
    still.now(test::note_on(69));
    const auto plain = still.play(24000);
    test::Instrument moved(48000.0, wavetable::Shape::sine);
    moved.route(0, patch::Patch().routes()[0]);
    moved.now(test::controller(1, 127));
    moved.now(test::note_on(69));
    const auto wavering = moved.play(24000);
    EXPECT_GT(test::peak(wavering.left), 0.0F);
    EXPECT_NE(plain.left, wavering.left);
}

}  // namespace
}  // namespace refrain
