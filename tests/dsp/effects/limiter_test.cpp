#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "dsp/effects/limiter.hpp"
#include "playing.hpp"

namespace refrain::dsp {
namespace {

TEST(Limiter, NeverLetsASampleAboveItsCeiling) {
    for (const float ceiling_db : {-24.0F, -6.0F, -0.3F}) {
        const float ceiling = std::pow(10.0F, ceiling_db / 20.0F);
        Limiter limiter;
        for (std::uint32_t seed = 0; seed < 8; ++seed) {
            test::Sound sound = test::noise(48000, std::pow(10.0F, static_cast<float>(seed) * 0.25F), seed);
            for (std::size_t i = 0; i < sound.frames(); ++i) {  // bursts
                const float gain = (i / 700) % 3 == 0 ? 1.0F : 0.05F;
                sound.left[i] *= gain;
                sound.right[i] *= gain;
            }
            play(limiter, {.ceiling_db = ceiling_db}, sound);
            ASSERT_LE(test::highest(sound.left), ceiling);
            ASSERT_LE(test::highest(sound.right), ceiling);
        }
    }
}

TEST(Limiter, OnlyDelaysWhatIsNotTooLoud) {
    Limiter limiter;
    const test::Sound in = test::noise(9600, 0.9F);
    test::Sound out = in;
    play(limiter, {.ceiling_db = 0.0F}, out);
    const std::uint32_t latency = limiter.latency();
    EXPECT_EQ(latency, 71U);
    for (std::size_t i = latency; i < in.frames(); ++i) {
        ASSERT_EQ(out.left[i], in.left[i - latency]);
    }
}

TEST(Limiter, ComesDownBeforeAPeakWithoutAClick) {
    Limiter limiter;
    test::Sound sound = test::sine(48000, 60.0 / 48000.0, 0.25);
    for (std::size_t i = 20000; i < 30000; ++i) {  // suddenly louder, where the wave crosses zero
        sound.left[i] *= 8.0F;
        sound.right[i] *= 8.0F;
    }
    play(limiter, {.ceiling_db = -6.0F}, sound);
    const auto quiet = std::span(sound.left).subspan(5000, 10000);
    EXPECT_LT(test::bend_of(std::span(sound.left).subspan(21000, 8000)), 40.0F * test::bend_of(quiet));
    EXPECT_GT(test::highest(sound.left), 0.45F) << "and does not go lower than it must";
}

TEST(Limiter, GivesTheOldGainBackExactly) {
    Limiter limiter;
    test::Sound loud = test::noise(4800, 4.0F);
    play(limiter, {.ceiling_db = 0.0F}, loud);
    test::Sound quiet = test::noise(96000, 0.5F);
    const test::Sound in = quiet;
    play(limiter, {.ceiling_db = 0.0F}, quiet);
    for (std::size_t i = 90000; i < in.frames(); ++i) {
        ASSERT_EQ(quiet.left[i], in.left[i - limiter.latency()]);
    }
}

}  // namespace
}  // namespace refrain::dsp
