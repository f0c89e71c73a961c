#include "midi/message.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace refrain::midi {
namespace {

using engine::Event;
using engine::EventKind;

std::optional<Event> parse(std::vector<std::uint8_t> bytes) {
    return parse_message(bytes);
}

TEST(Message, ReadsEveryChannelMessage) {
    EXPECT_EQ(parse({0x83, 60, 10}), (Event{.kind = EventKind::note_off, .channel = 3, .number = 60, .value = 10}));
    EXPECT_EQ(parse({0x9F, 127, 127}), (Event{.kind = EventKind::note_on, .channel = 15, .number = 127, .value = 127}));
    EXPECT_EQ(parse({0xA0, 1, 2}), (Event{.kind = EventKind::poly_pressure, .channel = 0, .number = 1, .value = 2}));
    EXPECT_EQ(parse({0xB1, 7, 100}),
              (Event{.kind = EventKind::control_change, .channel = 1, .number = 7, .value = 100}));
    EXPECT_EQ(parse({0xC2, 5}), (Event{.kind = EventKind::program_change, .channel = 2, .number = 5, .value = 0}));
    EXPECT_EQ(parse({0xD4, 99}), (Event{.kind = EventKind::channel_pressure, .channel = 4, .number = 0, .value = 99}));
    EXPECT_EQ(parse({0xE0, 0, 64}), (Event{.kind = EventKind::pitch_bend, .channel = 0, .number = 0, .value = 8192}));
    EXPECT_EQ(parse({0xE0, 127, 127})->value, 16383);
}

TEST(Message, TakesANoteOnWithoutVelocityForANoteOff) {
    EXPECT_EQ(parse({0x90, 60, 0}), (Event{.kind = EventKind::note_off, .channel = 0, .number = 60, .value = 64}));
}

TEST(Message, LeavesChannelModeMessagesControlChanges) {
    for (std::uint8_t number = 120; number < 128; ++number) {
        const auto event = parse({0xB0, number, 0});
        ASSERT_TRUE(event);
        EXPECT_EQ(event->kind, EventKind::control_change);
        EXPECT_EQ(event->number, number);
    }
}

TEST(Message, IgnoresWhatIsTooShort) {
    EXPECT_FALSE(parse({}));
    for (unsigned status = 0x80; status < 0xF0; ++status) {
        EXPECT_FALSE(parse({static_cast<std::uint8_t>(status)}));
    }
    EXPECT_FALSE(parse({0x90, 60}));
    EXPECT_FALSE(parse({0xE0, 60}));
}

TEST(Message, IgnoresDataBytesWithTheHighBit) {
    EXPECT_FALSE(parse({0x90, 0x80, 1}));
    EXPECT_FALSE(parse({0x90, 1, 0x80}));
    EXPECT_FALSE(parse({0xC0, 0xFF}));
}

TEST(Message, IgnoresSystemMessagesAndLooseData) {
    for (unsigned status = 0xF0; status <= 0xFF; ++status) {
        EXPECT_FALSE(parse({static_cast<std::uint8_t>(status), 1, 2}));
    }
    EXPECT_FALSE(parse({60, 100, 0x90}));
}

TEST(Message, ReadsNothingPastItsEnd) {
    EXPECT_EQ(parse({0xC0, 5, 0xFF}), parse({0xC0, 5}));
}

// Every message of up to three bytes: an event is always in the range that the engine was promised.
TEST(Message, NeverMakesAnEventOutOfRange) {
    std::size_t events = 0;
    for (unsigned status = 0; status < 256; ++status) {
        for (unsigned first = 0; first < 256; ++first) {
            for (unsigned second = 0; second < 256; ++second) {
                const std::uint8_t bytes[]{static_cast<std::uint8_t>(status), static_cast<std::uint8_t>(first),
                                           static_cast<std::uint8_t>(second)};
                for (std::size_t length = 0; length <= 3; ++length) {
                    if (const auto event = parse_message(std::span(bytes, length))) {
                        ++events;
                        ASSERT_LT(event->channel, 16);
                        ASSERT_LT(event->number, 128);
                        ASSERT_LT(event->value, event->kind == EventKind::pitch_bend ? 16384 : 128);
                        ASSERT_FALSE(event->kind == EventKind::note_on && event->value == 0);
                    }
                }
            }
        }
    }
    // Five kinds of 128 x 128 on 16 channels at length 3; two of 128 at lengths 2 and 3, whatever the third byte.
    EXPECT_EQ(events, 5U * 16 * 128 * 128 + 2U * 16 * 128 * 256 * 2);
}

}  // namespace
}  // namespace refrain::midi
