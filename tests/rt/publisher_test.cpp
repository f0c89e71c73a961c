#include "rt/publisher.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <vector>

#include "rt/counted_table.hpp"
#include "rt/eventually.hpp"

namespace refrain::rt::test {
namespace {

constexpr std::size_t kSlots = 3;
constexpr std::size_t kCapacity = 2;
using TablePublisher = Publisher<CountedTable, kSlots, kCapacity>;
using Message = Publication<CountedTable>;

struct Received {
    std::uint32_t slot;
    std::uint64_t table;
    bool operator==(const Received&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Received& received) {
    return out << "table " << received.table << " in slot " << received.slot;
}

struct PublisherTest : testing::Test {
    PublisherTest() { CountedTable::forget_counts(); }
    ~PublisherTest() override {
        take_all();
        publisher.reset();
        EXPECT_EQ(collector.stop(), 0U);
        EXPECT_EQ(CountedTable::alive(), 0U);
    }

    std::uint64_t publish(std::uint32_t slot, std::uint64_t table) {
        return publisher->publish(slot, make_table(table), static_cast<std::int64_t>(table) * 1000);
    }

    // The audio side takes one message and lets its table go.
    std::optional<Received> take() {
        Message message;
        if (!queue.pop(message)) {
            return std::nullopt;
        }
        last = message;
        const Ref<CountedTable> table = message.table.open();
        EXPECT_TRUE(table->intact());
        return Received{.slot = message.slot, .table = table->serial()};
    }

    // Everything that arrives when the queue is emptied whenever it can be.
    std::vector<Received> take_all() {
        std::vector<Received> all;
        do {
            while (const auto received = take()) {
                all.push_back(*received);
            }
        } while (!publisher->flush() || queue.read_available() != 0);
        return all;
    }

    Collector collector{std::chrono::milliseconds(2)};
    TablePublisher::Queue queue;
    std::optional<TablePublisher> publisher{std::in_place, collector, queue};
    Message last;
};

using Log = std::vector<Received>;

TEST_F(PublisherTest, SendsATableAtOnceWithItsSlotSerialAndTime) {
    EXPECT_EQ(publish(2, 41), 1U);
    EXPECT_EQ(publish(0, 42), 2U);
    EXPECT_EQ(take(), (Received{.slot = 2, .table = 41}));
    EXPECT_EQ(last.serial, 1U);
    EXPECT_EQ(last.published_at_us, 41000);
    EXPECT_EQ(take(), (Received{.slot = 0, .table = 42}));
    EXPECT_EQ(last.serial, 2U);
}

TEST_F(PublisherTest, KeepsOnlyTheNewestOfASlotWhileTheQueueIsFull) {
    for (std::uint64_t table = 1; table <= 6; ++table) {
        publish(0, table);
    }
    EXPECT_EQ(publisher->stats().coalesced, 3U);
    EXPECT_EQ(take_all(), (Log{{0, 1}, {0, 2}, {0, 6}}));
    EXPECT_EQ(last.serial, 6U);
    EXPECT_EQ(last.published_at_us, 6000);
}

TEST_F(PublisherTest, CoalescesEachSlotForItselfAndSendsTheOldestWaitingFirst) {
    publish(0, 1);
    publish(0, 2);  // full
    publish(2, 3);
    publish(0, 4);
    publish(1, 5);
    publish(2, 6);  // in the place of 3, but younger than 4 and 5 now
    EXPECT_FALSE(publisher->flush());
    EXPECT_EQ(take_all(), (Log{{0, 1}, {0, 2}, {0, 4}, {1, 5}, {2, 6}}));
    EXPECT_EQ(publisher->stats().coalesced, 1U);
}

TEST_F(PublisherTest, SendsWhatWaitsAsRoomComes) {
    publish(0, 1);
    publish(0, 2);
    publish(1, 3);
    publish(2, 4);
    ASSERT_TRUE(take());
    EXPECT_FALSE(publisher->flush()) << "room for one of two";
    ASSERT_TRUE(take());
    EXPECT_TRUE(publisher->flush());
    EXPECT_EQ(take_all(), (Log{{1, 3}, {2, 4}}));
}

TEST_F(PublisherTest, HasNothingToFlushAtFirst) {
    EXPECT_TRUE(publisher->flush());
}

TEST_F(PublisherTest, FreesACoalescedTableWithoutTheAudioThread) {
    publish(0, 1);
    publish(0, 2);
    publish(0, 3);
    EXPECT_EQ(CountedTable::alive(), 3U);
    publish(0, 4);
    EXPECT_TRUE(eventually([] { return CountedTable::alive() == 3; }));
}

TEST_F(PublisherTest, DeclaresEachReplacedTableSupersededOnce) {
    for (std::uint64_t table = 1; table <= 10; ++table) {
        publish(static_cast<std::uint32_t>(table % 2), table);
        if (table % 3 == 0) {
            take_all();
        }
    }
    take_all();
    EXPECT_EQ(collector.stats().superseded, 8U) << "all but the last of each slot";
    EXPECT_TRUE(eventually([&] { return collector.stats().waiting == 0; }));
}

TEST_F(PublisherTest, LetsTheCollectorSleepWhenEverySupersededTableIsFreed) {
    for (std::uint64_t table = 1; table <= 200; ++table) {
        publish(static_cast<std::uint32_t>(table % kSlots), table);
        take_all();
    }
    ASSERT_TRUE(eventually([&] { return collector.stats().waiting == 0; }));
    EXPECT_TRUE(falls_asleep(collector, std::chrono::milliseconds(40)));
}

TEST_F(PublisherTest, RefusesASlotThatDoesNotExistAndFreesTheTable) {
    EXPECT_THROW(publish(kSlots, 1), std::out_of_range);
    EXPECT_EQ(CountedTable::alive(), 0U);
    EXPECT_EQ(publisher->stats().published, 0U);
}

TEST_F(PublisherTest, BalancesExactlyOverALongPatternOfBurstsAndPauses) {
    std::uint64_t state = 1;
    std::uint64_t received = 0;
    std::array<std::uint64_t, kSlots> newest_sent{};
    std::array<std::uint64_t, kSlots> newest_received{};
    const auto take_counted = [&] {
        const auto message = take();
        if (message) {
            ++received;
            EXPECT_GT(message->table, newest_received.at(message->slot)) << "never an older one after a newer";
            newest_received.at(message->slot) = message->table;
        }
        return message.has_value();
    };
    for (std::uint64_t table = 1; table <= 5000; ++table) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto slot = static_cast<std::uint32_t>((state >> 33U) % kSlots);
        publish(slot, table);
        newest_sent.at(slot) = table;
        for (std::uint64_t i = (state >> 40U) % 3; i > 0 && take_counted(); --i) {
        }
        publisher->flush();
    }
    do {
        while (take_counted()) {
        }
    } while (!publisher->flush() || queue.read_available() != 0);
    EXPECT_EQ(newest_received, newest_sent);
    const PublisherStats& stats = publisher->stats();
    EXPECT_EQ(stats.published, 5000U);
    EXPECT_EQ(stats.sent, received);
    EXPECT_EQ(stats.sent + stats.coalesced, stats.published);
    EXPECT_GT(stats.coalesced, 100U) << "the pattern fills the queue";
    EXPECT_EQ(CountedTable::made, 5000U);
}

}  // namespace
}  // namespace refrain::rt::test
