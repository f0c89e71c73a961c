#include <gtest/gtest.h>

#include <cmath>

#include "dsp/every_target.hpp"
#include "dsp/filters/filter_rig.hpp"

namespace refrain::dsp {
namespace {

float saturated(float value, float gain) {
    Row x = test::row_of(value);
    const Row drive = test::row_of(gain);
    filter_kernels().saturate(&x, &drive, 1);
    return x.lane[3];
}

TEST(Saturator, LeavesSmallSignalsAloneAtGainOne) {
    test::on_every_target([] { EXPECT_NEAR(saturated(0.001F, 1.0F), 0.001F, 1e-8F); });
}

TEST(Saturator, IsOddAndRisesAndNeverExceedsOne) {
    test::on_every_target([] {
        for (const float gain : {0.0F, 0.5F, 1.0F, 4.0F, 32.0F}) {
            float last = 0.0F;
            for (float value = 0.05F; value < 4.0F; value += 0.05F) {
                EXPECT_EQ(saturated(-value, gain), -saturated(value, gain));
                EXPECT_GE(saturated(value, gain), last);
                last = saturated(value, gain);
                if (gain >= 1.0F) {
                    EXPECT_LT(last, 1.0F);
                }
            }
        }
    });
}

TEST(Saturator, KeepsAHalfAtEveryGain) {
    for (const float gain : {0.0F, 1.0F, 3.0F, 10.0F, 100.0F}) {
        EXPECT_NEAR(saturated(0.5F, gain), 0.5F / std::sqrt(1.25F), 1e-6F);
    }
}

TEST(Saturator, RaisesWhatIsSoftAndLowersWhatIsLoud) {
    EXPECT_GT(saturated(0.1F, 8.0F), saturated(0.1F, 1.0F));
    EXPECT_LT(saturated(1.0F, 8.0F), saturated(1.0F, 1.0F));
}

}  // namespace
}  // namespace refrain::dsp
