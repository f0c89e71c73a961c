#include "rt/collector.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <vector>

#include "rt/counted_table.hpp"
#include "rt/eventually.hpp"

namespace refrain::rt::test {
namespace {

using namespace std::chrono_literals;
using TableRef = Ref<CountedTable>;

struct CollectorTest : testing::Test {
    void SetUp() override { CountedTable::forget_counts(); }
    void TearDown() override { EXPECT_EQ(CountedTable::alive(), 0U); }

    // Long enough for a thread that is awake to poll several times.
    static constexpr auto kPoll = 5ms;
    static constexpr auto kManyPolls = 10 * kPoll;
    static void let_it_poll() { std::this_thread::sleep_for(kManyPolls); }
};

TEST_F(CollectorTest, FreesATableOnlyAfterTheLastReaderLetGo) {
    Collector collector(kPoll);
    TableRef first = collector.track(make_table(1));
    TableRef second = first.duplicate();
    collector.note_superseded(first->id());
    first.release();
    const std::uint64_t polls = collector.stats().polls;
    ASSERT_TRUE(eventually([&] { return collector.stats().polls > polls + 3; }));
    EXPECT_EQ(CountedTable::alive(), 1U);
    EXPECT_TRUE(second->intact());
    second.release();
    EXPECT_TRUE(eventually([] { return CountedTable::alive() == 0; }));
    EXPECT_TRUE(eventually([&] { return collector.stats().waiting == 0; }));
}

TEST_F(CollectorTest, FreesWithinTwoPollsOfTheRelease) {
    Collector collector(kPoll);
    for (std::uint64_t serial = 0; serial < 20; ++serial) {
        TableRef table = collector.track(make_table(serial));
        collector.note_superseded(table->id());
        table.release();
        const std::uint64_t polls = collector.stats().polls;
        ASSERT_TRUE(eventually([&] { return collector.stats().registry.freed == serial + 1; }));
        // One may have been half done at the release; the next one frees.
        EXPECT_LE(collector.stats().polls, polls + 2);
    }
}

TEST_F(CollectorTest, SleepsWhileNothingIsSuperseded) {
    Collector collector(kPoll);
    const TableRef sounding = collector.track(make_table(1));
    let_it_poll();
    EXPECT_EQ(collector.stats().polls, 0U);
}

TEST_F(CollectorTest, GoesBackToSleepWhenTheLastSupersededTableIsFreed) {
    Collector collector(kPoll);
    const TableRef sounding = collector.track(make_table(1));
    TableRef old = collector.track(make_table(2));
    collector.note_superseded(old->id());
    ASSERT_TRUE(eventually([&] { return collector.stats().polls >= 2; }));
    old.release();
    ASSERT_TRUE(eventually([&] { return collector.stats().waiting == 0; }));
    EXPECT_TRUE(falls_asleep(collector, kManyPolls));
}

TEST_F(CollectorTest, StaysAwakeForASupersededTableWhenAnotherOneGoesInSilence) {
    Collector collector(kPoll);
    TableRef awaited = collector.track(make_table(1));
    TableRef silent = collector.track(make_table(2));
    collector.note_superseded(awaited->id());
    silent.release();
    ASSERT_TRUE(eventually([] { return CountedTable::alive() == 1; }));
    let_it_poll();
    awaited.release();
    EXPECT_TRUE(eventually([] { return CountedTable::alive() == 0; }));
}

TEST_F(CollectorTest, SleepsAfterATableWasFreedBeforeItWasDeclaredSuperseded) {
    Collector collector(kPoll);
    TableRef early = collector.track(make_table(1));
    TableRef other = collector.track(make_table(2));
    const std::uint64_t name = early->id();
    collector.note_superseded(other->id());
    early.release();
    ASSERT_TRUE(eventually([] { return CountedTable::alive() == 1; }));
    collector.note_superseded(name);
    other.release();
    ASSERT_TRUE(eventually([&] { return collector.stats().waiting == 0; }));
    EXPECT_TRUE(falls_asleep(collector, kManyPolls));
    EXPECT_EQ(collector.stats().superseded, 2U);
}

TEST_F(CollectorTest, FreesATableThatWasNeverSupersededWhenItStops) {
    Collector collector(kPoll);
    TableRef table = collector.track(make_table(1));
    table.release();
    let_it_poll();
    EXPECT_EQ(CountedTable::alive(), 1U);
    EXPECT_EQ(collector.stop(), 0U);
    EXPECT_EQ(CountedTable::alive(), 0U);
}

TEST_F(CollectorTest, StopsAtOnceWhileItWaitsForALongPoll) {
    const auto begin = std::chrono::steady_clock::now();
    {
        Collector collector(std::chrono::hours(1));
        TableRef table = collector.track(make_table(1));
        collector.note_superseded(table->id());
        table.release();
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

TEST_F(CollectorTest, TellsWhatIsStillInUseWhenItStopsAndFreesItWhenAskedAgain) {
    Collector collector(kPoll);
    TableRef first = collector.track(make_table(1));
    TableRef second = collector.track(make_table(2));
    EXPECT_EQ(collector.stop(), 2U);
    first.release();
    EXPECT_EQ(collector.stop(), 1U);
    EXPECT_TRUE(second->intact());
    second.release();
    EXPECT_EQ(collector.stop(), 0U);
}

TEST_F(CollectorTest, FreesInItsDestructorWhatIsReleasedAfterItStopped) {
    {
        Collector collector(kPoll);
        TableRef table = collector.track(make_table(1));
        EXPECT_EQ(collector.stop(), 1U);
        collector.note_superseded(table->id());
        table.release();
    }
    EXPECT_EQ(CountedTable::alive(), 0U);
}

using CollectorDeathTest = CollectorTest;

TEST_F(CollectorDeathTest, NeverFreesUnderAReaderButSaysSo) {
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    const auto destroy_under_a_reader = [] {
        TableRef table;
        {
            Collector collector(kPoll);
            table = collector.track(make_table(1));
        }
        const bool intact = table->intact();
        const CountedTable* const abandoned = table.get();
        table.release();
        delete abandoned;
        std::_Exit(intact ? 0 : 1);
    };
#ifdef NDEBUG
    EXPECT_EXIT(destroy_under_a_reader(), testing::ExitedWithCode(0), "1 table\\(s\\) still in use");
#else
    EXPECT_DEATH(destroy_under_a_reader(), "1 table\\(s\\) still in use");
#endif
}

}  // namespace
}  // namespace refrain::rt::test
