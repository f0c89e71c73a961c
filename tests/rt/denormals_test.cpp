#include "rt/denormals.hpp"

#include <gtest/gtest.h>

#include <future>
#include <limits>
#include <thread>

namespace refrain::rt::test {
namespace {

// Volatile, so that the processor and not the compiler does the sum.
float half_of(float value) {
    volatile float x = value;
    volatile float half = x * 0.5F;
    return half;
}

constexpr float kSmallest = std::numeric_limits<float>::min();

bool flushes() {
    return half_of(kSmallest) == 0.0F;
}

TEST(ScopedNoDenormals, FlushesResultsAndOperandsToZeroAndRestores) {
    ASSERT_FALSE(flushes());
    {
        const ScopedNoDenormals guard;
        EXPECT_TRUE(flushes());
        // A denormal operand counts as zero: it would otherwise double to a normal number.
        volatile float denormal = std::numeric_limits<float>::denorm_min();
        volatile float scaled = denormal * 0x1p127F;
        EXPECT_EQ(scaled, 0.0F);
    }
    EXPECT_FALSE(flushes());
}

TEST(ScopedNoDenormals, RestoresWhatTheOuterOneHadSet) {
    const ScopedNoDenormals outer;
    {
        const ScopedNoDenormals inner;
    }
    EXPECT_TRUE(flushes());
}

TEST(ScopedNoDenormals, LeavesNormalNumbersAndOtherThreadsAlone) {
    std::promise<void> guarded;
    bool other_flushes = true;
    std::thread other([&other_flushes, &guarded] {
        guarded.get_future().wait();
        other_flushes = flushes();
    });
    const ScopedNoDenormals guard;
    EXPECT_EQ(half_of(1.0F), 0.5F);
    guarded.set_value();
    other.join();
    EXPECT_FALSE(other_flushes);
    EXPECT_TRUE(flushes());
}

}  // namespace
}  // namespace refrain::rt::test
