// A running instrument in small, stopped in every order of its four steps: whatever the order, nothing is freed while
// somebody refers to it, and in the end everything is freed once.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "rt/counted_table.hpp"
#include "rt/publisher.hpp"

namespace refrain::rt::test {
namespace {

class SmallInstrument {
public:
    SmallInstrument() {
        publish(0);
        take_one();  // sounds
        publish(0);
        take_one();  // sounds; the first waits for the collector
        for (int i = 0; i < 3; ++i) {
            publish(0);
            publish(1);  // two fill the queue, the newest of each slot wait in the publisher
        }
    }

    // The four steps of a shutdown.
    void flush() { publisher_.flush(); }
    void drain() {
        while (!queue_.empty()) {
            take_one();
        }
    }
    void release() { sounding_.release(); }
    // What survives the collector's last sweep is what is referred to, no more and no less.
    void stop() {
        const std::size_t left = collector_.stop();
        EXPECT_EQ(left, referred());
        EXPECT_EQ(left, CountedTable::alive());
    }

    // Whatever the steps have left.
    void finish() {
        do {
            drain();
        } while (!publisher_.flush() || !queue_.empty());
        release();
        EXPECT_EQ(collector_.stop(), 0U);
    }

    [[nodiscard]] bool sound() const { return !sounding_ || sounding_->intact(); }
    [[nodiscard]] std::uint64_t published() const { return publisher_.stats().published; }

private:
    static constexpr std::size_t kCapacity = 2;
    using TablePublisher = Publisher<CountedTable, 2, kCapacity>;

    // The audio side's end of the queue.
    struct Queue : TablePublisher::Queue {
        [[nodiscard]] bool empty() const { return read_available() == 0; }
    };

    // In the publisher, in the queue, and in the slot.
    [[nodiscard]] std::size_t referred() const {
        const PublisherStats& stats = publisher_.stats();
        return (stats.published - stats.sent - stats.coalesced) + queue_.read_available() + (sounding_ ? 1U : 0U);
    }

    void publish(std::uint32_t slot) { publisher_.publish(slot, make_table(publisher_.stats().published + 1), 0); }
    void take_one() {
        Publication<CountedTable> message;
        ASSERT_TRUE(queue_.pop(message));
        Ref<CountedTable> table = message.table.open();
        EXPECT_TRUE(table->intact()) << "freed on its way";
        EXPECT_TRUE(sound());
        sounding_ = std::move(table);
    }

    Collector collector_{std::chrono::milliseconds(1)};
    Queue queue_;
    TablePublisher publisher_{collector_, queue_};
    Ref<CountedTable> sounding_;
};

struct Step {
    char name;
    void (SmallInstrument::*run)();
};

constexpr std::array<Step, 4> kSteps{{{'d', &SmallInstrument::drain},
                                      {'f', &SmallInstrument::flush},
                                      {'r', &SmallInstrument::release},
                                      {'s', &SmallInstrument::stop}}};

class Shutdown : public testing::TestWithParam<std::string> {};

TEST_P(Shutdown, FreesEverythingOnceAndNothingEarly) {
    CountedTable::forget_counts();
    {
        SmallInstrument instrument;
        for (const char name : GetParam()) {
            const auto step = std::find_if(kSteps.begin(), kSteps.end(), [name](Step s) { return s.name == name; });
            (instrument.*step->run)();
            EXPECT_TRUE(instrument.sound()) << "after step " << name;
        }
        instrument.finish();
        EXPECT_EQ(CountedTable::made, instrument.published());
        EXPECT_EQ(CountedTable::freed, instrument.published());
    }
    EXPECT_EQ(CountedTable::freed, CountedTable::made);
}

std::vector<std::string> every_order() {
    std::vector<std::string> orders;
    std::string order = "dfrs";
    do {
        orders.push_back(order);
    } while (std::next_permutation(order.begin(), order.end()));
    return orders;
}

INSTANTIATE_TEST_SUITE_P(InEveryOrder, Shutdown, testing::ValuesIn(every_order()),
                         [](const auto& order) { return order.param; });

}  // namespace
}  // namespace refrain::rt::test
