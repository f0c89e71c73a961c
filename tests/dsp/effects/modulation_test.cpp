#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "dsp/effects/chorus.hpp"
#include "dsp/effects/flanger.hpp"
#include "dsp/effects/phaser.hpp"
#include "dsp/effects/width.hpp"
#include "playing.hpp"
#include "support/spectrum.hpp"

namespace refrain::dsp {
namespace {

/// The response of an effect that stands still, in dB, in 4096 bins up to Nyquist.
template <class Effect>
std::vector<double> response_db(const typename Effect::Settings& settings) {
    const auto effect = std::make_unique<Effect>();
    test::Sound warm(4800);
    play(*effect, settings, warm);
    test::Sound sound(8192);
    sound.left[4096] = 1.0F;  // where the window is 1
    play(*effect, settings, sound);
    std::vector<double> response = test::power_spectrum(sound.left);
    for (double& r : response) {
        r = test::decibel(r + 1e-20);
    }
    return response;
}

TEST(Chorus, SpreadsASineAroundItsPitchAndOverTheSides) {
    Chorus chorus;
    test::Sound sound = test::sine(96000, 1000.0 / 48000.0, 0.25);
    play(chorus, {.rate_hz = 2.0F, .depth = 1.0F, .mix = 1.0F}, sound);
    const double left = test::rms(std::span(sound.left).last(48000));
    EXPECT_GT(left, 0.05);
    EXPECT_LT(left, 0.3);
    double difference = 0.0;
    for (std::size_t i = 48000; i < 96000; ++i) {
        difference = std::max(difference, std::abs(static_cast<double>(sound.left[i] - sound.right[i])));
    }
    EXPECT_GT(difference, 0.1);
}

TEST(Flanger, IsACombWithNotchesInBetweenItsPeaks) {
    const std::vector<double> response =
        response_db<Flanger>({.rate_hz = 0.01F, .depth = 0.0F, .delay_s = 0.001F, .feedback = 0.0F, .mix = 0.5F});
    const auto at = [&](double hz) { return response[static_cast<std::size_t>(std::lround(hz / 48000.0 * 8192.0))]; };
    EXPECT_NEAR(at(1000.0), 0.0, 0.1);
    EXPECT_LT(at(1500.0), -30.0);
    EXPECT_LT(at(500.0), -30.0);
}

TEST(Phaser, HasThreeNotches) {
    const std::vector<double> response =
        response_db<Phaser>({.rate_hz = 0.01F, .depth = 0.0F, .centre_hz = 2000.0F, .feedback = 0.0F, .mix = 0.5F});
    int notches = 0;
    for (std::size_t k = 4; k + 4 < response.size(); ++k) {
        const bool lowest = response[k] < response[k - 1] && response[k] <= response[k + 1];
        notches += lowest && response[k] < -20.0 ? 1 : 0;
    }
    EXPECT_EQ(notches, 3);
}

TEST(SweptEffects, GoOnWithTheirSweepWhileNothingSounds) {
    const Flanger::Settings settings{.rate_hz = 0.05F};
    Flanger rendered;
    Flanger slept;
    test::Sound silence(160000);
    play(rendered, settings, silence);
    test::Sound first(16);
    play(slept, settings, first);
    slept.skip_silence(159984);
    test::Sound a = test::noise(4800, 0.5F);
    test::Sound b = a;
    play(rendered, settings, a);
    play(slept, settings, b);
    for (std::size_t i = 0; i < a.frames(); ++i) {
        ASSERT_NEAR(a.left[i], b.left[i], 0.01F);
    }
}

TEST(Width, GoesFromMonoToTwiceTheDifference) {
    Width width;
    test::Sound sound(64);
    std::fill(sound.left.begin(), sound.left.end(), 1.0F);
    test::Sound mono = sound;
    play(width, {.width = 0.0F}, mono);
    EXPECT_EQ(mono.left, mono.right);
    EXPECT_EQ(mono.left[32], 0.5F);
    width.reset();
    test::Sound wide = sound;
    play(width, {.width = 2.0F}, wide);
    EXPECT_EQ(wide.left[32], 1.5F);
    EXPECT_EQ(wide.right[32], -0.5F);
    width.reset();
    test::Sound same = test::noise(64, 1.0F);
    const test::Sound in = same;
    play(width, {.width = 1.0F}, same);
    EXPECT_EQ(same, in);
}

}  // namespace
}  // namespace refrain::dsp
