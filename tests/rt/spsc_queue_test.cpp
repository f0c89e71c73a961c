#include "rt/spsc_queue.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <span>
#include <thread>

namespace refrain::rt::test {
namespace {

TEST(SpscQueue, HandsOutInTheOrderOfArrival) {
    SpscQueue<int, 4> queue;
    EXPECT_TRUE(queue.push(1));
    EXPECT_TRUE(queue.push(2));
    int value = 0;
    EXPECT_TRUE(queue.pop(value));
    EXPECT_EQ(value, 1);
    EXPECT_TRUE(queue.pop(value));
    EXPECT_EQ(value, 2);
}

TEST(SpscQueue, HoldsExactlyItsCapacityAndRefusesMore) {
    SpscQueue<int, 3> queue;
    static_assert(decltype(queue)::capacity() == 3);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(queue.write_available(), 3U - static_cast<unsigned>(i));
        EXPECT_TRUE(queue.push(i));
    }
    EXPECT_FALSE(queue.push(3));
    EXPECT_EQ(queue.read_available(), 3U);
    int value = -1;
    EXPECT_TRUE(queue.pop(value));
    EXPECT_EQ(value, 0) << "what was refused has displaced nothing";
}

TEST(SpscQueue, TakesOfManyWhatItHasRoomFor) {
    SpscQueue<int, 3> queue;
    constexpr std::array kMany{7, 8, 9, 10};
    EXPECT_EQ(queue.push_some(std::span<const int>(kMany).first(2)), 2U);
    EXPECT_EQ(queue.push_some(kMany), 1U);
    int value = 0;
    for (const int expected : {7, 8, 7}) {
        ASSERT_TRUE(queue.pop(value));
        EXPECT_EQ(value, expected);
    }
    EXPECT_FALSE(queue.pop(value));
}

TEST(SpscQueue, LeavesTheValueAloneWhenItIsEmpty) {
    SpscQueue<int, 3> queue;
    int value = 0;
    ASSERT_TRUE(queue.push(1));
    ASSERT_TRUE(queue.pop(value));
    value = 42;
    EXPECT_FALSE(queue.pop(value));
    EXPECT_EQ(value, 42);
    EXPECT_EQ(queue.front(), nullptr);
}

TEST(SpscQueue, ShowsTheOldestWithoutTakingIt) {
    SpscQueue<int, 3> queue;
    ASSERT_TRUE(queue.push(1));
    ASSERT_TRUE(queue.push(2));
    ASSERT_NE(queue.front(), nullptr);
    EXPECT_EQ(*queue.front(), 1);
    EXPECT_EQ(queue.read_available(), 2U);
}

TEST(SpscQueue, LosesAndReordersNothingBetweenTwoThreads) {
    constexpr std::uint64_t kCount = 300'000;
    SpscQueue<std::uint64_t, 7> queue;  // wraps around at every possible place
    std::thread producer([&queue] {
        for (std::uint64_t i = 1; i <= kCount; ++i) {
            while (!queue.push(i)) {
                std::this_thread::yield();
            }
        }
    });
    std::uint64_t wrong = 0;
    for (std::uint64_t expected = 1; expected <= kCount; ++expected) {
        std::uint64_t value = 0;
        while (!queue.pop(value)) {
            std::this_thread::yield();
        }
        wrong += value == expected ? 0U : 1U;
    }
    producer.join();
    EXPECT_EQ(wrong, 0U);
    EXPECT_EQ(queue.read_available(), 0U);
}

}  // namespace
}  // namespace refrain::rt::test
