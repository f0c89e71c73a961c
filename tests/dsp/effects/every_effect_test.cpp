#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <random>

#include "dsp/effects/chorus.hpp"
#include "dsp/effects/compressor.hpp"
#include "dsp/effects/delay.hpp"
#include "dsp/effects/distortion.hpp"
#include "dsp/effects/equalizer.hpp"
#include "dsp/effects/flanger.hpp"
#include "dsp/effects/limiter.hpp"
#include "dsp/effects/phaser.hpp"
#include "dsp/effects/reverb.hpp"
#include "dsp/effects/width.hpp"
#include "playing.hpp"

// What all effects promise.
namespace refrain::dsp {
namespace {

/// Settings with every number anew, between what is usual and what is nonsense.
class Dice {
public:
    explicit Dice(std::uint32_t seed, bool wild) : engine_(seed), wild_(wild) {}

    float number(float lowest, float highest) {
        if (wild_) {
            switch (engine_() % 12) {
                case 0:
                    return std::numeric_limits<float>::quiet_NaN();
                case 1:
                    return std::numeric_limits<float>::infinity();
                case 2:
                    return -std::numeric_limits<float>::infinity();
                case 3:
                    return -1e9F;
                default:
                    break;
            }
        }
        return std::uniform_real_distribution<float>(lowest, highest)(engine_);
    }
    bool coin() { return engine_() % 2 == 0; }
    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(engine_() % count); }

private:
    std::mt19937 engine_;
    bool wild_;
};

void roll(Dice& d, Chorus::Settings& s) {
    s = {d.number(0.02F, 10.0F), d.number(0.0F, 1.0F), d.number(0.001F, 0.04F), d.number(-1.0F, 1.0F),
         d.number(0.0F, 1.0F)};
}
void roll(Dice& d, Flanger::Settings& s) {
    s = {d.number(0.01F, 10.0F), d.number(0.0F, 1.0F), d.number(0.0002F, 0.01F), d.number(-1.0F, 1.0F),
         d.number(0.0F, 1.0F)};
}
void roll(Dice& d, Phaser::Settings& s) {
    s = {d.number(0.01F, 10.0F), d.number(0.0F, 1.0F), d.number(60.0F, 8000.0F), d.number(-1.0F, 1.0F),
         d.number(0.0F, 1.0F)};
}
void roll(Dice& d, Distortion::Settings& s) {
    s = {static_cast<DistortionCurve>(d.below(5)), d.number(0.0F, 48.0F), d.number(200.0F, 20000.0F),
         d.number(0.0F, 1.0F)};
}
void roll(Dice& d, Equalizer::Settings& s) {
    s = {d.number(20.0F, 1000.0F), d.number(-18.0F, 18.0F), d.number(100.0F, 10000.0F), d.number(-18.0F, 18.0F),
         d.number(0.2F, 12.0F),    d.number(1e3F, 18e3F),   d.number(-18.0F, 18.0F)};
}
void roll(Dice& d, Compressor::Settings& s) {
    s = {d.number(-60.0F, 0.0F), d.number(1.0F, 20.0F), d.number(0.0001F, 0.2F),
         d.number(0.01F, 2.0F),  d.number(0.0F, 24.0F), d.number(0.0F, 1.0F)};
}
void roll(Dice& d, Delay::Settings& s) {
    s = {d.number(0.005F, 2.0F), d.coin(), d.number(0.0F, 1.0F), d.number(20.0F, 2000.0F), d.number(200.0F, 20000.0F),
         d.number(0.0F, 1.0F)};
}
void roll(Dice& d, Reverb::Settings& s) {
    s = {{d.number(0.0F, 1.0F), d.number(0.1F, 30.0F), d.number(500.0F, 20000.0F), d.number(0.0F, 1.0F)},
         d.number(0.0F, 0.25F),
         d.number(0.0F, 1.0F)};
}
void roll(Dice& d, Width::Settings& s) {
    s = {d.number(0.0F, 2.0F)};
}
void roll(Dice& d, Limiter::Settings& s) {
    s = {d.number(-24.0F, 0.0F)};
}

/// Plays with settings that jump every 50 ms, always the same way for the same seed.
template <class Effect>
void play_wildly(Effect& effect, std::uint32_t seed, bool wild, test::Sound& sound, std::uint32_t cut) {
    Dice dice(seed, wild);
    typename Effect::Settings settings;
    play_moving(
        effect,
        [&](std::size_t place) {
            if (place % 2400 == 0) {
                roll(dice, settings);
            }
            return settings;
        },
        sound, cut);
}

template <class Effect>
class EveryEffect : public testing::Test {};

using Effects =
    testing::Types<Chorus, Flanger, Phaser, Distortion, Equalizer, Compressor, Delay, Reverb, Width, Limiter>;
TYPED_TEST_SUITE(EveryEffect, Effects);

TYPED_TEST(EveryEffect, SoundsTheSameToTheBitHoweverSpansAreCut) {
    const test::Sound in = test::noise(24000, 0.7F);
    test::Sound whole = in;
    const auto first = std::make_unique<TypeParam>();
    play_wildly(*first, 7, false, whole, 16);
    for (const std::uint32_t cut : {1U, 5U, 11U, 15U}) {
        test::Sound pieces = in;
        const auto second = std::make_unique<TypeParam>();
        play_wildly(*second, 7, false, pieces, cut);
        ASSERT_EQ(whole, pieces) << cut;
    }
}

TYPED_TEST(EveryEffect, StaysFiniteWhateverComesInAndWhateverItIsSetTo) {
    for (const double rate : {8000.0, 44100.0, 192000.0, 400000.0}) {
        const auto effect = std::make_unique<TypeParam>();
        effect->set_sample_rate(rate);
        for (std::uint32_t seed = 0; seed < 6; ++seed) {
            test::Sound sound = test::noise(24000, seed % 2 == 0 ? 100.0F : 1.0F, seed);
            play_wildly(*effect, seed, true, sound, 16);
            ASSERT_TRUE(test::all_finite(sound)) << rate << ' ' << seed;
        }
    }
}

TYPED_TEST(EveryEffect, IsItselfAgainAfterNonsense) {
    const auto effect = std::make_unique<TypeParam>();
    test::Sound sound = test::noise(48000, 100.0F);
    play_wildly(*effect, 3, true, sound, 16);
    effect->reset();
    test::Sound after = test::noise(24000, 0.5F);
    test::Sound fresh = after;
    play(*effect, {}, after);
    const auto other = std::make_unique<TypeParam>();
    play(*other, {}, fresh);
    EXPECT_EQ(after, fresh) << "reset() leaves nothing behind";
}

TYPED_TEST(EveryEffect, RingsOutAndKnowsIt) {
    const auto effect = std::make_unique<TypeParam>();
    EXPECT_TRUE(effect->silent());
    test::Sound sound = test::noise(9600, 0.9F);
    play(*effect, {}, sound);
    int ticks = 0;
    test::Sound tail(480);
    do {
        tail = test::Sound(480);
        play(*effect, {}, tail);
        ASSERT_LT(++ticks, 2000) << "20 s";
    } while (!effect->silent());
    tail = test::Sound(48000);
    play(*effect, {}, tail);
    EXPECT_LT(test::highest(tail.left), 2e-6F);
    EXPECT_LT(test::highest(tail.right), 2e-6F);
}

TYPED_TEST(EveryEffect, ChangesLittleInLevelAsItIsSetAtFirst) {
    const auto effect = std::make_unique<TypeParam>();
    test::Sound sound = test::sine(96000, 440.0 / 48000.0, 0.25);
    play(*effect, {}, sound);
    const double level_db = test::in_db(test::rms(std::span(sound.left).last(48000)) / (0.25 / std::sqrt(2.0)));
    EXPECT_GT(level_db, -8.0);
    EXPECT_LT(level_db, 9.0);
}

}  // namespace
}  // namespace refrain::dsp
