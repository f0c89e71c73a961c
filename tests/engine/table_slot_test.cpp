#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "engine/table_slot.hpp"
#include "support/instrument.hpp"

// What happens to tables on the audio thread.
namespace refrain {
namespace {

using engine::kTableFadeFrames;
using engine::TableSlot;

class TableSlotLife : public testing::Test {
protected:
    rt::Ref<wavetable::Wavetable> table() {
        return collector_.track(wavetable::build(wavetable::Harmonics{{.amplitude = 1.0F, .phase_turns = 0.0F}}));
    }
    rt::Collector collector_;
};

TEST_F(TableSlotLife, FirstTableSoundsAtOnceAndTheSecondFadesIn) {
    TableSlot slot;
    auto first = table();
    auto second = table();
    const auto* const first_table = first.get();
    const auto* const second_table = second.get();
    slot.adopt(std::move(first));
    EXPECT_EQ(slot.reading().current, first_table);
    EXPECT_EQ(slot.fade_left(), 0U);
    slot.adopt(std::move(second));
    EXPECT_EQ(slot.reading().next, second_table);
    slot.advance(kTableFadeFrames - 1);
    EXPECT_EQ(slot.reading().current, first_table);
    slot.advance(1);
    EXPECT_EQ(slot.reading().current, second_table);
    EXPECT_EQ(slot.reading().next, nullptr);
}

TEST_F(TableSlotLife, OneThatArrivesMidFadeWaitsAndOnlyTheNewestSurvives) {
    TableSlot slot;
    slot.adopt(table());
    slot.adopt(table());
    slot.advance(100);
    const auto* const fading_in = slot.reading().next;
    slot.adopt(table());
    auto newest = table();
    const auto* const newest_table = newest.get();
    slot.adopt(std::move(newest));
    EXPECT_EQ(slot.held(), 3U) << "the one in between was given back at once";
    EXPECT_EQ(slot.reading().next, fading_in) << "a fade is never broken off";
    slot.advance(kTableFadeFrames - 100);
    EXPECT_EQ(slot.reading().current, fading_in);
    EXPECT_EQ(slot.reading().next, newest_table);
    slot.clear();
}

TEST(Tables, AreAllFreedWhileTheLastOneSounds) {
    test::Instrument instrument;
    instrument.now(test::note_on(60));
    for (int n = 0; n < 200; ++n) {
        instrument.publish({{.amplitude = 0.5F, .phase_turns = 0.0F}});
        instrument.play(64);
    }
    while (!instrument.publisher().flush()) {
        instrument.play(64);
    }
    instrument.play(2 * kTableFadeFrames);
    for (int wait = 0; wait < 250 && instrument.collector().stats().registry.held > 1; ++wait) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    const auto stats = instrument.collector().stats();
    EXPECT_EQ(stats.registry.held, 1U);
    EXPECT_EQ(stats.registry.freed, 200U);
    EXPECT_EQ(instrument.engine().telemetry().tables_held.load(), 1U);
}

TEST(Tables, AreGivenBackWhenTheEngineGoesAway) {
    rt::Collector collector;
    {
        engine::Engine engine(48000.0);
        engine::TablePublisher publisher(collector, engine.tables());
        for (int n = 0; n < 5; ++n) {
            publisher.publish(0, wavetable::build(wavetable::shape_harmonics(wavetable::Shape::sine)), 0);
        }
    }
    EXPECT_EQ(collector.stop(), 0U);
}

TEST(Tables, SerialAndTimeOfTheNewestAreReported) {
    test::Instrument instrument;
    instrument.publisher().publish(0, wavetable::build(wavetable::shape_harmonics(wavetable::Shape::sine)), 1234567);
    instrument.play(64);
    EXPECT_EQ(instrument.engine().telemetry().sounding_serial.load(), 2U);
    EXPECT_EQ(instrument.engine().telemetry().latest_published_at_us.load(), 1234567);
}

}  // namespace
}  // namespace refrain
