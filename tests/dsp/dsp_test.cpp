#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

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

}  // namespace
}  // namespace refrain::dsp
