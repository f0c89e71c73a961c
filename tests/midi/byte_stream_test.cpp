#include "midi/byte_stream.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "midi/message.hpp"

namespace refrain::midi {
namespace {

using engine::Event;
using engine::EventKind;

std::vector<Event> read(const std::vector<std::uint8_t>& bytes) {
    ByteStream stream;
    std::vector<Event> events;
    for (const std::uint8_t byte : bytes) {
        if (const auto event = stream.push(byte)) {
            events.push_back(*event);
        }
    }
    return events;
}

const Event kNote60{.kind = EventKind::note_on, .channel = 0, .number = 60, .value = 100};
const Event kNote64{.kind = EventKind::note_on, .channel = 0, .number = 64, .value = 90};

TEST(ByteStream, FollowsRunningStatus) {
    EXPECT_EQ(read({0x90, 60, 100, 64, 90}), (std::vector{kNote60, kNote64}));
    EXPECT_EQ(read({0xC0, 1, 2, 3}).size(), 3U);
}

TEST(ByteStream, HearsThroughRealTimeBytes) {
    EXPECT_EQ(read({0xF8, 0x90, 0xFE, 60, 0xFA, 100, 0xFF, 64, 0xF8, 90}), (std::vector{kNote60, kNote64}));
}

TEST(ByteStream, SkipsSystemExclusive) {
    EXPECT_EQ(read({0xF0, 0x7E, 60, 100, 0xF8, 1, 0xF7, 0x90, 60, 100}), std::vector{kNote60});
}

TEST(ByteStream, EndsRunningStatusWithASystemMessage) {
    EXPECT_EQ(read({0x90, 60, 100, 0xF2, 1, 2, 64, 90}), std::vector{kNote60});
    EXPECT_EQ(read({0x90, 60, 100, 0xF0, 1, 0xF7, 64, 90}), std::vector{kNote60});
}

TEST(ByteStream, StartsAfreshAtAStatusByteAfterNonsense) {
    EXPECT_EQ(read({60, 100, 64, 0x90, 0x90, 60, 100}), std::vector{kNote60});
    EXPECT_EQ(read({0x90, 60, 0x90, 60, 100}), std::vector{kNote60});
    EXPECT_EQ(read({0xF0, 1, 2, 0x90, 60, 100}), std::vector{kNote60});
}

TEST(ByteStream, ForgetsWhenReset) {
    ByteStream stream;
    EXPECT_FALSE(stream.push(0x90));
    EXPECT_FALSE(stream.push(60));
    stream.reset();
    EXPECT_FALSE(stream.push(100));
    EXPECT_FALSE(stream.push(100));
}

// A million random bytes: whatever comes is in range, and a whole message after them is heard.
TEST(ByteStream, RecoversFromAnything) {
    std::mt19937 random(1);
    std::uniform_int_distribution<unsigned> byte(0, 255);
    ByteStream stream;
    for (int round = 0; round < 10000; ++round) {
        for (int n = 0; n < 100; ++n) {
            if (const auto event = stream.push(static_cast<std::uint8_t>(byte(random)))) {
                ASSERT_LT(event->number, 128);
                ASSERT_LT(event->channel, 16);
            }
        }
        ASSERT_FALSE(stream.push(0x90));
        ASSERT_FALSE(stream.push(60));
        ASSERT_EQ(stream.push(100), kNote60);
    }
}

}  // namespace
}  // namespace refrain::midi
