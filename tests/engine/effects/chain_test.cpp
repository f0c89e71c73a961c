#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "fake_values.hpp"
#include "patch/choices.hpp"

namespace refrain::engine {
namespace {

using patch::Effect;
using patch::id;

void everything_on(ChainPlayer& player) {
    for (const Effect effect : kAllEffects) {
        player.chain().set_on(effect, true);
    }
    player.chain().set_limiter_on(true);
}

TEST(EffectsChain, LeavesEveryBitAsItIsWithEverythingOff) {
    ChainPlayer player;
    const test::Sound in = test::noise(48000, 3.0F);
    test::Sound out = in;
    player.play(out);
    EXPECT_EQ(in, out);
}

TEST(EffectsChain, IsTransparentAgainWhenEverythingIsSwitchedOff) {
    ChainPlayer player;
    everything_on(player);
    test::Sound before = test::noise(48000, 0.5F);
    player.play(before);
    for (const Effect effect : kAllEffects) {
        player.chain().set_on(effect, false);
    }
    player.chain().set_limiter_on(false);
    test::Sound fading = test::noise(1600, 0.5F);
    player.play(fading);
    const test::Sound in = test::noise(4800, 0.5F);
    test::Sound out = in;
    player.play(out);
    EXPECT_EQ(in, out);
}

TEST(EffectsChain, LimitsWhatTheVolumeMakesTooLoud) {
    ChainPlayer player;
    player.chain().set_limiter_on(true);
    player.chain().set_volume(4.0F);
    test::Sound sound = test::noise(48000, 0.9F);
    player.play(sound);
    const float ceiling = std::pow(10.0F, player.values().value(id(patch::Output::ceiling)) / 20.0F);
    float loudest = 0.0F;
    for (std::size_t i = 0; i < sound.frames(); ++i) {
        loudest = std::max({loudest, std::abs(sound.left[i]), std::abs(sound.right[i])});
    }
    EXPECT_LE(loudest, ceiling * 1.00001F);
    EXPECT_GT(loudest, ceiling * 0.9F);
}

/// Plays notes and rests while things are switched and reordered, all at fixed frames.
test::Sound eventful(std::uint32_t cut) {
    ChainPlayer player;
    player.values().set(id(patch::Delay::feedback), 20.0F);
    player.values().set(id(patch::Reverb::decay), 0.2F);
    player.values().settle();
    test::Sound whole(0);
    for (std::uint32_t scene = 0; scene < 60; ++scene) {
        player.chain().set_on(kAllEffects[scene % 8], scene % 3 != 0);
        player.chain().set_limiter_on(scene % 5 < 3);
        if (scene % 7 == 0) {
            patch::EffectOrder order = patch::kUsualOrder;
            std::rotate(order.begin(), order.begin() + scene % 8, order.end());
            player.chain().set_order(order);
        }
        player.values().set(id(patch::Delay::time), scene % 2 == 0 ? 0.02F : 0.09F);
        player.values().set(id(patch::Distortion::curve), static_cast<float>(scene % 5));
        // A note that begins and ends within a tick, and a rest that is long enough to fall asleep in.
        test::Sound sound(scene % 6 == 5 ? 64000 : 3200);
        const test::Sound note = test::noise(1003, 0.4F, scene);
        std::copy(note.left.begin(), note.left.end(), sound.left.begin() + 37 + scene);
        std::copy(note.right.begin(), note.right.end(), sound.right.begin() + 37 + scene);
        player.play(sound, cut);
        whole.left.insert(whole.left.end(), sound.left.begin(), sound.left.end());
        whole.right.insert(whole.right.end(), sound.right.begin(), sound.right.end());
    }
    return whole;
}

TEST(EffectsChain, SoundsTheSameToTheBitHoweverSpansAreCut) {
    const test::Sound whole = eventful(16);
    EXPECT_TRUE(test::all_finite(whole));
    for (const std::uint32_t cut : {1U, 5U, 11U}) {
        EXPECT_EQ(whole, eventful(cut)) << cut;
    }
}

TEST(EffectsChain, KnowsWhenItsTailIsOverAndIsSilentThen) {
    ChainPlayer player;
    everything_on(player);
    test::Sound sound = test::noise(9600, 0.5F);
    player.play(sound);
    EXPECT_FALSE(player.chain().silent());
    int tenths = 0;
    while (!player.chain().silent()) {
        test::Sound tail(4800);
        player.play(tail);
        ASSERT_LT(++tenths, 400);
    }
    EXPECT_GT(tenths, 10) << "the room is not cut off";
    test::Sound first(9600);
    player.play(first);
    EXPECT_LT(test::highest(first.left), 4e-6F);
    test::Sound rest(9600);
    player.play(rest);
    EXPECT_EQ(test::highest(rest.left), 0.0F) << "exactly";
    EXPECT_EQ(test::highest(rest.right), 0.0F);
}

TEST(EffectsChain, IsSilentAtFirstWhateverIsOn) {
    ChainPlayer player;
    everything_on(player);
    EXPECT_TRUE(player.chain().silent());
    test::Sound sound(4800);
    player.play(sound);
    EXPECT_TRUE(player.chain().silent());
}

TEST(EffectsChain, WakesOnTheVerySample) {
    ChainPlayer player;
    player.chain().set_on(Effect::delay, true);
    player.values().set(id(patch::Delay::time), 0.05F);
    player.values().set(id(patch::Delay::high_cut), 20000.0F);
    player.values().settle();
    test::Sound rest(48000 * 3);
    player.play(rest);
    test::Sound sound(4800);
    sound.left[1003] = sound.right[1003] = 1.0F;
    player.play(sound);
    const auto loudest = std::max_element(sound.left.begin() + 1004, sound.left.end());
    EXPECT_EQ(loudest - sound.left.begin(), 1003 + 2400);
}

std::ptrdiff_t first_echo(ChainPlayer& player) {
    test::Sound sound(48000 * 2 + 4800);
    sound.left[0] = sound.right[0] = 1.0F;
    player.play(sound);
    const auto louder = [](float a, float b) { return std::abs(a) < std::abs(b); };
    return std::max_element(sound.left.begin() + 1, sound.left.end(), louder) - sound.left.begin();
}

TEST(EffectsChain, SynchronizesTheDelayToTheTempo) {
    struct Case {
        std::size_t division;
        float bpm;
        std::ptrdiff_t frames;
    };
    for (const Case& c : {Case{8, 120.0F, 24000}, Case{11, 120.0F, 12000}, Case{10, 90.0F, 24000},
                          Case{14, 150.0F, 4800}, Case{0, 120.0F, 96000}, Case{3, 60.0F, 96000}}) {
        ChainPlayer player;
        player.chain().set_on(Effect::delay, true);
        player.values().set(id(patch::Delay::sync), 1.0F);
        player.values().set(id(patch::Delay::division), static_cast<float>(c.division));
        player.values().set(id(patch::Delay::low_cut), 20.0F);
        player.values().set(id(patch::Delay::high_cut), 20000.0F);
        player.values().set_tempo(c.bpm);
        player.values().settle();
        EXPECT_EQ(first_echo(player), c.frames)
            << patch::kDivisions[c.division] << " at " << c.bpm << ": too long ones are halved";
    }
}

TEST(EffectsChain, PutsEffectsInTheOrderThatIsAsked) {
    // A distortion behind a compressor that takes everything bends nothing; before it, much.
    const auto bent = [](bool distortion_first) {
        ChainPlayer player;
        patch::EffectOrder order = patch::kUsualOrder;
        if (!distortion_first) {
            std::swap(order[0], order[2]);
        }
        player.chain().set_order(order);
        player.values().set(id(patch::Distortion::curve), 1.0F);
        player.values().set(id(patch::Compressor::threshold), -40.0F);
        player.values().set(id(patch::Compressor::ratio), 20.0F);
        player.values().settle();
        player.chain().set_on(Effect::distortion, true);
        player.chain().set_on(Effect::compressor, true);
        test::Sound sound = test::sine(48000, 100.0 / 48000.0, 0.8);
        player.play(sound);
        const auto late = std::span(sound.left).last(24000);
        return static_cast<double>(test::highest(late)) / test::rms(late);
    };
    EXPECT_LT(bent(true), 1.2) << "nearly a square";
    EXPECT_NEAR(bent(false), std::sqrt(2.0), 0.02) << "a sine";
}

TEST(EffectsChain, KeepsTheCeilingWhateverComesBefore) {
    ChainPlayer player;
    everything_on(player);
    player.values().set(id(patch::Output::ceiling), -6.0F);
    player.values().set(id(patch::Output::width), 200.0F);
    player.values().settle();
    test::Sound sound = test::noise(48000, 2.0F);
    player.play(sound);
    EXPECT_LE(test::highest(sound.left), std::pow(10.0F, -6.0F / 20.0F));
    EXPECT_LE(test::highest(sound.right), std::pow(10.0F, -6.0F / 20.0F));
}

TEST(EffectsChain, IgnoresAnOrderThatIsNone) {
    ChainPlayer player;
    patch::EffectOrder twice = patch::kUsualOrder;
    twice[3] = twice[4];
    player.chain().set_order(twice);
    everything_on(player);
    test::Sound sound = test::noise(4800, 0.5F);
    player.play(sound);
    EXPECT_TRUE(test::all_finite(sound));
}

#ifndef REFRAIN_SANITIZED
double ns_per_frame(ChainPlayer& player, test::Sound& sound) {
    double best = 1e9;
    for (int pass = 0; pass < 7; ++pass) {
        const auto start = std::chrono::steady_clock::now();
        for (std::size_t place = 0; place < sound.frames(); place += kTickFrames) {
            player.chain().tick();
            player.chain().render(sound.left.data() + place, sound.right.data() + place, kTickFrames);
        }
        const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count() / static_cast<double>(sound.frames()));
    }
    return best;
}

TEST(EffectsChain, CostsNextToNothingWhenOffOrAsleep) {
    ChainPlayer player;
    test::Sound sound = test::noise(48000, 0.1F);
    const double off = ns_per_frame(player, sound);
    everything_on(player);
    test::Sound silence(48000);
    player.play(silence);
    const double asleep = ns_per_frame(player, silence);
    const double awake = ns_per_frame(player, sound);
    std::printf("all off %.2f, all asleep %.2f, all awake %.1f ns a frame\n", off, asleep, awake);
    EXPECT_LT(off, 0.02 * awake);
    EXPECT_LT(asleep, 0.05 * awake);
}
#endif

}  // namespace
}  // namespace refrain::engine
