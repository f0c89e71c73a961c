#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "random_instrument.hpp"

// Minutes of random playing while everything is moved at random. The sound stays finite and bounded; when all is let
// go, it ends, and costs no more than before: a filter or a room that rings down into denormals would.
namespace refrain {
namespace {

#ifdef REFRAIN_SANITIZED
constexpr int kRounds = 40;
constexpr std::uint32_t kSeeds = 8;
#else
constexpr int kRounds = 600;
constexpr std::uint32_t kSeeds = 16;
#endif
constexpr double kRates[] = {44100.0, 48000.0, 96000.0, 22050.0};
/// Nothing in the engine stops a patch from being loud: 64 voices, drive, resonance and feedback fully up.
constexpr float kBound = 10000.0F;

struct Played {
    float peak = 0.0F;
    bool finite = true;
    double median_cost_s = 0.0;
};

void look_at(const test::Stereo& sound, Played& played) {
    for (const auto* side : {&sound.left, &sound.right}) {
        for (const float sample : *side) {
            played.finite = played.finite && std::isfinite(sample);
            played.peak = std::max(played.peak, std::abs(sample));
        }
    }
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// One thing that a hand at the window does.
void meddle(test::Instrument& instrument, test::Dice& dice, bool effects) {
    switch (dice.whole(0, 9)) {
        case 0:
            instrument.publish(static_cast<std::size_t>(dice.whole(0, 2)), {test::random_harmonics(dice)});
            break;
        case 1:
            instrument.route(static_cast<std::size_t>(dice.whole(0, 15)),
                             dice.chance(0.3F) ? patch::Route{} : test::random_route(dice));
            break;
        case 2:
            instrument.curve(static_cast<std::size_t>(dice.whole(0, 3)), test::random_curve(dice));
            break;
        case 3:
            instrument.order(test::random_order(dice));
            break;
        default: {
            const patch::Parameter& p = patch::parameters().at(
                static_cast<std::size_t>(dice.whole(0, static_cast<int>(patch::kParameterCount) - 1)));
            const bool is_time = p.section == patch::Section::envelope && p.unit == patch::Unit::seconds;
            const bool is_dear = p.id == patch::id(patch::Play::voices) || p.key.ends_with("unison");
            if ((effects || !test::is_effect(p)) && !is_dear) {
                instrument.set(p.id, is_time ? 0.1F * dice.share() : test::random_value(dice, p));
            }
        }
    }
}

class Fuzz : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Fuzz, StaysFiniteAndBoundedAndEndsInSilence) {
    const std::uint32_t seed = GetParam();
    const bool effects = seed % 2 == 0;
    test::Dice dice(seed);
    test::Instrument instrument(kRates[seed % 4]);
    instrument.load(test::random_patch(dice, effects));
    Played busy;
    for (int round = 0; round < kRounds; ++round) {
        if (round % 100 == 99) {
            instrument.load(test::random_patch(dice, effects));
        }
        if (round % 50 == 49) {
            instrument.engine().set_sample_rate(kRates[dice.whole(0, 3)]);
        }
        for (int i = dice.whole(0, 3); i > 0; --i) {
            meddle(instrument, dice, effects);
        }
        const auto frames = static_cast<std::uint64_t>(dice.whole(1, 2000));
        const auto block = static_cast<std::uint32_t>(dice.whole(1, 1200));
        look_at(instrument.play(frames, test::random_events(dice, frames, 5), block), busy);
        ASSERT_TRUE(busy.finite) << "seed " << seed << ", round " << round;
        ASSERT_LT(busy.peak, kBound) << "seed " << seed << ", round " << round;
    }
    EXPECT_GT(busy.peak, 0.01F) << "seed " << seed;
    test::let_go(instrument);
    // Envelopes may be stretched by routes: up to their longest time.
    std::uint64_t waited = 0;
    while (instrument.voices() != 0 && waited < 4000000) {
        instrument.play(9600, {}, 960);
        waited += 9600;
    }
    EXPECT_EQ(instrument.voices(), 0U) << "seed " << seed;
    instrument.play(48000, {}, 480);
    if (!effects) {
        const test::Stereo after = instrument.play(4800);
        EXPECT_EQ(std::max(test::peak(after.left), test::peak(after.right)), 0.0F) << "seed " << seed;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Fuzz, testing::Range(1U, kSeeds + 1U));

/// Plays a chord until it is loud, lets go, and compares the cost of a block then with that of the ringing tail.
TEST(Denormals, AreNoBurdenToATailThatDiesAway) {
    std::vector<double> ratios;
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
        test::Dice dice(seed);
        test::Instrument instrument;
        patch::Patch patch = test::random_patch(dice, true);
        // Rings for long: combs, rooms and echoes with feedback.
        for (const patch::Parameter& p : patch::parameters()) {
            if (test::is_effect(p) && p.is_switch()) {
                patch.set_value(p.id, 1.0F);
            }
        }
        patch.set_value(patch::id(patch::Play::mode), 0.0F);
        patch.set_value(patch::id(patch::Envelope::release, 0), 20.0F);
        patch.set_value(patch::id(patch::Envelope::release_curve, 0), 100.0F);
        instrument.load(patch);
        instrument.play(4800);
        for (const int key : {40, 47, 52, 56}) {
            instrument.now(test::note_on(key));
        }
        const auto cost = [&](int blocks) {
            std::vector<double> costs;
            for (int i = 0; i < blocks; ++i) {
                const auto before = std::chrono::steady_clock::now();
                instrument.play(64);
                costs.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count());
            }
            return median(costs);
        };
        const double busy = cost(200);
        test::let_go(instrument);
#ifdef REFRAIN_SANITIZED
        constexpr int kTail = 5;
#else
        constexpr int kTail = 20;
#endif
        double slowest = 0.0;
        for (int i = 0; i < kTail; ++i) {
            slowest = std::max(slowest, cost(150));
        }
        ratios.push_back(slowest / busy);
    }
    const double worst = *std::max_element(ratios.begin(), ratios.end());
    // Denormals cost tens of times as much; the machine may be busy with something else.
    EXPECT_LT(median(ratios), 3.0);
    std::printf("a tail costs at most %.2f of what the chord did\n", worst);
}

}  // namespace
}  // namespace refrain
