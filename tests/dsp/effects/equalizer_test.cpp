#include <gtest/gtest.h>

#include <cmath>

#include "dsp/effects/equalizer.hpp"
#include "playing.hpp"

namespace refrain::dsp {
namespace {

double gain_db(const Equalizer::Settings& settings, double frequency_hz) {
    Equalizer equalizer;
    test::Sound sound = test::sine(96000, frequency_hz / 48000.0, 0.25);
    play(equalizer, settings, sound);
    return test::in_db(test::rms(std::span(sound.left).last(48000)) * std::sqrt(2.0) / 0.25);
}

TEST(Equalizer, LeavesTheSoundAloneAtZero) {
    for (const double frequency_hz : {30.0, 300.0, 3000.0, 15000.0}) {
        EXPECT_NEAR(gain_db({}, frequency_hz), 0.0, 0.001);
    }
}

TEST(Equalizer, GivesEachBandItsGain) {
    for (const float gain : {-18.0F, -6.0F, 6.0F, 18.0F}) {
        const auto wanted = static_cast<double>(gain);
        EXPECT_NEAR(gain_db({.low_hz = 400.0F, .low_db = gain}, 20.0), wanted, 0.1);
        EXPECT_NEAR(gain_db({.low_hz = 400.0F, .low_db = gain}, 400.0), wanted / 2.0, 0.1) << "half way at its edge";
        EXPECT_NEAR(gain_db({.low_hz = 400.0F, .low_db = gain}, 12000.0), 0.0, 0.1);
        EXPECT_NEAR(gain_db({.mid_hz = 1000.0F, .mid_db = gain}, 1000.0), wanted, 0.05);
        EXPECT_NEAR(gain_db({.mid_hz = 1000.0F, .mid_db = gain, .mid_q = 4.0F}, 60.0), 0.0, 0.1);
        EXPECT_NEAR(gain_db({.high_hz = 3000.0F, .high_db = gain}, 22000.0), wanted, 0.2);
        EXPECT_NEAR(gain_db({.high_hz = 3000.0F, .high_db = gain}, 3000.0), wanted / 2.0, 0.1);
        EXPECT_NEAR(gain_db({.high_hz = 3000.0F, .high_db = gain}, 60.0), 0.0, 0.1);
    }
}

TEST(Equalizer, IsNarrowerTheHigherItsQ) {
    const double wide = gain_db({.mid_hz = 1000.0F, .mid_db = 12.0F, .mid_q = 0.5F}, 2000.0);
    const double narrow = gain_db({.mid_hz = 1000.0F, .mid_db = 12.0F, .mid_q = 8.0F}, 2000.0);
    EXPECT_GT(wide, 7.0);
    EXPECT_LT(narrow, 0.5);
}

TEST(Equalizer, StaysCalmWhileItIsSweptAtAudioRate) {
    Equalizer equalizer;
    test::Sound sound = test::sine(96000, 220.0 / 48000.0, 0.25);
    Equalizer::Settings settings{.low_db = 6.0F, .mid_db = 18.0F, .mid_q = 12.0F, .high_db = 6.0F};
    play_moving(
        equalizer,
        [&](std::size_t place) {
            settings.mid_hz = 1000.0F * std::exp2(3.0F * std::sin(0.02F * static_cast<float>(place)));
            settings.low_hz = 150.0F * std::exp2(2.0F * std::sin(0.013F * static_cast<float>(place)));
            return settings;
        },
        sound);
    EXPECT_LT(test::highest(sound.left), 8.0F);
}

}  // namespace
}  // namespace refrain::dsp
