#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "ui/curves/meter.hpp"
#include "ui/curves/scope_trace.hpp"
#include "ui/curves/wave_shape.hpp"

namespace refrain::ui {
namespace {

TEST(Meter, RisesAtOnceAndFallsAtItsPace) {
    Meter meter;
    meter.update(1.0F, 10.0);
    EXPECT_FLOAT_EQ(meter.level_db(), 0.0F);
    meter.update(0.0F, 10.5);
    EXPECT_NEAR(meter.level_db(), -13.0F, 0.01F);
}

TEST(Meter, HoldsThePeakBeforeItFalls) {
    Meter meter;
    meter.update(0.5F, 0.0);
    for (double t = 0.0; t < 1.49; t += 0.01) {
        meter.update(0.0F, t);
    }
    EXPECT_NEAR(meter.held_db(), -6.02F, 0.01F);
    EXPECT_TRUE(meter.moving());
    for (double t = 1.5; t < 6.0; t += 0.01) {
        meter.update(0.0F, t);
    }
    EXPECT_LT(meter.held_db(), kMeterFloorDb);
    EXPECT_FALSE(meter.moving());
}

TEST(Meter, RemembersClippingUntilCleared) {
    Meter meter;
    meter.update(1.0F, 0.0);
    EXPECT_FALSE(meter.clipped());
    meter.update(1.001F, 0.1);
    meter.update(0.0F, 9.0);
    EXPECT_TRUE(meter.clipped());
    meter.clear_clip();
    EXPECT_FALSE(meter.clipped());
}

TEST(Meter, SilenceNeverMoves) {
    Meter meter;
    for (double t = 0.0; t < 1.0; t += 0.1) {
        meter.update(0.0F, t);
        EXPECT_FALSE(meter.moving());
    }
}

// A rich wave that crosses zero several times a turn, from a given frame on.
std::vector<engine::ScopeFrame> rich_wave(std::size_t from, std::size_t count, double period) {
    std::vector<engine::ScopeFrame> frames(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double t = 2.0 * std::numbers::pi * static_cast<double>(from + i) / period;
        const auto value =
            static_cast<float>(0.4 * std::sin(t) + 0.4 * std::sin(3.0 * t + 1.0) + 0.3 * std::sin(4.0 * t));
        frames[i] = {value, value};
    }
    return frames;
}

TEST(ScopeTrace, StartsOnARisingZeroCrossing) {
    ScopeTrace scope;
    scope.push(rich_wave(0, 4096, 311.7));
    scope.trigger();
    ASSERT_TRUE(scope.triggered());
    EXPECT_GE(scope.trace()[0].left, 0.0F);
    EXPECT_LT(scope.trace()[0].left, 0.05F);
    EXPECT_GT(scope.trace()[2].left, scope.trace()[0].left);
}

TEST(ScopeTrace, StandsStillOnAWaveWithSeveralCrossingsATurn) {
    ScopeTrace scope;
    scope.push(rich_wave(0, 4096, 311.7));
    scope.trigger();
    const std::vector<engine::ScopeFrame> first(scope.trace().begin(), scope.trace().end());
    std::size_t at = 4096;
    for (int picture = 0; picture < 40; ++picture) {
        scope.push(rich_wave(at, 800, 311.7));
        at += 800;
        scope.trigger();
        for (std::size_t i = 0; i < first.size(); i += 37) {
            // One sample of jitter is what a crossing between two samples costs.
            ASSERT_NEAR(scope.trace()[i].left, first[i].left, 0.08F) << picture << ' ' << i;
        }
    }
}

TEST(ScopeTrace, SilenceHasNoTriggerAndNoActivity) {
    ScopeTrace scope;
    EXPECT_FALSE(scope.active());
    scope.push(rich_wave(0, 64, 100.0));
    EXPECT_TRUE(scope.active());
    scope.push(std::vector<engine::ScopeFrame>(ScopeTrace::kHistory));
    scope.trigger();
    EXPECT_FALSE(scope.active());
    EXPECT_FALSE(scope.triggered());
}

TEST(WaveShape, DrawsWhatTheHarmonicsSay) {
    WaveShape wave;
    wave.set({{.amplitude = 0.5F, .phase_turns = 0.0F}, {}, {.amplitude = 0.25F, .phase_turns = 0.25F}});
    for (std::size_t i = 0; i < WaveShape::kPoints; i += 61) {
        const double t = 2.0 * std::numbers::pi * static_cast<double>(i) / WaveShape::kPoints;
        EXPECT_NEAR(wave.points()[i], 0.5 * std::sin(t) + 0.25 * std::cos(3.0 * t), 1e-5) << i;
    }
}

TEST(WaveShape, NamesTheClassicShapesAndOnlyThem) {
    for (const wavetable::Shape shape : wavetable::kShapes) {
        wavetable::Harmonics harmonics = wavetable::shape_harmonics(shape);
        EXPECT_EQ(shape_of(harmonics), shape);
        harmonics[0].amplitude *= 0.99F;
        EXPECT_FALSE(shape_of(harmonics).has_value());
    }
    EXPECT_FALSE(shape_of({}).has_value());
}

}  // namespace
}  // namespace refrain::ui
