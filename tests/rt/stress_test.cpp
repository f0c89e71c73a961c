// A million publications under load: an audio-like thread that supersedes its table as fast as it can, a reader that
// works on copies of its references, and the collector. Built with ThreadSanitizer this is the proof on real atomics
// that the explorer gives on modelled ones.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

#include "rt/counted_table.hpp"
#include "rt/publisher.hpp"
#include "rt/spsc_queue.hpp"

namespace refrain::rt::test {
namespace {

constexpr std::uint64_t kPublications = 1'000'000;
constexpr std::uint32_t kSlots = 2;

using TablePublisher = Publisher<CountedTable, kSlots, 32>;
using CopyQueue = SpscQueue<Parcel<CountedTable>, 8>;

struct Shared {
    TablePublisher::Queue tables;
    CopyQueue copies;
    std::atomic<bool> published{false};  // nothing more will come
    std::atomic<bool> played{false};     // no more copies will come
};

// What the audio thread and the reader find wrong, and how much they did. Each has its own.
struct Findings {
    std::uint64_t taken = 0;
    std::uint64_t spoilt = 0;
    std::uint64_t backwards = 0;
};

using Slots = std::array<Ref<CountedTable>, kSlots>;

// One cycle of the audio thread, verified as such where the compiler can.
void play_cycle(Shared& shared, Slots& sounding, Findings& findings) REFRAIN_RT {
    Publication<CountedTable> message;
    while (shared.tables.pop(message)) {
        Ref<CountedTable>& slot = sounding[message.slot];
        Ref<CountedTable> next = message.table.open();
        findings.backwards += slot && next->serial() <= slot->serial() ? 1U : 0U;
        slot = std::move(next);
        ++findings.taken;
    }
    for (Ref<CountedTable>& slot : sounding) {
        if (slot) {
            findings.spoilt += slot->intact() ? 0U : 1U;
            Parcel<CountedTable> copy(slot.duplicate());
            if (!shared.copies.push(copy)) {
                copy.open().release();
            }
        }
    }
}

void play(Shared& shared, Findings& findings) {
    Slots sounding;
    for (bool last_round = false; !last_round;) {
        last_round = shared.published.load(std::memory_order_acquire);
        play_cycle(shared, sounding, findings);
        std::this_thread::yield();
    }
    for (Ref<CountedTable>& slot : sounding) {
        slot.release();
    }
    shared.played.store(true, std::memory_order_release);
}

void read_copies(Shared& shared, Findings& findings) {
    for (bool last_round = false; !last_round;) {
        last_round = shared.played.load(std::memory_order_acquire);
        Parcel<CountedTable> copy;
        while (shared.copies.pop(copy)) {
            const Ref<CountedTable> table = copy.open();
            const Ref<CountedTable> second = table.duplicate();
            findings.spoilt += table->intact() && second->intact() ? 0U : 1U;
            ++findings.taken;
        }
        std::this_thread::yield();
    }
}

TEST(Stress, AMillionPublicationsLeakNothingAndFreeNothingEarly) {
    CountedTable::forget_counts();
    Shared shared;
    Findings played;
    Findings copied;
    PublisherStats stats;
    {
        Collector collector(std::chrono::milliseconds(1));
        std::thread audio([&] { play(shared, played); });
        std::thread reader([&] { read_copies(shared, copied); });
        {
            TablePublisher publisher(collector, shared.tables);
            for (std::uint64_t serial = 1; serial <= kPublications; ++serial) {
                publisher.publish(static_cast<std::uint32_t>(serial % kSlots), make_table(serial), 0);
                if (serial % 16 == 0) {
                    std::this_thread::yield();  // as a ui does between frames
                }
            }
            while (!publisher.flush()) {
                std::this_thread::yield();
            }
            stats = publisher.stats();
        }
        shared.published.store(true, std::memory_order_release);
        audio.join();
        reader.join();
        EXPECT_EQ(collector.stop(), 0U);
        EXPECT_EQ(collector.stats().registry.tracked, kPublications);
        EXPECT_EQ(collector.stats().registry.freed, kPublications);
        EXPECT_EQ(collector.stats().registry.held_bytes, 0U);
    }
    EXPECT_EQ(played.spoilt + copied.spoilt, 0U);
    EXPECT_EQ(played.backwards, 0U);
    EXPECT_EQ(played.taken, stats.sent);
    EXPECT_EQ(stats.sent + stats.coalesced, kPublications);
    EXPECT_GT(copied.taken, 0U);
    EXPECT_EQ(CountedTable::made, kPublications);
    EXPECT_EQ(CountedTable::freed, kPublications);
    RecordProperty("sent", std::to_string(stats.sent));
    RecordProperty("copied", std::to_string(copied.taken));
    std::printf("  %llu of them reached the audio thread, %llu copies were read\n",
                static_cast<unsigned long long>(stats.sent), static_cast<unsigned long long>(copied.taken));
}

}  // namespace
}  // namespace refrain::rt::test
