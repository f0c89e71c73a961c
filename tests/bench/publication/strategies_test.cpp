#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "bench/publication/run.hpp"

namespace refrain::bench::publication {

/// For GoogleTest.
void PrintTo(const Contestant& contestant, std::ostream* out) {
    *out << contestant.name;
}

namespace {

Workload brief() {
    return {.table_bytes = 65536, .rate_hz = 2000.0, .length_s = 0.5};
}

std::vector<Contestant> those_without_a_race() {
    std::vector<Contestant> sound;
    for (const Contestant& each : contestants()) {
        if (!each.races) {
            sound.push_back(each);
        }
    }
    return sound;
}

class EveryStrategy : public testing::TestWithParam<Contestant> {};

void expect_whole_tables_and_none_lost(const Workload& workload) {
    const Outcome outcome = run(EveryStrategy::GetParam(), workload);
    EXPECT_GT(outcome.published, 10U);
    EXPECT_GT(outcome.seen.cycles.size(), 10U);
    EXPECT_EQ(outcome.seen.spoilt, 0U);
    EXPECT_EQ(outcome.seen.backwards, 0U);
    EXPECT_EQ(outcome.lost_bytes, 0U);
    EXPECT_TRUE(outcome.last_was_heard);
}

TEST_P(EveryStrategy, HandsOverWholeTablesAndLosesNone) {
    expect_whole_tables_and_none_lost(brief());
}

// Many more meetings with the editor than JACK's period allows.
TEST_P(EveryStrategy, DoesSoForAThreadThatNeverSleeps) {
    Workload workload = brief();
    workload.cadence = {.period_ns = 20'000, .sleeps = false};
    expect_whole_tables_and_none_lost(workload);
}

INSTANTIATE_TEST_SUITE_P(Publication, EveryStrategy, testing::ValuesIn(those_without_a_race()), [](const auto& tested) {
    std::string name = tested.param.name;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

/// Hands over what a copy leaves that was overtaken halfway: the front of a table, the rest of the one before.
class Torn : public Strategy {
public:
    explicit Torn(const Setup& setup) : table_(setup.words, setup.journal) { table_.be_a_buffer(); }
    void publish(std::uint64_t serial) override { serial_.store(serial); }
    const Table* begin() override {
        const std::uint64_t serial = serial_.load();
        if (serial < 2) {
            return nullptr;
        }
        table_.write(serial - 1);
        table_.write(serial, table_.words() / 2);
        return &table_;
    }

private:
    Table table_;
    std::atomic<std::uint64_t> serial_{0};
};

class Leaky : public Strategy {
public:
    explicit Leaky(const Setup& setup) : setup_(setup) {}
    void publish(std::uint64_t serial) override {
        static auto& graveyard = *new std::vector<const Table*>;  // so that no other checker minds
        graveyard.push_back(std::make_unique<Table>(setup_.words, setup_.journal, serial).release());
        newest_.store(graveyard.back());
    }
    const Table* begin() override { return newest_.load(); }

private:
    const Setup setup_;
    std::atomic<const Table*> newest_{nullptr};
};

/// Hears the first table for ever.
class Deaf : public Strategy {
public:
    explicit Deaf(const Setup& setup) : table_(setup.words, setup.journal, 1) {}
    void publish(std::uint64_t) override {}
    const Table* begin() override { return &table_; }

private:
    const Table table_;
};

template <class Bad>
Outcome run_of() {
    const Contestant contestant{.name = "bad", .make = [](const Setup& setup) -> std::unique_ptr<Strategy> {
                                    return std::make_unique<Bad>(setup);
                                }};
    return run(contestant, {.table_bytes = 4096, .rate_hz = 100.0, .length_s = 0.2});
}

TEST(PublicationLab, NoticesATableOfTwoHalves) {
    EXPECT_GT(run_of<Torn>().seen.spoilt, 1000U);
}

TEST(PublicationLab, NoticesATableThatIsNeverFreed) {
    const Outcome outcome = run_of<Leaky>();
    EXPECT_EQ(outcome.lost_bytes, outcome.published * 4096);
    EXPECT_TRUE(outcome.freed_ns.empty());
}

TEST(PublicationLab, NoticesAnEditThatIsNeverHeard) {
    EXPECT_FALSE(run_of<Deaf>().last_was_heard);
}

}  // namespace
}  // namespace refrain::bench::publication
