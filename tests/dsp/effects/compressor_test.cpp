#include <gtest/gtest.h>

#include <cmath>

#include "dsp/effects/compressor.hpp"
#include "playing.hpp"

namespace refrain::dsp {
namespace {

double level_after_db(const Compressor::Settings& settings, double in_db) {
    Compressor compressor;
    test::Sound sound = test::sine(96000, 1000.0 / 48000.0, std::pow(10.0, in_db / 20.0));
    play(compressor, settings, sound);
    return test::in_db(static_cast<double>(test::highest(std::span(sound.left).last(24000))));
}

TEST(Compressor, TakesByItsRatioAboveTheThreshold) {
    const Compressor::Settings four{.threshold_db = -24.0F, .ratio = 4.0F, .attack_s = 0.001F, .release_s = 0.2F};
    EXPECT_NEAR(level_after_db(four, -40.0), -40.0, 0.01);
    EXPECT_NEAR(level_after_db(four, -12.0), -21.0, 0.3);
    EXPECT_NEAR(level_after_db(four, 0.0), -18.0, 0.3);
    const Compressor::Settings ten{.threshold_db = -30.0F, .ratio = 10.0F, .attack_s = 0.001F, .release_s = 0.2F};
    EXPECT_NEAR(level_after_db(ten, -10.0), -28.0, 0.3);
}

TEST(Compressor, HasAKneeThatIsSixDecibelsWide) {
    const Compressor::Settings hard{.threshold_db = -24.0F, .ratio = 20.0F, .attack_s = 0.001F, .release_s = 0.2F};
    EXPECT_NEAR(level_after_db(hard, -27.1), -27.1, 0.02);
    EXPECT_NEAR(level_after_db(hard, -24.0), -24.0 - 0.95 * 9.0 / 12.0, 0.15);
}

TEST(Compressor, TakesHoldAndLetsGoInItsTimes) {
    Compressor compressor;
    const Compressor::Settings settings{.threshold_db = -20.0F, .ratio = 4.0F, .attack_s = 0.02F, .release_s = 0.3F};
    test::Sound loud(960);  // 20 ms at a level of 0 dB, wants 15 dB
    std::fill(loud.left.begin(), loud.left.end(), 1.0F);
    play(compressor, settings, loud);
    EXPECT_NEAR(static_cast<double>(compressor.reduction_db()), 15.0 * (1.0 - std::exp(-1.0)), 0.2);
    test::Sound longer(48000);
    std::fill(longer.left.begin(), longer.left.end(), 1.0F);
    play(compressor, settings, longer);
    EXPECT_NEAR(static_cast<double>(compressor.reduction_db()), 15.0, 0.01);
    test::Sound quiet(14400);  // 300 ms
    play(compressor, settings, quiet);
    EXPECT_NEAR(static_cast<double>(compressor.reduction_db()), 15.0 * std::exp(-1.0 + 0.02 / 0.3), 0.3);
}

TEST(Compressor, GoesOnLettingGoWhileItIsNotRendered) {
    const Compressor::Settings settings{.threshold_db = -20.0F, .ratio = 4.0F, .attack_s = 0.001F, .release_s = 0.3F};
    Compressor rendered;
    Compressor slept;
    for (Compressor* compressor : {&rendered, &slept}) {
        test::Sound loud(48000);
        std::fill(loud.left.begin(), loud.left.end(), 1.0F);
        play(*compressor, settings, loud);
    }
    test::Sound silence(9600);
    play(rendered, settings, silence);
    slept.skip_silence(9600);
    EXPECT_NEAR(rendered.reduction_db(), slept.reduction_db(), 0.1F);
}

TEST(Compressor, TreatsBothSidesAlike) {
    Compressor compressor;
    test::Sound sound = test::sine(48000, 1000.0 / 48000.0, 1.0);
    for (float& sample : sound.right) {
        sample *= 0.125F;
    }
    play(compressor, {.threshold_db = -20.0F, .ratio = 8.0F}, sound);
    for (std::size_t i = 0; i < sound.frames(); ++i) {
        ASSERT_NEAR(sound.right[i], sound.left[i] * 0.125F, 1e-6F) << "the picture stays where it is";
    }
}

}  // namespace
}  // namespace refrain::dsp
