#include <gtest/gtest.h>

#include <sys/resource.h>
#include <unistd.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "support/page_faults.hpp"
#include "support/spectrum.hpp"
#include "wavetable/builder.hpp"
#include "wavetable/levels.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::wavetable {
namespace {

constexpr std::uint64_t kNyquist = std::uint64_t{1} << 31;

TEST(Levels, AreThreeAnOctaveAndEveryCountBelowEight) {
    for (std::size_t level = 1; level < kLevelCount; ++level) {
        const double ratio =
            static_cast<double>(level_harmonics(level - 1)) / static_cast<double>(level_harmonics(level));
        EXPECT_GT(ratio, 1.0);
        // A harmonic that the next level lacks lies above nyquist * (next + 1) / this.
        const double lowest_missing =
            static_cast<double>(level_harmonics(level) + 1) / static_cast<double>(level_harmonics(level - 1));
        EXPECT_GT(lowest_missing * 22050.0, 17000.0) << level_harmonics(level);
    }
    EXPECT_EQ(level_harmonics(kLevelCount - 1), 1U);
    EXPECT_EQ(level_harmonics(kSilentLevel), 0U);
}

TEST(Levels, ChosenForAnIncrementNeverFoldAndLoseNoMoreThanTheyMust) {
    std::uint32_t increment = 1;
    while (increment < 0xF0000000U) {
        const std::size_t level = level_for_increment(increment);
        EXPECT_LT(level_harmonics(level) * std::uint64_t{increment}, kNyquist);
        if (level > 0) {
            EXPECT_GE(level_harmonics(level - 1) * std::uint64_t{increment}, kNyquist)
                << "a richer one would have done";
        }
        increment += increment / 97 + 1;
    }
    EXPECT_EQ(level_for_increment(0x80000000U), kSilentLevel);
    EXPECT_EQ(level_for_increment(0xFFFFFFFFU), kSilentLevel);
    EXPECT_EQ(level_for_increment(0), 0U);
}

TEST(Levels, ForAGivenNumberOfHarmonicsHoldThemAll) {
    for (std::size_t n = 1; n <= kMaxHarmonics; ++n) {
        const std::size_t level = level_for_harmonics(n);
        EXPECT_GE(level_harmonics(level), n);
        EXPECT_TRUE(level + 1 == kLevelCount || level_harmonics(level + 1) < n);
    }
}

/// Amplitude and phase (turns, of a sine) of each of the first `count` harmonics in one level.
std::vector<Harmonic> measured(const LevelView& view, std::size_t count) {
    const std::size_t size = std::size_t{1} << view.size_log2;
    std::vector<std::complex<double>> turn(size);
    std::vector<std::complex<double>> bins(size);
    for (std::size_t i = 0; i < size; ++i) {
        turn[i] = view.samples[i];
    }
    kissfft<double>(size, false).transform(turn.data(), bins.data());
    std::vector<Harmonic> found(count);
    for (std::size_t n = 1; n <= count; ++n) {
        const auto bin = bins[n] * (2.0 / static_cast<double>(size));
        // A sine's bin points to -i.
        found[n - 1] = {.amplitude = static_cast<float>(std::abs(bin)),
                        .phase_turns = static_cast<float>(std::arg(bin * std::complex<double>(0.0, 1.0)) /
                                                          (2.0 * std::numbers::pi))};
    }
    return found;
}

TEST(Wavetable, EveryLevelHasItsHarmonicsInPhaseAndNothingAbove) {
    Harmonics drawn(kMaxHarmonics);
    for (std::size_t n = 0; n < drawn.size(); ++n) {
        drawn[n] = {.amplitude = 0.02F + 0.01F * static_cast<float>(n % 3),
                    .phase_turns = static_cast<float>(n * 37 % 100) / 100.0F - 0.49F};
    }
    const auto table = build(drawn);
    EXPECT_EQ(table->first_level(), 0U);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const LevelView view = table->level(0, level);
        const std::size_t size = std::size_t{1} << view.size_log2;
        EXPECT_GE(size, kSamplesPerHarmonic * level_harmonics(level));
        const auto found = measured(view, size / 2 - 1);
        for (std::size_t n = 0; n < found.size(); ++n) {
            if (n < level_harmonics(level)) {
                ASSERT_NEAR(found[n].amplitude, drawn[n].amplitude, 1e-6F) << n;
                const float off = found[n].phase_turns - drawn[n].phase_turns;
                ASSERT_NEAR(off - std::round(off), 0.0F, 1e-4F) << "level " << level << " harmonic " << n + 1;
            } else {
                ASSERT_LT(found[n].amplitude, 1e-7F) << "level " << level << " harmonic " << n + 1;
            }
        }
    }
}

TEST(Wavetable, GoesOnPeriodicallyPastBothEnds) {
    const auto table = build(shape_harmonics(Shape::saw));
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const LevelView view = table->level(0, level);
        const auto size = std::ptrdiff_t{1} << view.size_log2;
        for (std::ptrdiff_t i = 1; i <= static_cast<std::ptrdiff_t>(kGuardBefore); ++i) {
            ASSERT_EQ(view.samples[-i], view.samples[size - i]);
        }
        for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(kGuardAfter); ++i) {
            ASSERT_EQ(view.samples[size + i], view.samples[i]);
        }
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(view.samples) % 64, 0U) << "a level begins on a cache line";
    }
}

