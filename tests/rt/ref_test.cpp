#include "rt/ref.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <utility>

#include "rt/counted_table.hpp"
#include "rt/registry.hpp"

namespace refrain::rt::test {
namespace {

using TableRef = Ref<CountedTable>;

static_assert(!std::is_copy_constructible_v<TableRef> && !std::is_copy_assignable_v<TableRef>);
static_assert(std::is_nothrow_move_constructible_v<TableRef> && std::is_nothrow_move_assignable_v<TableRef>);
static_assert(!std::is_constructible_v<TableRef, CountedTable*> &&
                  !std::is_constructible_v<TableRef, const CountedTable*>,
              "a reference is never made from a pointer");
static_assert(std::is_trivially_copyable_v<Parcel<CountedTable>>, "a parcel travels through queues of plain values");

struct RefTest : testing::Test {
    void SetUp() override { CountedTable::forget_counts(); }
    void TearDown() override {
        registry.sweep();
        EXPECT_EQ(CountedTable::alive(), 0U);
    }
    Registry<> registry;
};

TEST_F(RefTest, ADefaultOneIsEmptyAndMayBeReleased) {
    TableRef empty;
    EXPECT_FALSE(empty);
    EXPECT_EQ(empty.get(), nullptr);
    empty.release();
    EXPECT_FALSE(empty.duplicate());
    EXPECT_FALSE(Parcel<CountedTable>().open());
}

TEST_F(RefTest, ReachesTheObject) {
    const TableRef table = registry.track(make_table(7));
    EXPECT_EQ(table->serial(), 7U);
    EXPECT_EQ((*table).serial(), 7U);
    EXPECT_EQ(table.get()->serial(), 7U);
}

TEST_F(RefTest, ReleasingLetsTheObjectGoButNeverFreesIt) {
    TableRef table = registry.track(make_table(1));
    table.release();
    EXPECT_FALSE(table);
    table.release();
    EXPECT_EQ(CountedTable::alive(), 1U);
    EXPECT_EQ(registry.sweep(), 1U);
}

TEST_F(RefTest, LeavingItsScopeReleases) {
    {
        const TableRef table = registry.track(make_table(1));
    }
    EXPECT_EQ(registry.sweep(), 1U);
}

TEST_F(RefTest, MovingHandsTheReferenceOver) {
    TableRef from = registry.track(make_table(1));
    TableRef to = std::move(from);
    EXPECT_FALSE(from);  // NOLINT(bugprone-use-after-move): empty is what is promised
    EXPECT_TRUE(to);
    from.release();
    EXPECT_EQ(registry.sweep(), 0U);
    to.release();
    EXPECT_EQ(registry.sweep(), 1U);
}

TEST_F(RefTest, AssigningReleasesWhatWasHeld) {
    TableRef table = registry.track(make_table(1));
    table = registry.track(make_table(2));
    EXPECT_EQ(registry.sweep(), 1U);
    EXPECT_EQ(table->serial(), 2U);
    EXPECT_TRUE(table->intact());
}

TEST_F(RefTest, AssigningToItselfChangesNothing) {
    TableRef table = registry.track(make_table(1));
    TableRef& itself = table;
    table = std::move(itself);
    EXPECT_EQ(registry.sweep(), 0U);
    EXPECT_TRUE(table->intact());
}

TEST_F(RefTest, EachDuplicateKeepsTheObject) {
    TableRef first = registry.track(make_table(1));
    TableRef second = first.duplicate();
    TableRef third = second.duplicate();
    first.release();
    third.release();
    EXPECT_EQ(registry.sweep(), 0U);
    EXPECT_TRUE(second->intact());
    second.release();
    EXPECT_EQ(registry.sweep(), 1U);
}

TEST_F(RefTest, AParcelCarriesTheReference) {
    Parcel<CountedTable> parcel(registry.track(make_table(3)));
    EXPECT_EQ(registry.sweep(), 0U);
    TableRef table = parcel.open();
    EXPECT_EQ(table->serial(), 3U);
    EXPECT_FALSE(parcel.open()) << "an opened parcel is empty";
    table.release();
    EXPECT_EQ(registry.sweep(), 1U);
}

}  // namespace
}  // namespace refrain::rt::test
