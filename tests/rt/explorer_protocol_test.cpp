// Publication and reclamation in every interleaving of a publisher, two readers and a collector; and the ways to get
// it wrong, each of which must be found.
#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "rt/explorer_mutants.hpp"
#include "rt/explorer_protocol.hpp"

namespace refrain::model {
namespace {

void print(Bounds bounds, const Report& report) {
    std::printf("  %d publications, %d polls by each reader, %d sweeps: %s after %llu executions, %llu states, ",
                bounds.publications, bounds.polls, bounds.sweeps, report.complete ? "complete" : "stopped",
                static_cast<unsigned long long>(report.executions), static_cast<unsigned long long>(report.states));
    if (report.violation.empty()) {
        std::printf("%.3g interleavings of up to %zu operations\n", report.interleavings, report.longest);
    } else {
        std::printf("%s\n", report.violation.c_str());
    }
}

template <class P>
void expect_sound(Bounds bounds) {
    const Report report = explore_protocol<P>(bounds);
    print(bounds, report);
    EXPECT_TRUE(report.complete);
    EXPECT_EQ(report.violation, "") << report.trace;
}

template <class P>
void expect_caught(const std::string& violation) {
    const Bounds bounds{};
    const Report report = explore_protocol<P>(bounds);
    print(bounds, report);
    EXPECT_FALSE(report.complete);
    EXPECT_NE(report.violation.find(violation), std::string::npos) << report.violation << '\n' << report.trace;
}

using HandedOn = Shipped<ShippedSync, Route::from_first_reader>;

TEST(Protocol, IsSoundInEveryInterleavingOfTwoReadersThatPollOften) {
    expect_sound<Shipped<>>({.publications = 2, .polls = 3, .sweeps = 2});
}

TEST(Protocol, IsSoundInEveryInterleavingWithMorePublicationsThanTheQueueHolds) {
    expect_sound<Shipped<>>({.publications = 3, .polls = 2, .sweeps = 2});
}

TEST(Protocol, IsSoundWhenOneReaderHandsItsTablesOnToTheOther) {
    expect_sound<HandedOn>({.publications = 2, .polls = 3, .sweeps = 3});
    expect_sound<HandedOn>({.publications = 3, .polls = 2, .sweeps = 2});
}

TEST(Protocol, CountsAsManyInterleavingsWithMergedStatesAsWithoutMerging) {
    const Bounds bounds{.publications = 1, .polls = 1, .sweeps = 1};
    const Report merged = explore_protocol<Shipped<>>(bounds);
    const Report unmerged = explore_protocol<Shipped<>>(bounds, {.merge_states = false});
    print(bounds, unmerged);
    EXPECT_TRUE(unmerged.complete);
    EXPECT_EQ(merged.interleavings, static_cast<double>(unmerged.executions));
    EXPECT_GT(unmerged.executions, 10 * merged.executions);
}

TEST(ProtocolMutants, ARelaxedDecrementIsCaught) {
    expect_caught<Shipped<RelaxedGiveBack>>("race: free of samples");
}

TEST(ProtocolMutants, ARelaxedCheckIsCaught) {
    expect_caught<Shipped<RelaxedCheck>>("race: free of samples");
}

TEST(ProtocolMutants, ADecrementInTwoStepsIsCaught) {
    expect_caught<Shipped<SplitGiveBack>>("free of samples");
}

TEST(ProtocolMutants, ACheckBeforeTheLastReadIsCaught) {
    expect_caught<ReadAfterGivingBack>("samples");
}

TEST(ProtocolMutants, AReferenceMadeFromARawPointerIsCaught) {
    expect_caught<ReferenceFromPointer>("free");
}

TEST(ProtocolMutants, AReferenceNeverGivenBackIsCaught) {
    expect_caught<NeverGivenBack>("leak");
}

TEST(ProtocolMutants, AMessageOpenedTwiceIsCaught) {
    expect_caught<OpenedTwice>("free of samples");
}

TEST(ProtocolMutants, AQueueThatDoesNotReleaseItsMessagesIsCaught) {
    expect_caught<UnorderedMessages>("race: read");
}

}  // namespace
}  // namespace refrain::model
