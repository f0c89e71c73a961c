#include "midi/device_queue.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace refrain::midi {
namespace {

TEST(DeviceQueue, KeepsOrderAndTellsOfALossOnce) {
    const auto queue = std::make_unique<DeviceQueue>();
    std::int64_t pushed = 0;
    for (; pushed < 2000; ++pushed) {
        queue->push({.time_us = pushed, .event = {}});
    }
    std::int64_t expected = 0;
    while (queue->front() != nullptr) {
        EXPECT_EQ(queue->front()->time_us, expected++);
        queue->pop();
    }
    EXPECT_EQ(expected, 1024);
    EXPECT_TRUE(queue->take_overflow());
    EXPECT_FALSE(queue->take_overflow());
}

TEST(DeviceQueue, ForgetsEverythingWhenCleared) {
    const auto queue = std::make_unique<DeviceQueue>();
    for (int n = 0; n < 2000; ++n) {
        queue->push({});
    }
    queue->clear();
    EXPECT_EQ(queue->size(), 0U);
    EXPECT_FALSE(queue->take_overflow());
}

}  // namespace
}  // namespace refrain::midi
