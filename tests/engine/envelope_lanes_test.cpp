#include "engine/voices/envelope_lanes.hpp"

#include <gtest/gtest.h>

#include <cmath>

// One voice's envelope by itself: its stages to the frame.
namespace refrain::engine {
namespace {

using Stage = EnvelopeLanes::Stage;
constexpr std::size_t kLane = 5;
constexpr EnvelopeControls kControls{.delay = 30.0F,
                                     .attack = 100.0F,
                                     .hold = 7.0F,
                                     .decay = 333.0F,
                                     .sustain = 0.25F,
                                     .release = 50.0F,
                                     .attack_curve = 0.2F,
                                     .decay_curve = 0.6F,
                                     .release_curve = -0.4F};

/// Frames that a stage lasts, when the envelope is moved on by `step` frames at a time.
std::uint32_t frames_in(EnvelopeLanes& envelope, Stage stage, std::uint32_t step) {
    std::uint32_t frames = 0;
    while (envelope.stage(kLane) == stage && frames < 100000) {
        envelope.skip(kLane, step, kControls);
        frames += step;
    }
    return frames;
}

TEST(EnvelopeLanes, RunThroughTheirStagesToTheFrame) {
    EnvelopeLanes envelope;
    envelope.start(kLane, kControls);
    EXPECT_EQ(frames_in(envelope, Stage::delay, 1), 30U);
    EXPECT_EQ(envelope.level.lane[kLane], 0.0F);
    EXPECT_EQ(frames_in(envelope, Stage::attack, 1), 100U);
    EXPECT_EQ(envelope.level.lane[kLane], 1.0F);
    EXPECT_EQ(frames_in(envelope, Stage::hold, 1), 7U);
    EXPECT_EQ(frames_in(envelope, Stage::decay, 1), 333U);
    EXPECT_EQ(envelope.stage(kLane), Stage::sustain);
    EXPECT_EQ(envelope.level.lane[kLane], 0.25F);
    envelope.skip(kLane, 100000, kControls);
    EXPECT_EQ(envelope.stage(kLane), Stage::sustain);
    envelope.release(kLane, envelope.level.lane[kLane], kControls);
    EXPECT_EQ(frames_in(envelope, Stage::release, 1), 50U);
    EXPECT_NE(envelope.done() & (1U << kLane), 0U);
    EXPECT_EQ(envelope.level.lane[kLane], 0.0F);
}

TEST(EnvelopeLanes, PassThroughSeveralStagesInOneTick) {
    EnvelopeControls quick = kControls;
    quick.delay = 3.0F;
    quick.attack = 4.0F;
    quick.hold = 2.0F;
    quick.decay = 5.0F;
    EnvelopeLanes envelope;
    EnvelopeLanes::Tick levels{};
    envelope.start(kLane, quick);
    envelope.fill(kLane, 0, quick, levels);
    EXPECT_EQ(envelope.stage(kLane), Stage::sustain);
    EXPECT_EQ(levels[3], 0.0F);
    EXPECT_GT(levels[4], 0.0F);
    EXPECT_EQ(levels[7], 1.0F);
    EXPECT_EQ(levels[9], 1.0F);
    EXPECT_LT(levels[10], 1.0F);
    EXPECT_EQ(levels[14], 0.25F);
    EXPECT_EQ(levels[15], 0.25F);
}

TEST(EnvelopeLanes, OfDifferentLanesDoNotTouch) {
    EnvelopeLanes envelope;
    envelope.start(kLane, kControls);
    envelope.start(kLane + 1, kControls);
    envelope.skip(kLane, 90, kControls);
    EXPECT_EQ(envelope.stage(kLane), Stage::attack);
    EXPECT_EQ(envelope.stage(kLane + 1), Stage::delay);
    EXPECT_EQ(envelope.level.lane[kLane + 1], 0.0F);
}

TEST(EnvelopeLanes, BendTheirStagesByTheCurve) {
    const auto half_way = [](float curve) {
        EnvelopeControls controls = kControls;
        controls.delay = 0.0F;
        controls.attack_curve = curve;
        EnvelopeLanes envelope;
        envelope.start(kLane, controls);
        envelope.skip(kLane, 50, controls);
        return envelope.level.lane[kLane];
    };
    EXPECT_NEAR(half_way(0.0F), 0.5F, 0.002F);
    EXPECT_NEAR(half_way(0.5F) + half_way(-0.5F), 1.0F, 1e-5F) << "mirror images";
    EXPECT_NEAR(half_way(1.0F), (1.0F - std::exp(-5.0F)) / (1.0F - std::exp(-10.0F)), 1e-4F);
}

TEST(EnvelopeLanes, BeginAnewFromTheLevelThatTheyHave) {
    EnvelopeControls controls = kControls;
    controls.delay = 0.0F;
    EnvelopeLanes envelope;
    envelope.start(kLane, controls);
    envelope.skip(kLane, 60, controls);
    const float reached = envelope.level.lane[kLane];
    envelope.restart(kLane, reached, controls);
    EXPECT_EQ(envelope.level.lane[kLane], reached);
    envelope.skip(kLane, 1, controls);
    EXPECT_GT(envelope.level.lane[kLane], reached);
    EXPECT_LT(envelope.level.lane[kLane], reached + 0.1F);
}

TEST(EnvelopeLanes, EndAtOnceWhenReleasedFromSilence) {
    EnvelopeLanes envelope;
    envelope.start(kLane, kControls);
    envelope.release(kLane, 0.0F, kControls);
    EXPECT_NE(envelope.done() & (1U << kLane), 0U);
}

}  // namespace
}  // namespace refrain::engine
