#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "dsp/effects/delay.hpp"
#include "playing.hpp"

namespace refrain::dsp {
namespace {

Delay::Settings open_settings(float time_s) {
    return {
        .time_s = time_s, .ping_pong = false, .feedback = 0.5F, .low_cut_hz = 5.0F, .high_cut_hz = 1e6F, .mix = 0.5F};
}

std::size_t loudest_frame(const std::vector<float>& signal, std::size_t from) {
    const auto louder = [](float a, float b) { return std::abs(a) < std::abs(b); };
    return static_cast<std::size_t>(
        std::max_element(signal.begin() + static_cast<std::ptrdiff_t>(from), signal.end(), louder) - signal.begin());
}

TEST(Delay, RepeatsOnTheVerySample) {
    for (const double rate : {44100.0, 48000.0, 96000.0, 192000.0}) {
        const auto delay = std::make_unique<Delay>();
        delay->set_sample_rate(rate);
        const auto frames = static_cast<std::size_t>(0.25 * rate);
        const test::Sound sound = impulse_response(*delay, open_settings(0.25F), frames + 64);
        EXPECT_EQ(sound.left[0], 1.0F);
        EXPECT_EQ(loudest_frame(sound.left, 1), frames);
        EXPECT_EQ(loudest_frame(sound.right, 1), frames);
    }
}

TEST(Delay, ReachesTwoSecondsAtEveryRateUpTo192kHz) {
    const auto delay = std::make_unique<Delay>();
    delay->set_sample_rate(192000.0);
    const test::Sound sound = impulse_response(*delay, open_settings(2.0F), 384064);
    EXPECT_EQ(loudest_frame(sound.left, 1), 384000U);
}

TEST(Delay, EachEchoHasItsShareOfTheOneBefore) {
    const auto delay = std::make_unique<Delay>();
    Delay::Settings settings = open_settings(0.1F);
    test::Sound sound = test::sine(4800 * 4, 1000.0 / 48000.0, 0.5);
    std::fill(sound.left.begin() + 4800, sound.left.end(), 0.0F);
    std::fill(sound.right.begin() + 4800, sound.right.end(), 0.0F);
    play(*delay, settings, sound);
    const auto echo = [&](std::size_t n) { return test::rms(std::span(sound.left).subspan(4800 * n + 480, 3840)); };
    EXPECT_NEAR(echo(1) / echo(0), 1.0, 0.01);
    EXPECT_NEAR(echo(2) / echo(1), 0.49, 0.01);
    EXPECT_NEAR(echo(3) / echo(2), 0.49, 0.01);
}

TEST(Delay, EachEchoLosesWhatIsBeyondTheCuts) {
    const auto loss_db = [](double frequency_hz) {
        const auto delay = std::make_unique<Delay>();
        Delay::Settings settings = open_settings(0.1F);
        settings.low_cut_hz = 300.0F;
        settings.high_cut_hz = 3000.0F;
        test::Sound sound = test::sine(9600, frequency_hz / 48000.0, 0.5);
        std::fill(sound.left.begin() + 4800, sound.left.end(), 0.0F);
        std::fill(sound.right.begin() + 4800, sound.right.end(), 0.0F);
        play(*delay, settings, sound);
        return test::in_db(test::rms(std::span(sound.left).subspan(5760, 2880)) /
                           test::rms(std::span(sound.left).subspan(960, 2880)));
    };
    EXPECT_NEAR(loss_db(300.0), -3.0, 0.3);
    EXPECT_NEAR(loss_db(3000.0), -3.0, 0.3);
    EXPECT_NEAR(loss_db(1000.0), -0.9, 0.3);
    EXPECT_LT(loss_db(12000.0), -11.0);
}

TEST(Delay, PingPongGoesFromSideToSide) {
    const auto delay = std::make_unique<Delay>();
    Delay::Settings settings = open_settings(0.1F);
    settings.ping_pong = true;
    const test::Sound sound = impulse_response(*delay, settings, 4800 * 3 + 64);
    EXPECT_GT(sound.left[4800], 0.9F);
    EXPECT_EQ(sound.right[4800], 0.0F);
    EXPECT_EQ(loudest_frame(sound.right, 1), 9600U);
    EXPECT_LT(std::abs(sound.left[9600]), 0.001F);
}

TEST(Delay, JumpsOfTimeAndOfPingPongMakeNoClick) {
    const auto delay = std::make_unique<Delay>();
    Delay::Settings settings = open_settings(0.3F);
    settings.feedback = 0.8F;
    test::Sound sound = test::sine(48000 * 6, 110.0 / 48000.0, 0.2);
    play_moving(
        *delay,
        [&](std::size_t place) {
            settings.time_s = place % 12000 < 6000 ? 0.3F : 0.0371F;
            settings.ping_pong = place % 30000 < 15000;
            if (place < 9600) {  // the beginning is a step of its own
                settings.mix = 0.0F;
            }
            return settings;
        },
        sound);
    const auto later = std::span(sound.left).subspan(24000);
    EXPECT_LT(test::bend_of(later), 0.002F * test::highest(later));
}

TEST(Delay, FollowsASlowlyMovingTimeAsATapeDoes) {
    const auto delay = std::make_unique<Delay>();
    Delay::Settings settings = open_settings(0.2F);
    settings.feedback = 0.0F;
    settings.mix = 1.0F;
    test::Sound sound = test::sine(48000, 1000.0 / 48000.0, 0.5);
    // Longer by 5 % of the time that passes: what is read sounds 5 % lower.
    play_moving(
        *delay,
        [&](std::size_t place) {
            settings.time_s = 0.2F + 0.05F * static_cast<float>(place) / 48000.0F;
            return settings;
        },
        sound);
    int crossings = 0;
    for (std::size_t i = 24001; i < 48000; ++i) {
        crossings += sound.left[i - 1] < 0.0F && sound.left[i] >= 0.0F ? 1 : 0;
    }
    EXPECT_NEAR(crossings, 475, 1);
}

}  // namespace
}  // namespace refrain::dsp
