#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "patch/choices.hpp"
#include "support/instrument.hpp"
#include "support/tuning.hpp"

// What keys and pedals do, as it is heard: glides, mono and legato, sostenuto, the soft pedal, where waves start.
namespace refrain {
namespace {

using patch::id;
using patch::Osc;
using patch::Play;

constexpr double kRate = 48000.0;

template <class Choice>
void choose(test::Instrument& instrument, patch::ParameterId parameter, Choice choice) {
    instrument.set(parameter, static_cast<float>(choice));
}

double pitch_of(test::Instrument& instrument, double near_key, std::uint64_t frames = 8192) {
    const double near_hz = test::key_hz(near_key);
    const std::vector<float> sound = instrument.play(frames).left;
    return near_key + test::cents(test::frequency_hz(sound, near_hz, kRate), near_hz) / 100.0;
}

/// The frame in which the pitch has arrived: from there on the sine's period is the goal's.
double glide_seconds(test::Instrument& instrument, int to) {
    instrument.now(test::note_on(to));
    const std::vector<float> sound = instrument.play(96000).left;
    // Rising zero crossings, between samples.
    std::vector<double> crossings;
    for (std::size_t i = 1; i < sound.size(); ++i) {
        if (sound[i - 1] < 0.0F && sound[i] >= 0.0F) {
            crossings.push_back(static_cast<double>(i) - static_cast<double>(sound[i] / (sound[i] - sound[i - 1])));
        }
    }
    const double period = kRate / test::key_hz(to);
    std::size_t last = crossings.size() - 1;
    while (last > 0 && std::abs(crossings[last] - crossings[last - 1] - period) < 1e-3 * period) {
        --last;
    }
    return crossings[last] / kRate;
}

test::Instrument& legato_sine(test::Instrument& instrument, float glide_s) {
    choose(instrument, id(Play::mode), patch::PlayMode::legato);
    instrument.set(id(Play::glide), glide_s);
    instrument.play(4800);
    return instrument;
}

TEST(Glide, TakesItsTimeForEveryInterval) {
    for (const int to : {81, 93}) {
        test::Instrument instrument(kRate, wavetable::Shape::sine);
        legato_sine(instrument, 0.5F).now(test::note_on(69));
        instrument.play(4800);
        EXPECT_NEAR(glide_seconds(instrument, to), 0.5, 0.005) << to;
    }
}

TEST(Glide, TakesItsTimeForEachOctave) {
    for (const auto& [to, seconds] : {std::pair{81, 0.25}, {93, 0.5}, {75, 0.125}}) {
        test::Instrument instrument(kRate, wavetable::Shape::sine);
        choose(instrument, id(Play::glide_unit), patch::GlideUnit::rate);
        legato_sine(instrument, 0.25F).now(test::note_on(69));
        instrument.play(4800);
        EXPECT_NEAR(glide_seconds(instrument, to), seconds, 0.005) << to;
    }
}

TEST(Glide, IsHalfwayAfterHalfItsTime) {
    test::Instrument instrument(kRate, wavetable::Shape::sine);
    legato_sine(instrument, 2.0F).now(test::note_on(69));
    instrument.play(4800);
    instrument.now(test::note_on(81));
    instrument.play(47424);
    EXPECT_NEAR(pitch_of(instrument, 75.0, 1152), 75.0, 0.1);
}

TEST(Glide, OnlyBetweenOverlappingKeysWhereItSaysSo) {
    for (const bool overlaps : {false, true}) {
        test::Instrument instrument(kRate, wavetable::Shape::sine);
        choose(instrument, id(Play::glide_when), patch::GlideWhen::legato);
        legato_sine(instrument, 1.0F).now(test::note_on(69));
        instrument.play(4800);
        if (!overlaps) {
            instrument.now(test::note_off(69));
            instrument.play(9600);
        }
        instrument.now(test::note_on(81));
        instrument.play(480);
        const double pitch = pitch_of(instrument, overlaps ? 69.3 : 81.0, 2048);
        EXPECT_EQ(pitch > 80.9, !overlaps) << pitch;
    }
}

TEST(Glide, ReachesItsGoalToATenthOfACent) {
    test::Instrument instrument(kRate, wavetable::Shape::sine);
    legato_sine(instrument, 0.3F).now(test::note_on(50));
    instrument.play(4800);
    instrument.now(test::note_on(71));
    instrument.play(24000);
    EXPECT_NEAR(pitch_of(instrument, 71.0, 1 << 15), 71.0, 0.001);
}

TEST(SingleVoice, PlaysTheKeyThatItsPriorityPrefersAndReturnsToTheOthers) {
    struct Expected {
        patch::NotePriority priority;
        int after_three;
        int after_release;  // of what sounded
    };
    for (const Expected& expected : {Expected{patch::NotePriority::last, 67, 76},
                                     {patch::NotePriority::high, 76, 69},
                                     {patch::NotePriority::low, 67, 69}}) {
        for (const patch::PlayMode mode : {patch::PlayMode::mono, patch::PlayMode::legato}) {
            test::Instrument instrument(kRate, wavetable::Shape::sine);
            choose(instrument, id(Play::mode), mode);
            choose(instrument, id(Play::priority), expected.priority);
            instrument.play(480);
            for (const int key : {69, 76, 67}) {
                instrument.now(test::note_on(key));
                instrument.play(4800);
            }
            EXPECT_EQ(instrument.voices(), 1U);
            EXPECT_NEAR(pitch_of(instrument, expected.after_three), expected.after_three, 0.01);
            instrument.now(test::note_off(expected.after_three));
            instrument.play(4800);
            EXPECT_NEAR(pitch_of(instrument, expected.after_release), expected.after_release, 0.01);
            for (const int key : {69, 76, 67}) {
                instrument.now(test::note_off(key));
            }
            instrument.play(9600);
            EXPECT_EQ(instrument.voices(), 0U);
        }
    }
}

/// How loud a second overlapping key is just after its stroke, against the first one's sustain.
float loudness_after_second_key(patch::PlayMode mode) {
    test::Instrument instrument(kRate, wavetable::Shape::sine);
    choose(instrument, id(Play::mode), mode);
    instrument.set(id(patch::Envelope::decay, 0), 0.05F);
    instrument.set(id(patch::Envelope::sustain, 0), 10.0F);
    instrument.play(480);
    instrument.now(test::note_on(69));
    instrument.play(9600);
    const float sustain = test::peak(instrument.play(960).left);
    instrument.now(test::note_on(76));
    return test::peak(instrument.play(960).left) / sustain;
}

TEST(SingleVoice, StrikesAnewInMonoAndGoesOnInLegato) {
    EXPECT_GT(loudness_after_second_key(patch::PlayMode::mono), 5.0F);
    EXPECT_NEAR(loudness_after_second_key(patch::PlayMode::legato), 1.0F, 0.01F);
}

TEST(Pedals, SostenutoHoldsWhatWasDownAndNothingThatComesLater) {
    test::Instrument instrument;
    instrument.now(test::note_on(60));
    instrument.play(480);
    instrument.now(test::controller(66, 127));
    instrument.now(test::note_on(64));
    instrument.now(test::note_off(60));
    instrument.now(test::note_off(64));
    instrument.play(9600);
    EXPECT_EQ(instrument.voices(), 1U);
    EXPECT_TRUE(instrument.lit(60));
    instrument.now(test::controller(66, 0));
    instrument.play(9600);
    EXPECT_EQ(instrument.voices(), 0U);
}

TEST(Pedals, SoftMakesStrokesSofterWhileItIsDown) {
    const auto stroke = [](bool soft) {
        test::Instrument instrument(kRate, wavetable::Shape::sine);
        instrument.now(test::controller(67, soft ? 127 : 0));
        instrument.now(test::note_on(69, 100));
        instrument.play(4800);
        return test::peak(instrument.play(4800).left);
    };
    const float share = stroke(true) / stroke(false);
    EXPECT_LT(share, 0.8F);
    EXPECT_GT(share, 0.3F);
}

/// The first sound of a key struck at `frame`.
std::vector<float> onset(patch::PhaseMode mode, std::uint64_t frame, float phase_degrees = 90.0F) {
    test::Instrument instrument(kRate, wavetable::Shape::sine);
    choose(instrument, id(Osc::phase_mode, 0), mode);
    instrument.set(id(Osc::phase, 0), phase_degrees);
    instrument.play(9600);
    const test::Timed start{frame, test::note_on(69)};
    std::vector<float> sound = instrument.play(frame + 4800, {&start, 1}).left;
    sound.erase(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(frame));
    return sound;
}

double correlation(const std::vector<float>& a, const std::vector<float>& b) {
    double ab = 0.0;
    double aa = 0.0;
    double bb = 0.0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        ab += static_cast<double>(a[i]) * static_cast<double>(b[i]);
        aa += static_cast<double>(a[i]) * static_cast<double>(a[i]);
        bb += static_cast<double>(b[i]) * static_cast<double>(b[i]);
    }
    return ab / std::sqrt(aa * bb);
}

TEST(PhaseMode, ResetStartsEveryNoteAtTheSetPlace) {
    const std::vector<float> first = onset(patch::PhaseMode::reset, 0);
    EXPECT_NEAR(correlation(first, onset(patch::PhaseMode::reset, 1234)), 1.0, 1e-3);
    EXPECT_NEAR(correlation(first, onset(patch::PhaseMode::reset, 0, 270.0F)), -1.0, 1e-3);
    EXPECT_NEAR(correlation(first, onset(patch::PhaseMode::reset, 0, 180.0F)), 0.0, 0.05);
}

TEST(PhaseMode, FreeGoesOnAsIfTheOscillatorHadNeverStopped) {
    // 48000 / 440 is 109.09 frames a turn: half a turn later the wave is the other way up.
    const std::vector<float> first = onset(patch::PhaseMode::free, 0);
    EXPECT_NEAR(correlation(first, onset(patch::PhaseMode::free, 12 * 100)), 1.0, 1e-2) << "11 turns later";
    EXPECT_NEAR(correlation(first, onset(patch::PhaseMode::free, 600)), -1.0, 1e-2) << "5.5 turns later";
}

TEST(PhaseMode, RandomStartsNotesInDifferentPlaces) {
    test::Instrument instrument(kRate, wavetable::Shape::sine);
    choose(instrument, id(Osc::phase_mode, 0), patch::PhaseMode::random);
    instrument.set(id(patch::Envelope::release, 0), 0.001F);
    instrument.play(480);
    std::vector<std::vector<float>> notes;
    for (int i = 0; i < 6; ++i) {
        instrument.now(test::note_on(69));
        notes.push_back(instrument.play(4800).left);
        instrument.now(test::note_off(69));
        instrument.play(480);
    }
    double lowest = 1.0;
    for (std::size_t i = 1; i < notes.size(); ++i) {
        lowest = std::min(lowest, correlation(notes[0], notes[i]));
    }
    EXPECT_LT(lowest, 0.7);
}

}  // namespace
}  // namespace refrain
