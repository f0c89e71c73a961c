#include "jack/event_buffer.hpp"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace refrain::jack {
namespace {

// Instead of an engine: notes which event acted on which frame of the cycle.
struct Heard {
    std::multimap<std::uint32_t, std::uint8_t> events;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pieces;
};

// What render() is told, kept without allocation as the audio thread has to.
struct Log {
    struct Call {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
        std::size_t events = 0;
    };
    std::array<Call, 256> calls{};
    std::size_t call_count = 0;
    std::array<engine::Event, 256> events{};
    std::size_t event_count = 0;
};

template <std::size_t Capacity>
std::size_t play(const std::vector<std::uint32_t>& frames_of_events, std::uint32_t frames, Heard& heard,
                 std::array<engine::Event, Capacity>& storage, std::size_t carried = 0) {
    Log log;
    const auto render = [&log](std::span<const engine::Event> events, std::uint32_t first, std::uint32_t count)
                            REFRAIN_RT {
                                log.calls[log.call_count++] = {.first = first, .count = count, .events = events.size()};
                                for (const engine::Event& event : events) {
                                    log.events[log.event_count++] = event;
                                }
                            };
    EventBuffer<Capacity, decltype(render)> buffer(storage, carried, frames, render);
    std::uint8_t number = 0;
    for (const std::uint32_t frame : frames_of_events) {
        buffer.add({.frame = frame, .number = number++});
    }
    const std::size_t left = buffer.finish();

    auto event = log.events.begin();
    for (const Log::Call& call : std::span(log.calls.data(), log.call_count)) {
        heard.pieces.emplace_back(call.first, call.count);
        std::uint32_t before = 0;
        for (std::size_t index = 0; index < call.events; ++index, ++event) {
            EXPECT_LT(event->frame, call.count);
            EXPECT_GE(event->frame, before);
            before = event->frame;
            heard.events.emplace(call.first + event->frame, event->number);
        }
    }
    return left;
}

TEST(EventBuffer, RendersACycleInOneCall) {
    std::array<engine::Event, 8> storage;
    Heard heard;
    EXPECT_EQ(play({0, 3, 3, 63}, 64, heard, storage), 0U);
    EXPECT_EQ(heard.pieces, (std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 64}}));
    EXPECT_EQ(heard.events, (std::multimap<std::uint32_t, std::uint8_t>{{0, 0}, {3, 1}, {3, 2}, {63, 3}}));
}

TEST(EventBuffer, RendersASilentCycle) {
    std::array<engine::Event, 8> storage;
    Heard heard;
    EXPECT_EQ(play({}, 17, heard, storage), 0U);
    EXPECT_EQ(heard.pieces.size(), 1U);
}

TEST(EventBuffer, LosesNothingAndMovesNothingWhenMoreComeThanItHolds) {
    std::array<engine::Event, 4> storage;
    Heard heard;
    std::vector<std::uint32_t> frames;
    std::multimap<std::uint32_t, std::uint8_t> expected;
    for (std::uint8_t n = 0; n < 100; ++n) {
        frames.push_back(n / 3U);
        expected.emplace(n / 3U, n);
    }
    EXPECT_EQ(play(frames, 64, heard, storage), 0U);
    EXPECT_EQ(heard.events, expected);
    std::uint32_t place = 0;
    for (const auto& [first, count] : heard.pieces) {
        EXPECT_EQ(first, place);
        EXPECT_GT(count, 0U);
        place += count;
    }
    EXPECT_EQ(place, 64U);
}

TEST(EventBuffer, MovesOnByAFrameWhatDoesNotFitOnOne) {
    std::array<engine::Event, 4> storage;
    Heard heard;
    EXPECT_EQ(play({5, 5, 5, 5, 5, 5, 5}, 64, heard, storage), 0U);
    EXPECT_EQ(heard.events.count(5), 4U);
    EXPECT_EQ(heard.events.count(6), 3U);
}

TEST(EventBuffer, CarriesWhatTheLastFrameCannotTakeIntoTheNextCycle) {
    std::array<engine::Event, 4> storage;
    Heard first;
    const std::size_t carried = play({63, 63, 63, 63, 63, 63}, 64, first, storage);
    EXPECT_EQ(carried, 2U);
    EXPECT_EQ(first.events.count(63), 4U);
    Heard second;
    EXPECT_EQ(play({7}, 64, second, storage, carried), 0U);
    EXPECT_EQ(second.events.count(0), 2U);
    EXPECT_EQ(second.events.count(7), 1U);
}

TEST(EventBuffer, BringsAnEventOutOfPlaceIntoTheCycleAndInOrder) {
    std::array<engine::Event, 4> storage;
    Heard heard;
    EXPECT_EQ(play({10, 2, 1000}, 64, heard, storage), 0U);
    EXPECT_EQ(heard.events, (std::multimap<std::uint32_t, std::uint8_t>{{10, 0}, {10, 1}, {63, 2}}));
}

}  // namespace
}  // namespace refrain::jack
