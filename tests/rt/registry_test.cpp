#include "rt/registry.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "rt/counted_table.hpp"

namespace refrain::rt::test {
namespace {

struct RegistryTest : testing::Test {
    void SetUp() override { CountedTable::forget_counts(); }
    void TearDown() override {
        registry.sweep();
        EXPECT_EQ(CountedTable::alive(), 0U);
    }
    Registry<> registry;
};

TEST_F(RegistryTest, HoldsWhatItTracks) {
    const auto table = registry.track(make_table(1));
    const RegistryStats stats = registry.stats();
    EXPECT_EQ(stats.tracked, 1U);
    EXPECT_EQ(stats.held, 1U);
    EXPECT_EQ(stats.held_bytes, sizeof(CountedTable));
    EXPECT_EQ(stats.freed, 0U);
}

TEST_F(RegistryTest, FindsWhatIsSupersededWhateverWasFreedBefore) {
    std::vector<Ref<CountedTable>> tables;
    for (std::uint64_t serial = 0; serial < 8; ++serial) {
        tables.push_back(registry.track(make_table(serial)));
    }
    const std::uint64_t first = tables[0]->id();
    for (const std::size_t gone : {0U, 3U, 4U, 7U}) {
        tables[gone].release();
    }
    EXPECT_EQ(registry.sweep(), 4U);
    for (const std::size_t gone : {0U, 3U, 4U, 7U}) {
        EXPECT_FALSE(registry.supersede(first + gone)) << gone;
    }
    for (const std::size_t held : {6U, 1U, 5U, 2U}) {
        EXPECT_TRUE(registry.supersede(first + held)) << held;
    }
    EXPECT_EQ(registry.stats().superseded, 4U);
    EXPECT_FALSE(registry.supersede(first + 8));
}

TEST_F(RegistryTest, FreesExactlyWhatNobodyRefersTo) {
    std::vector<Ref<CountedTable>> tables;
    for (std::uint64_t serial = 0; serial < 10; ++serial) {
        tables.push_back(registry.track(make_table(serial)));
    }
    for (const std::size_t gone : {1U, 4U, 9U}) {
        tables[gone].release();
    }
    EXPECT_EQ(registry.sweep(), 3U);
    EXPECT_EQ(registry.sweep(), 0U);
    EXPECT_EQ(CountedTable::alive(), 7U);
    for (const auto& table : tables) {
        EXPECT_TRUE(!table || table->intact());
    }
    const RegistryStats stats = registry.stats();
    EXPECT_EQ(stats.tracked, 10U);
    EXPECT_EQ(stats.freed, 3U);
    EXPECT_EQ(stats.held, 7U);
    EXPECT_EQ(stats.held_bytes, 7 * sizeof(CountedTable));
}

TEST_F(RegistryTest, CountsSupersededObjectsOnceAndUntilTheyAreFreed) {
    auto first = registry.track(make_table(1));
    auto second = registry.track(make_table(2));
    const std::uint64_t name = first->id();
    EXPECT_TRUE(registry.supersede(name));
    EXPECT_TRUE(registry.supersede(name));
    EXPECT_EQ(registry.stats().superseded, 1U);
    second.release();
    EXPECT_EQ(registry.sweep(), 1U);
    EXPECT_EQ(registry.stats().superseded, 1U) << "another object's end is not the superseded one's";
    first.release();
    EXPECT_EQ(registry.sweep(), 1U);
    EXPECT_EQ(registry.stats().superseded, 0U);
}

TEST_F(RegistryTest, PassesOverASupersededObjectThatIsFreedAlready) {
    auto table = registry.track(make_table(1));
    const std::uint64_t name = table->id();
    table.release();
    registry.sweep();
    EXPECT_FALSE(registry.supersede(name));
    EXPECT_EQ(registry.stats().superseded, 0U);
}

// Every object of this class has the same address, one after the other.
struct Replacing final : Counted {
    [[nodiscard]] std::size_t size_bytes() const noexcept override { return sizeof(Replacing); }
    static void* operator new(std::size_t) { return memory; }
    static void operator delete(void*) {}
    alignas(64) static inline std::byte memory[64];
};

TEST_F(RegistryTest, TakesNoObjectForAnEarlierOneAtItsAddress) {
    auto first = registry.track(std::make_unique<Replacing>());
    const std::uint64_t id = first->id();
    first.release();
    ASSERT_EQ(registry.sweep(), 1U);
    const auto second = registry.track(std::make_unique<Replacing>());
    EXPECT_NE(second->id(), id);
    EXPECT_FALSE(registry.supersede(id));
    EXPECT_EQ(registry.stats().superseded, 0U);
    EXPECT_TRUE(registry.supersede(second->id()));
}

TEST_F(RegistryTest, FreesTheRestWhenItEnds) {
    {
        Registry<> other;
        auto table = other.track(make_table(1));
        table.release();
    }
    EXPECT_EQ(CountedTable::alive(), 0U);
}

TEST_F(RegistryTest, AbandonsWhatIsStillInUseWithoutTouchingIt) {
    auto table = registry.track(make_table(5));
    const std::unique_ptr<const CountedTable> owner(table.get());  // ours again, once it is abandoned
    registry.supersede(table->id());
    registry.abandon();
    EXPECT_EQ(registry.stats().held, 0U);
    EXPECT_EQ(registry.stats().superseded, 0U);
    EXPECT_EQ(registry.sweep(), 0U);
    EXPECT_TRUE(table->intact());
    table.release();
}

}  // namespace
}  // namespace refrain::rt::test
