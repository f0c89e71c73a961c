// The explorer itself, against programs whose possible outcomes the standard gives: it must find each of them, and no
// other.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "rt/explorer_sync.hpp"

namespace refrain::model {
namespace {

constexpr auto kRelaxed = std::memory_order_relaxed;
constexpr auto kAcquire = std::memory_order_acquire;
constexpr auto kRelease = std::memory_order_release;

// Two atomics, two plain variables, and what the threads saw.
struct Board {
    Atomic<unsigned> x{0, "x"};
    Atomic<unsigned> y{0, "y"};
    Plain<unsigned> plain{0, "plain"};
    Mutex mutex;
    unsigned seen[4] = {9, 9, 9, 9};
};

using Body = std::function<void(Board&)>;

struct Outcome {
    Report report;
    std::set<std::string> seen;
};

Outcome outcomes(const std::vector<Body>& bodies, std::size_t results) {
    Outcome outcome;
    Explorer explorer;
    outcome.report = explorer.explore([&] {
        const auto board = std::make_shared<Board>();
        Program program;
        for (const Body& body : bodies) {
            program.threads.push_back([board, body] { body(*board); });
        }
        program.finish = [board, results, &outcome] {
            std::string text;
            for (std::size_t i = 0; i < results; ++i) {
                text += std::to_string(board->seen[i]);
            }
            outcome.seen.insert(text);
        };
        return program;
    });
    return outcome;
}

using Seen = std::set<std::string>;

TEST(Explorer, CountsEveryInterleavingOfIndependentThreads) {
    const Body three = [](Board& b) {
        for (int i = 0; i < 3; ++i) {
            b.x.fetch_add(1, kRelaxed);
        }
    };
    const Body four = [](Board& b) {
        for (int i = 0; i < 4; ++i) {
            b.y.fetch_add(1, kRelaxed);
        }
    };
    const Outcome outcome = outcomes({three, four}, 0);
    EXPECT_TRUE(outcome.report.complete);
    EXPECT_EQ(outcome.report.interleavings, 35.0);  // 7! / (3! 4!)
    EXPECT_EQ(outcome.report.longest, 7U);
    EXPECT_LT(outcome.report.executions, 35U);
}

TEST(Explorer, LetsBothThreadsOfStoreBufferingReadStaleValues) {
    const Outcome outcome = outcomes({[](Board& b) {
                                          b.x.store(1, kRelease);
                                          b.seen[0] = b.y.load(kAcquire);
                                      },
                                      [](Board& b) {
                                          b.y.store(1, kRelease);
                                          b.seen[1] = b.x.load(kAcquire);
                                      }},
                                     2);
    EXPECT_EQ(outcome.seen, (Seen{"00", "01", "10", "11"}));
}

Outcome message_passing(std::memory_order store, std::memory_order load) {
    return outcomes({[store](Board& b) {
                         b.x.store(1, kRelaxed);
                         b.y.store(1, store);
                     },
                     [load](Board& b) {
                         b.seen[0] = b.y.load(load);
                         b.seen[1] = b.x.load(kRelaxed);
                     }},
                    2);
}

TEST(Explorer, ForbidsAStaleMessageBehindReleaseAndAcquire) {
    EXPECT_EQ(message_passing(kRelease, kAcquire).seen, (Seen{"00", "01", "11"}));
}

TEST(Explorer, AllowsAStaleMessageWhenEitherSideIsRelaxed) {
    EXPECT_EQ(message_passing(kRelaxed, kAcquire).seen, (Seen{"00", "01", "10", "11"}));
    EXPECT_EQ(message_passing(kRelease, kRelaxed).seen, (Seen{"00", "01", "10", "11"}));
}

TEST(Explorer, NeverLetsAThreadReadOneAtomicBackwards) {
    const Outcome outcome = outcomes({[](Board& b) {
                                          b.x.store(1, kRelaxed);
                                          b.x.store(2, kRelaxed);
                                      },
                                      [](Board& b) {
                                          b.seen[0] = b.x.load(kRelaxed);
                                          b.seen[1] = b.x.load(kRelaxed);
                                      }},
                                     2);
    EXPECT_EQ(outcome.seen, (Seen{"00", "01", "02", "11", "12", "22"}));
}

TEST(Explorer, LetsTwoReadersDisagreeOnTheOrderOfIndependentStores) {
    const auto reader = [](Atomic<unsigned> Board::* first, Atomic<unsigned> Board::* second, std::size_t place) {
        return [=](Board& b) {
            b.seen[place] = (b.*first).load(kAcquire);
            b.seen[place + 1] = (b.*second).load(kAcquire);
        };
    };
    const Outcome outcome =
        outcomes({[](Board& b) { b.x.store(1, kRelease); }, [](Board& b) { b.y.store(1, kRelease); },
                  reader(&Board::x, &Board::y, 0), reader(&Board::y, &Board::x, 2)},
                 4);
    EXPECT_TRUE(outcome.seen.contains("1010"));
    EXPECT_EQ(outcome.seen.size(), 16U);
}

// Thread 1 publishes a plain value with a release, thread 2 changes the same atomic, thread 3 acquires what 2 wrote.
Report sequence(const Body& middle, std::memory_order give, std::memory_order take) {
    return outcomes({[give](Board& b) {
                         b.plain.set(1);
                         b.x.fetch_add(1, give);
                     },
                     middle,
                     [take](Board& b) {
                         if (b.x.load(take) == 2) {
                             b.seen[0] = b.plain.get();
                         }
                     }},
                    0)
        .report;
}

TEST(Explorer, LetsAReadModifyWriteContinueAReleaseSequence) {
    const Body add = [](Board& b) { b.x.fetch_add(1, kRelaxed); };
    EXPECT_TRUE(sequence(add, kRelease, kAcquire).complete);
    EXPECT_NE(sequence(add, kRelaxed, kAcquire).violation, "");
    EXPECT_NE(sequence(add, kRelease, kRelaxed).violation, "");
}

TEST(Explorer, LetsAPlainStoreBreakAReleaseSequence) {
    const Body overwrite = [](Board& b) {
        if (b.x.load(kRelaxed) == 1) {
            b.x.store(2, kRelease);
        }
    };
    EXPECT_NE(sequence(overwrite, kRelease, kAcquire).violation, "");
}

TEST(Explorer, FindsTheRaceOfTwoPlainAccessesInWhateverOrderTheyRun) {
    const Body write = [](Board& b) {
        b.plain.set(1);
        b.x.store(1, kRelaxed);
    };
    const Report report = outcomes({write, write}, 0).report;
    EXPECT_NE(report.violation.find("race: write of plain"), std::string::npos) << report.violation;
}

TEST(Explorer, OrdersWhatAMutexOrders) {
    const Body guarded = [](Board& b) {
        const std::lock_guard lock(b.mutex);
        b.plain.set(b.plain.get() + 1);
        b.x.store(1, kRelaxed);
    };
    EXPECT_TRUE(outcomes({guarded, guarded, guarded}, 0).report.complete);
}

TEST(Explorer, FindsADeadlock) {
    const auto second = std::make_shared<std::unique_ptr<Mutex>>();
    const auto both = [second](bool swapped) {
        return [second, swapped](Board& b) {
            Mutex& other = **second;
            const std::lock_guard outer(swapped ? other : b.mutex);
            const std::lock_guard inner(swapped ? b.mutex : other);
        };
    };
    Explorer explorer;
    const Report report = explorer.explore([&] {
        const auto board = std::make_shared<Board>();
        *second = std::make_unique<Mutex>();
        return Program{
            .threads = {[board, body = both(false)] { body(*board); }, [board, body = both(true)] { body(*board); }},
            .finish = [] {}};
    });
    EXPECT_NE(report.violation.find("deadlock"), std::string::npos) << report.violation;
}

}  // namespace
}  // namespace refrain::model