TEST(Wavetable, HoldsNoMoreLevelsThanItsHarmonicsNeed) {
    const auto sine = build(shape_harmonics(Shape::sine));
    EXPECT_EQ(sine->first_level(), kLevelCount - 1);
    EXPECT_LT(sine->size_bytes(), 8192U);
    const auto drawn = build(Harmonics(64, Harmonic{.amplitude = 0.1F, .phase_turns = 0.0F}));
    EXPECT_EQ(level_harmonics(drawn->first_level()), 64U);
    EXPECT_EQ(drawn->level(0, 0).samples, drawn->level(0, drawn->first_level()).samples);
    const auto saw = build(shape_harmonics(Shape::saw));
    EXPECT_LT(saw->size_bytes(), 512U * 1024U);
}

TEST(Wavetable, HoldsManyFrames) {
    std::vector<Harmonics> frames;
    for (int f = 0; f < 5; ++f) {
        frames.push_back(
            {{.amplitude = 0.1F * static_cast<float>(f + 1), .phase_turns = 0.25F}, {}, {.amplitude = 0.0F}});
    }
    const auto table = build(frames);
    EXPECT_EQ(table->frame_count(), 5U);
    for (std::size_t f = 0; f < 5; ++f) {
        EXPECT_NEAR(table->level(f, kLevelCount - 1).samples[0], 0.1F * static_cast<float>(f + 1), 1e-6F);
    }
}

TEST(Wavetable, TakesNonsenseForSilence) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float inf = std::numeric_limits<float>::infinity();
    const auto table = build(Harmonics{{nan, 0.0F}, {1.0F, inf}, {0.5F, 0.25F}});
    EXPECT_NEAR(table->level(0, 0).samples[0], 0.5F, 1e-6F);
    EXPECT_EQ(build(Harmonics{})->level(0, 0).samples[3], 0.0F);
    Harmonics too_many(kMaxHarmonics + 500, Harmonic{.amplitude = 0.001F, .phase_turns = 0.0F});
    EXPECT_EQ(build(too_many)->first_level(), 0U);
    EXPECT_THROW((void)build(std::span<const Harmonics>{}), std::invalid_argument);
}

TEST(Wavetable, IsTouchedWhenItIsBuiltSoThatReadingItTakesNoPageFault) {
    const auto table = build(shape_harmonics(Shape::saw));
    float sum = 0.0F;
    const test::PageFaults before = test::page_faults();
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const LevelView view = table->level(0, level);
        for (std::size_t i = 0; i < std::size_t{1} << view.size_log2; ++i) {
            sum += view.samples[i];
        }
    }
    [[maybe_unused]] const test::PageFaults met = test::page_faults() - before;
    EXPECT_TRUE(std::isfinite(sum));
#ifndef REFRAIN_SANITIZED  // a sanitizer's shadow memory is touched here for the first time
    EXPECT_EQ(met.minor, 0U);
    EXPECT_EQ(met.major, 0U);
#endif
}

TEST(TableMemory, SaysWhetherTheSystemLetItBeLocked) {
    rlimit limit{};
    getrlimit(RLIMIT_MEMLOCK, &limit);
    const TableMemory memory(1000);
    if (limit.rlim_cur >= memory.size_bytes()) {
        EXPECT_TRUE(memory.locked());
    }
    rlimit none = limit;
    none.rlim_cur = 0;
    ASSERT_EQ(setrlimit(RLIMIT_MEMLOCK, &none), 0);
    const TableMemory refused(1000);
    EXPECT_EQ(refused.data()[999], 0.0F) << "usable all the same";
    EXPECT_TRUE(!refused.locked() || geteuid() == 0) << "only a privileged process may lock beyond the limit";
    setrlimit(RLIMIT_MEMLOCK, &limit);
}

TEST(Shapes, AreTheFourierSeriesOfTheirIdealWaves) {
    const Harmonics saw = shape_harmonics(Shape::saw);
    EXPECT_EQ(saw.size(), kMaxHarmonics);
    EXPECT_NEAR(saw[9].amplitude / saw[0].amplitude, 0.1F, 1e-6F);
    EXPECT_EQ(shape_harmonics(Shape::sine).size(), 1U);
    EXPECT_EQ(shape_harmonics(Shape::square)[1].amplitude, 0.0F);
    EXPECT_NEAR(shape_harmonics(Shape::triangle)[2].amplitude / shape_harmonics(Shape::triangle)[0].amplitude, 1.0F / 9,
                1e-6F);
    const auto triangle = build(shape_harmonics(Shape::triangle));
    const LevelView view = triangle->level(0, triangle->first_level());
    const std::size_t quarter = std::size_t{1} << (view.size_log2 - 2);
    EXPECT_NEAR(view.samples[quarter], 1.0F, 1e-3F) << "the peak of a triangle is 1, a quarter of a turn in";
    EXPECT_NEAR(view.samples[quarter / 2], 0.5F, 1e-3F) << "and its sides are straight";
    const auto rising = build(saw);
    const LevelView ramp = rising->level(0, 0);
    EXPECT_NEAR(ramp.samples[std::size_t{1} << (ramp.size_log2 - 2)], 0.5F, 1e-3F);
    for (const Shape shape : kShapes) {
        EXPECT_EQ(shape_named(shape_name(shape)), shape);
    }
    EXPECT_FALSE(shape_named("noise").has_value());
    EXPECT_EQ(shape_harmonics(Shape::saw, 100000).size(), kMaxHarmonics);
}

}  // namespace
}  // namespace refrain::wavetable
