#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "fake_values.hpp"

// Nothing that a player does to the effects steps the signal: a sine of 110 Hz bends by 0.0002 of its height from
// sample to sample, a step shows with its whole height.
namespace refrain::engine {
namespace {

using patch::Effect;
using patch::id;

constexpr float kSmooth = 0.012F;
constexpr double kTurns = 110.0 / ChainPlayer::kRate;
constexpr double kHeight = 0.25;

/// What an effect on its own, or the limiter, is switched by.
void switch_section(ChainPlayer& player, patch::Section section, bool on) {
    const auto first = static_cast<std::size_t>(patch::Section::chorus);
    const auto index = static_cast<std::size_t>(section);
    if (section == patch::Section::output) {
        player.chain().set_limiter_on(on);
    } else if (index >= first && index - first < patch::kEffects) {
        player.chain().set_on(static_cast<Effect>(index - first), on);
    }
}

bool is_effect(patch::Section section) {
    return section >= patch::Section::chorus && section <= patch::Section::output;
}

/// Bends of what sounds before, during and after `act`, relative to the loudest of it.
struct Bends {
    float before;
    float during;
    float after;
};

template <class Act>
Bends bends_of(ChainPlayer& player, Act act, std::size_t during_frames = 24000) {
    test::Sound warm = test::sine(96000, kTurns, kHeight);
    player.play(warm);
    test::Sound before = test::sine(24000, kTurns, kHeight, 96000);
    player.play(before);
    act();
    test::Sound during = test::sine(during_frames, kTurns, kHeight, 120000);
    player.play(during);
    test::Sound after = test::sine(24000, kTurns, kHeight, 120000 + during_frames);
    player.play(after);
    const float height = std::max({test::highest(before.left), test::highest(during.left), test::highest(after.left)});
    const auto bend = [&](const test::Sound& s) {
        return std::max(test::bend_of(s.left), test::bend_of(s.right)) / height;
    };
    EXPECT_TRUE(test::all_finite(during));
    return {bend(before), bend(during), bend(after)};
}

void expect_smooth(const Bends& bends, const std::string& what) {
    EXPECT_LT(bends.during, kSmooth + 1.3F * std::max(bends.before, bends.after)) << what;
}

TEST(ChainNoClick, TheBoundWouldSeeAStep) {
    test::Sound sound = test::sine(4800, kTurns, kHeight);
    const float smooth = test::bend_of(sound.left) / static_cast<float>(kHeight);
    EXPECT_LT(smooth, 0.0003F);
    const auto top = std::max_element(sound.left.begin(), sound.left.end());
    std::for_each(top, sound.left.end(), [](float& sample) { sample *= 0.97F; });
    EXPECT_GT(test::bend_of(sound.left) / static_cast<float>(kHeight), kSmooth + 1.3F * smooth);
}

class EveryEffectParameter : public testing::TestWithParam<std::tuple<int, bool>> {};

TEST_P(EveryEffectParameter, MovedOverItsWholeRangeInOneStepIsSmooth) {
    const auto [index, up] = GetParam();
    const patch::Parameter& p = patch::parameters()[static_cast<std::size_t>(index)];
    ChainPlayer player;
    switch_section(player, p.section, true);
    player.values().set(id(patch::Compressor::threshold), -30.0F);
    player.values().set(id(patch::Distortion::drive), 6.0F);
    player.values().set(id(patch::Delay::sync), p.id == id(patch::Delay::division) ? 1.0F : 0.0F);
    player.values().set(p.id, up ? p.minimum : p.maximum);
    player.values().settle();
    const bool switches = p.id == id(patch::Output::limiter) || (p.is_switch() && p.key.ends_with(".on"));
    if (switches) {
        switch_section(player, p.section, !up);
    }
    const Bends bends = bends_of(player, [&, going_up = up] {
        player.values().set(p.id, going_up ? p.maximum : p.minimum);
        if (switches) {
            switch_section(player, p.section, going_up);
        }
    });
    expect_smooth(bends, std::string(p.key));
}

std::vector<int> effect_parameters() {
    std::vector<int> found;
    for (const patch::Parameter& p : patch::parameters()) {
        if (is_effect(p.section)) {
            found.push_back(static_cast<int>(patch::index_of(p.id)));
        }
    }
    return found;
}

INSTANTIATE_TEST_SUITE_P(Chain, EveryEffectParameter,
                         testing::Combine(testing::ValuesIn(effect_parameters()), testing::Bool()));

TEST(ChainNoClick, WhenEffectsAreSwitchedOnAndOffFasterThanTheyFade) {
    for (std::size_t which = 0; which <= kAllEffects.size(); ++which) {
        ChainPlayer player;
        player.values().set(id(patch::Distortion::drive), 6.0F);
        player.values().settle();
        test::Sound sound = test::sine(48000 * 3, kTurns, kHeight);
        for (std::size_t place = 0; place < sound.frames(); place += 160) {
            const bool on = place % 1120 < 480;
            if (which < kAllEffects.size()) {
                player.chain().set_on(kAllEffects[which], on);
            } else {
                player.chain().set_limiter_on(on);
            }
            test::Sound part = test::sine(160, kTurns, kHeight, place);
            player.play(part);
            std::copy(part.left.begin(), part.left.end(), sound.left.begin() + static_cast<std::ptrdiff_t>(place));
        }
        const auto later = std::span(sound.left).subspan(4800);  // the sine's own beginning is a kink
        EXPECT_LT(test::bend_of(later) / test::highest(later), kSmooth) << which;
    }
}

TEST(ChainNoClick, WhenTheOrderChanges) {
    ChainPlayer player;
    player.values().set(id(patch::Distortion::drive), 6.0F);
    player.values().settle();
    for (const Effect effect : kAllEffects) {
        player.chain().set_on(effect, true);
    }
    for (std::size_t turn = 1; turn < 8; ++turn) {
        const Bends bends = bends_of(player, [&] {
            patch::EffectOrder order = patch::kUsualOrder;
            std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(turn), order.end());
            player.chain().set_order(order);
        });
        expect_smooth(bends, "turn " + std::to_string(turn));
    }
}

TEST(ChainNoClick, WhenOrdersFollowEachOtherFasterThanTheyFade) {
    ChainPlayer player;
    player.values().set(id(patch::Distortion::drive), 6.0F);
    player.values().settle();
    for (const Effect effect : kAllEffects) {
        player.chain().set_on(effect, true);
    }
    test::Sound sound = test::sine(48000 * 4, kTurns, kHeight);
    for (std::size_t place = 0; place < sound.frames(); place += 320) {
        patch::EffectOrder order = patch::kUsualOrder;
        std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(place / 320 % 8), order.end());
        if (place > 48000) {
            player.chain().set_order(order);
        }
        test::Sound part = test::sine(320, kTurns, kHeight, place);
        player.play(part);
        std::copy(part.left.begin(), part.left.end(), sound.left.begin() + static_cast<std::ptrdiff_t>(place));
    }
    const auto late = std::span(sound.left).subspan(24000);
    EXPECT_LT(test::bend_of(late) / test::highest(late), kSmooth);
}

TEST(ChainNoClick, WhenANoteBeginsAndEndsSoftlyAfterARest) {
    ChainPlayer player;
    for (const Effect effect : kAllEffects) {
        player.chain().set_on(effect, true);
    }
    player.chain().set_limiter_on(true);
    player.values().set(id(patch::Distortion::drive), 6.0F);
    player.values().set(id(patch::Reverb::decay), 0.3F);
    player.values().settle();
    for (int note = 0; note < 3; ++note) {
        test::Sound sound = test::sine(48000 * 8, kTurns, kHeight);
        for (std::size_t i = 0; i < sound.frames(); ++i) {
            const double in = std::clamp((static_cast<double>(i) - 1003.0) / 4800.0, 0.0, 1.0);
            const double out = std::clamp((48000.0 - static_cast<double>(i)) / 4800.0, 0.0, 1.0);
            const auto gain = static_cast<float>(in * in * out * out);
            sound.left[i] *= gain;
            sound.right[i] *= gain;
        }
        player.play(sound);
        EXPECT_LT(test::bend_of(sound.left) / test::highest(sound.left), kSmooth) << note;
        EXPECT_TRUE(player.chain().silent());
    }
}

}  // namespace
}  // namespace refrain::engine
