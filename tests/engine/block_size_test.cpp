#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <random>

#include "support/instrument.hpp"

// How the server cuts time must not be heard, not even in the last bit.
namespace refrain {
namespace {

std::vector<test::Timed> busy_performance(std::uint64_t frames) {
    std::mt19937 random(20240607);
    const auto any = [&](int low, int high) { return std::uniform_int_distribution(low, high)(random); };
    std::vector<test::Timed> events;
    for (int i = 0; i < 1500; ++i) {
        const auto frame = static_cast<std::uint64_t>(any(0, static_cast<int>(frames) - 1));
        const int channel = any(0, 2);
        switch (any(0, 9)) {
            case 0:
                events.push_back({frame, test::bend(any(0, 16383), channel)});
                break;
            case 1:
                events.push_back({frame, test::controller(7, any(0, 127), channel)});
                break;
            case 2:
                events.push_back({frame, test::controller(1, any(0, 127), channel)});
                break;
            case 3:
                events.push_back({frame, test::controller(64, any(0, 1) * 127, channel)});
                break;
            case 4:
                events.push_back({frame, test::controller(10, any(0, 127), channel)});
                break;
            case 5:
            case 6:
            case 7:
                events.push_back({frame, test::note_on(any(20, 110), any(1, 127), channel)});
                break;
            default:
                events.push_back({frame, test::note_off(any(20, 110), channel)});
        }
    }
    // More than the voice limit at one sample: some are stolen, some have to be cut.
    for (int copy = 0; copy < 3; ++copy) {
        for (int key = 10; key < 100; ++key) {
            events.push_back({frames / 2 + static_cast<std::uint64_t>(copy), test::note_on(key, 100, 3 + copy)});
        }
    }
    std::multimap<std::uint64_t, engine::Event> in_order;  // events of one frame stay in the order of their making
    for (const test::Timed& timed : events) {
        in_order.emplace(timed.frame, timed.event);
    }
    std::vector<test::Timed> sorted;
    for (const auto& [frame, event] : in_order) {
        sorted.push_back({frame, event});
    }
    return sorted;
}

TEST(BlockSize, MakesNoDifferenceToASingleBit) {
    constexpr std::uint64_t kFrames = 50000;
    const auto events = busy_performance(kFrames);
    test::Instrument reference;
    const test::Stereo expected = reference.play(kFrames, events, 64);
    EXPECT_GT(reference.engine().telemetry().steals.load(), 64U);
    for (const std::uint32_t block : {1U, 17U, 256U, 1024U, 50000U}) {
        test::Instrument instrument;
        const test::Stereo got = instrument.play(kFrames, events, block);
        EXPECT_EQ(std::memcmp(got.left.data(), expected.left.data(), kFrames * sizeof(float)), 0) << block;
        EXPECT_EQ(std::memcmp(got.right.data(), expected.right.data(), kFrames * sizeof(float)), 0) << block;
    }
}

#ifdef REFRAIN_SANITIZED
constexpr std::uint64_t kOffsetStep = 5;
#else
constexpr std::uint64_t kOffsetStep = 1;
#endif

// Attack and decay end at every place of a tick while a table fades in.
TEST(BlockSize, MakesNoDifferenceToATablesFade) {
    constexpr std::uint64_t kBefore = 1024;
    constexpr std::uint64_t kAfter = 640;
    for (std::uint64_t offset = 0; offset < 16; offset += kOffsetStep) {
        const auto play = [&](std::uint32_t block) {
            test::Instrument instrument(48000.0, wavetable::Shape::sine);
            instrument.set(patch::id(patch::Envelope::decay, 0), 0.001F);
            instrument.set(patch::id(patch::Envelope::sustain, 0), 50.0F);
            static_cast<void>(instrument.play(kBefore, {}, block));
            instrument.publish({{.amplitude = -1.0F, .phase_turns = 0.0F}});
            const std::vector<test::Timed> events{{200 + offset, test::note_on(69)}};
            return instrument.play(kAfter, events, block).left;
        };
        const std::vector<float> expected = play(1);
        for (const std::uint32_t block : {16U, 64U, 256U}) {
            EXPECT_EQ(play(block), expected) << "blocks of " << block << ", note at " << 200 + offset;
        }
    }
}

TEST(BlockSize, OfNoFramesOrPastEventsIsHarmless) {
    test::Instrument instrument;
    float left[4] = {1, 1, 1, 1};
    float right[4] = {1, 1, 1, 1};
    engine::Event event = test::note_on(60);
    instrument.engine().render({&event, 1}, left, right, 0);
    EXPECT_EQ(left[0], 1.0F);
    event = test::note_on(61);
    event.frame = 1000;
    instrument.engine().render({&event, 1}, left, right, 4);
    EXPECT_EQ(left[0], 0.0F);
    EXPECT_EQ(instrument.voices(), 2U);
}

}  // namespace
}  // namespace refrain
