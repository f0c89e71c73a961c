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

TEST(Stepping, MovesEveryParameterBothWaysAndStaysInRange) {
    for (const patch::Parameter& p : patch::parameters()) {
        const float middle = settled(p, patch::value_at(p, 0.5F));
        for (const Step step : {Step::arrow, Step::fine_arrow, Step::wheel, Step::fine_wheel, Step::page}) {
            EXPECT_GT(stepped(p, middle, step, 1.0F), middle) << p.key;
            EXPECT_LT(stepped(p, middle, step, -1.0F), middle) << p.key;
            EXPECT_LE(stepped(p, p.maximum, step, 1.0F), p.maximum) << p.key;
            EXPECT_GE(stepped(p, p.minimum, step, -1.0F), p.minimum) << p.key;
        }
    }
}

TEST(Stepping, FineIsATenthOfCoarse) {
    const patch::Parameter& pan = patch::parameter(id(patch::Osc::pan, 0));
    const float coarse = stepped(pan, 0.0F, Step::arrow, 1.0F);
    EXPECT_NEAR(stepped(pan, 0.0F, Step::fine_arrow, 1.0F), coarse / 10.0F, 1e-5F);
}

}  // namespace
}  // namespace refrain::ui
