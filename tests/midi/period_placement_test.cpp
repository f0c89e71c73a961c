#include "midi/period_placement.hpp"

#include <gtest/gtest.h>

namespace refrain::midi {
namespace {

constexpr Period kPeriod{.start_us = 1'000'000, .length_us = 10'000.0, .frames = 480};

TEST(PeriodPlacement, PutsAnEventWhereItWasInThePeriodBefore) {
    EXPECT_EQ(place(990'000, kPeriod), 0U);
    EXPECT_EQ(place(995'000, kPeriod), 240U);
    EXPECT_EQ(place(999'999, kPeriod), 479U);
}

TEST(PeriodPlacement, LeavesWhatIsDueLater) {
    EXPECT_EQ(place(1'000'000, kPeriod), std::nullopt);
    EXPECT_EQ(place(1'005'000, kPeriod), std::nullopt);
}

TEST(PeriodPlacement, PlaysWhatIsLateAtOnce) {
    EXPECT_EQ(place(989'999, kPeriod), 0U);
    EXPECT_EQ(place(0, kPeriod), 0U);
}

TEST(PeriodPlacement, PlaysEverythingAtOnceWithoutAClock) {
    EXPECT_EQ(place(2'000'000, {.start_us = 1'000'000, .length_us = 0.0, .frames = 64}), 0U);
}

// Whatever the moment, the delay from the key to the sample is one period, to within the frame it falls in.
TEST(PeriodPlacement, DelaysEveryEventByOnePeriod) {
    for (const std::uint32_t frames : {1U, 17U, 64U, 256U, 1024U}) {
        const double frame_us = 1e6 / 48000.0;
        const double length_us = frames * frame_us;
        for (std::int64_t stamp_us = 5'000'000; stamp_us < 5'100'000; stamp_us += 37) {
            int heard = 0;
            const auto first = static_cast<std::int64_t>(static_cast<double>(stamp_us) / length_us) - 2;
            for (std::int64_t cycle = first; cycle < first + 6 && heard == 0; ++cycle) {
                const auto start_us = static_cast<std::int64_t>(static_cast<double>(cycle) * length_us);
                const auto frame = place(stamp_us, {.start_us = start_us, .length_us = length_us, .frames = frames});
                if (frame && start_us + static_cast<std::int64_t>(length_us) > stamp_us) {
                    ++heard;
                    const double heard_us = static_cast<double>(start_us) + *frame * frame_us;
                    EXPECT_NEAR(heard_us - static_cast<double>(stamp_us), length_us, frame_us + 2.0);
                }
            }
            EXPECT_EQ(heard, 1);
        }
    }
}

}  // namespace
}  // namespace refrain::midi
