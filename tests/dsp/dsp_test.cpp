#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "dsp/envelope.hpp"
#include "dsp/interpolator.hpp"
#include "dsp/smoother.hpp"

namespace refrain::dsp {
namespace {

/// Largest error of reading a sine of `harmonic` turns from a table of `size_log2` between its samples.
double worst_error(std::uint32_t size_log2, int harmonic) {
    constexpr std::size_t kGuard = Interpolator::kTaps;
    const std::size_t size = std::size_t{1} << size_log2;
    std::vector<float> table(size + 2 * kGuard);
    const auto wave = [&](double turns) { return std::sin(2.0 * std::numbers::pi * harmonic * turns); };
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = static_cast<float>(
            wave((static_cast<double>(i) - static_cast<double>(kGuard)) / static_cast<double>(size)));
    }
    double worst = 0.0;
    for (std::uint32_t step = 0; step < 20000; ++step) {
        const std::uint32_t phase = step * 2654435761U;
        const float read = Interpolator::shared().read(table.data() + kGuard, size_log2, phase);
        worst = std::max(worst, std::abs(read - wave(phase / 4294967296.0)));
    }
    return worst;
}

TEST(Interpolator, ReadsBetweenSamplesUpToTheHighestHarmonicATableMayHold) {
    EXPECT_LT(20.0 * std::log10(worst_error(9, 1)), -130.0);
    EXPECT_LT(20.0 * std::log10(worst_error(9, 16)), -115.0);
    EXPECT_LT(20.0 * std::log10(worst_error(9, 64)), -98.0);
    EXPECT_LT(20.0 * std::log10(worst_error(14, 2048)), -98.0);
}

TEST(Interpolator, PastThatLimitTheErrorIsLarge) {
    EXPECT_GT(20.0 * std::log10(worst_error(9, 160)), -40.0);
}

TEST(Smoother, ArrivesExactlyWithoutOvershootAndThenStands) {
    Smoother smoother(0.0);
    smoother.set_target(1.0);
    const double step = Smoother::step_for(0.004, 16.0 / 48000.0);
    double last = 0.0;
    double last_change = 0.0;
    int ticks = 0;
    while (!smoother.settled()) {
        smoother.tick(step, 1e-7);
        ASSERT_GE(smoother.value(), last);
        ASSERT_LE(smoother.value(), 1.0);
        ASSERT_LT(std::abs(smoother.value() - last - last_change), 0.01) << "the slope does not jump either";
        last_change = smoother.value() - last;
        last = smoother.value();
        ASSERT_LT(++ticks, 400);
    }
    EXPECT_EQ(smoother.value(), 1.0);
    EXPECT_LT(ticks * 16.0 / 48000.0, 0.1);
}

TEST(Envelope, StagesLastTheirTimeHoweverTheyAreCut) {
    const EnvelopeTimes times{.attack_s = 0.01, .decay_s = 0.02, .sustain = 0.25, .release_s = 0.05};
    for (const std::uint32_t cut : {1U, 7U, 16U, 1000U}) {
        Envelope envelope;
        envelope.start(times, 48000.0);
        std::uint32_t passed = 0;
        while (envelope.stage() != Envelope::Stage::sustain) {
            const std::uint32_t frames = std::min(cut, envelope.frames_left());
            envelope.advance(frames, times, 48000.0, 0.1);
            passed += frames;
        }
        EXPECT_EQ(passed, 480U + 960U);
        EXPECT_DOUBLE_EQ(envelope.level(), 0.25);
        envelope.release(times, 48000.0);
        passed = 0;
        double last = envelope.level();
        while (envelope.stage() != Envelope::Stage::done) {
            const std::uint32_t frames = std::min(cut, envelope.frames_left());
            envelope.advance(frames, times, 48000.0, 0.1);
            EXPECT_LT(envelope.level(), last);
            last = envelope.level();
            passed += frames;
        }
        EXPECT_EQ(passed, 2400U);
        EXPECT_EQ(envelope.level(), 0.0);
    }
}

TEST(Envelope, FollowsTheSustainControlWhileItHolds) {
    EnvelopeTimes times{.attack_s = 0.001, .decay_s = 0.001, .sustain = 0.5, .release_s = 0.01};
    Envelope envelope;
    envelope.start(times, 48000.0);
    while (envelope.stage() != Envelope::Stage::sustain) {
        envelope.advance(envelope.frames_left(), times, 48000.0, 0.1);
    }
    times.sustain = 1.0;
    for (int tick = 0; tick < 400; ++tick) {
        envelope.advance(16, times, 48000.0, 0.1);
    }
    EXPECT_EQ(envelope.level(), 1.0);
}

TEST(Envelope, FollowsTheSustainControlWhileItDecays) {
    EnvelopeTimes times{.attack_s = 0.001, .decay_s = 20.0, .sustain = 0.2, .release_s = 0.01};
    Envelope envelope;
    envelope.start(times, 48000.0);
    envelope.advance(envelope.frames_left(), times, 48000.0, 0.1);
    for (int tick = 0; tick < 3000; ++tick) {
        envelope.advance(16, times, 48000.0, 0.1);
    }
    EXPECT_LT(envelope.level(), 0.9);
    times.sustain = 1.0;
    for (int tick = 0; tick < 400; ++tick) {
        envelope.advance(16, times, 48000.0, 0.1);
    }
    EXPECT_NEAR(envelope.level(), 1.0, 1e-6);
    EXPECT_EQ(envelope.stage(), Envelope::Stage::decay);
}

TEST(Envelope, HasNothingToReleaseAtZero) {
    const EnvelopeTimes times{.attack_s = 0.01, .decay_s = 0.01, .sustain = 0.0, .release_s = 20.0};
    Envelope envelope;
    envelope.start(times, 48000.0);
    while (envelope.stage() != Envelope::Stage::sustain) {
        envelope.advance(envelope.frames_left(), times, 48000.0, 0.1);
    }
    envelope.release(times, 48000.0);
    EXPECT_EQ(envelope.stage(), Envelope::Stage::done);
}

TEST(Envelope, KeepsItsTimeWhenTheSampleRateChanges) {
    const EnvelopeTimes times{.attack_s = 0.1, .decay_s = 0.1, .sustain = 1.0, .release_s = 0.1};
    Envelope envelope;
    envelope.start(times, 48000.0);
    envelope.advance(2400, times, 48000.0, 0.1);
    const double half_way = envelope.level();
    envelope.rescale(2.0);
    EXPECT_EQ(envelope.frames_left(), 4800U);
    envelope.advance(1, times, 96000.0, 0.1);
    EXPECT_NEAR(envelope.level(), half_way, 0.001);
}

}  // namespace
}  // namespace refrain::dsp
