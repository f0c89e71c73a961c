#include "ui/controls/travel.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace refrain::ui {
namespace {

using patch::id;

TEST(SliderDrag, FollowsTheHandOverItsWholeLength) {
    SliderDrag drag;
    drag.begin(0.2F, 100.0F);
    EXPECT_FLOAT_EQ(drag.move(150.0F, 200.0F, false), 0.45F);
    EXPECT_FLOAT_EQ(drag.move(100.0F, 200.0F, false), 0.2F);
}

TEST(SliderDrag, FineMovesATenthAndNeverJumpsWhenShiftIsPressed) {
    SliderDrag drag;
    drag.begin(0.5F, 0.0F);
    const float coarse = drag.move(20.0F, 200.0F, false);
    EXPECT_FLOAT_EQ(drag.move(20.0F, 200.0F, true), coarse);
    EXPECT_NEAR(drag.move(40.0F, 200.0F, true), coarse + 0.01F, 1e-6F);
    EXPECT_NEAR(drag.move(40.0F, 200.0F, false), coarse + 0.01F, 1e-6F);
}

TEST(SliderDrag, StaysUnderTheHandAfterAnOvershoot) {
    SliderDrag drag;
    drag.begin(0.9F, 0.0F);
    EXPECT_FLOAT_EQ(drag.move(100.0F, 200.0F, false), 1.0F);
    EXPECT_FLOAT_EQ(drag.move(20.0F, 200.0F, false), 1.0F);
    EXPECT_NEAR(drag.move(0.0F, 200.0F, false), 0.9F, 1e-6F);
}

TEST(Stepping, MovesSemitonesByWholeOnesHoweverFine) {
    const patch::Parameter& coarse = patch::parameter(id(patch::Osc::coarse, 0));
    EXPECT_FLOAT_EQ(stepped(coarse, 3.0F, Step::fine_arrow, 1.0F), 4.0F);
    EXPECT_FLOAT_EQ(stepped(coarse, 3.0F, Step::fine_wheel, -1.0F), 2.0F);
    EXPECT_FLOAT_EQ(stepped(coarse, coarse.maximum, Step::arrow, 1.0F), coarse.maximum);
    EXPECT_FLOAT_EQ(settled(coarse, 2.6F), 3.0F);
}

TEST(Stepping, MovesChoicesAndCountsOneByOneAndLeapsByThePage) {
    const patch::Parameter& shape = patch::parameter(id(patch::Lfo::shape, 0));
    const patch::Parameter& voices = patch::parameter(id(patch::Play::voices));
    const patch::Parameter& on = patch::parameter(id(patch::Osc::on, 0));
    EXPECT_EQ(stepped(shape, 2.0F, Step::arrow, 1.0F), 3.0F);
    EXPECT_EQ(stepped(shape, 2.0F, Step::wheel, -0.2F), 1.0F) << "a touchpad's small move";
    EXPECT_EQ(stepped(shape, 2.0F, Step::page, 1.0F), 3.0F);
    EXPECT_EQ(stepped(voices, 64.0F, Step::arrow, 1.0F), 65.0F);
    EXPECT_EQ(stepped(voices, 64.0F, Step::wheel, -3.0F), 61.0F);
    EXPECT_EQ(stepped(voices, 64.0F, Step::page, 1.0F), 90.0F);
    EXPECT_EQ(stepped(on, 0.0F, Step::fine_arrow, 1.0F), 1.0F);
    EXPECT_EQ(stepped(on, 1.0F, Step::arrow, 1.0F), 1.0F);
    EXPECT_EQ(stepped(on, 1.0F, Step::arrow, 0.0F), 1.0F);
}

TEST(Stepping, MovesEveryParameterBothWaysAndStaysInRange) {
    for (const patch::Parameter& p : patch::parameters()) {
        for (const Step step : {Step::arrow, Step::fine_arrow, Step::wheel, Step::fine_wheel, Step::page}) {
            // A switch has no middle: it is either at one end or at the other.
            for (const float travel : {0.0F, 0.5F}) {
                const float low = settled(p, patch::value_at(p, travel));
                EXPECT_TRUE(low == p.maximum || stepped(p, low, step, 1.0F) > low) << p.key;
                const float high = settled(p, patch::value_at(p, 1.0F - travel));
                EXPECT_TRUE(high == p.minimum || stepped(p, high, step, -1.0F) < high) << p.key;
            }
            EXPECT_EQ(stepped(p, p.maximum, step, 1.0F), p.maximum) << p.key;
            EXPECT_EQ(stepped(p, p.minimum, step, -1.0F), p.minimum) << p.key;
        }
    }
}

TEST(Stepping, LeavesAFadersSilenceWithTheFirstStep) {
    const patch::Parameter& level = patch::parameter(id(patch::Osc::level, 0));
    for (const Step step : {Step::arrow, Step::fine_arrow, Step::wheel, Step::fine_wheel, Step::page}) {
        EXPECT_GT(stepped(level, level.minimum, step, 1.0F), level.minimum);
    }
}

TEST(Stepping, FineIsATenthOfCoarse) {
    const patch::Parameter& pan = patch::parameter(id(patch::Osc::pan, 0));
    const float coarse = stepped(pan, 0.0F, Step::arrow, 1.0F);
    EXPECT_NEAR(stepped(pan, 0.0F, Step::fine_arrow, 1.0F), coarse / 10.0F, 1e-5F);
}

}  // namespace
}  // namespace refrain::ui
