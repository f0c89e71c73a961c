#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include "rt/collector.hpp"
#include "rt/ref.hpp"
#include "rt/spsc_queue.hpp"

namespace refrain::rt {

/// One table on its way to the audio thread.
template <class T>
struct Publication {
    Parcel<T> table;
    std::uint32_t slot = 0;
    std::uint64_t serial = 0;          ///< 1 for the first publication, then counting up over all slots
    std::int64_t published_at_us = 0;  ///< when publish() was called, microseconds of the monotonic clock
};

/// What a publisher has done since construction.
struct PublisherStats {
    std::uint64_t published = 0;  ///< calls of publish()
    std::uint64_t sent = 0;       ///< of those, pushed to the audio thread
    std::uint64_t coalesced = 0;  ///< of those, replaced by a newer one for the same slot before there was room
};

/// The producer's end of publication. While the queue has no room it keeps the newest table of each slot and drops the
/// older ones, so an edit is never lost and a table that nobody would hear is never sent. One thread: the producer's.
template <class T, std::size_t Slots, std::size_t Capacity>
class Publisher {
public:
    using Queue = SpscQueue<Publication<T>, Capacity>;

    /// Both must outlive the publisher.
    Publisher(Collector& collector, Queue& queue) : collector_(collector), queue_(queue) {}
    Publisher(const Publisher&) = delete;
    Publisher& operator=(const Publisher&) = delete;

    /// Hands `table` to the audio thread as the new content of `slot` (below Slots), now or at the next flush().
    /// Returns its serial.
    std::uint64_t publish(std::uint32_t slot, std::unique_ptr<T> table, std::int64_t now_us) {
        Pending& pending = pending_.at(slot);
        Ref<T> reference = collector_.track(std::move(table));
        // Whatever was published here before, sounding or unsent, is superseded by this table. Said before anything is
        // given back, so that the collector is awake for it.
        if (const std::uint64_t previous = std::exchange(newest_.at(slot), reference->id()); previous != 0) {
            collector_.note_superseded(previous);
        }
        stats_.coalesced += pending.table ? 1U : 0U;
        pending.table = std::move(reference);
        pending.serial = ++stats_.published;
        pending.published_at_us = now_us;
        flush();
        return pending.serial;
    }

    /// Sends what waits, oldest first, as far as there is room. Call it once a frame. True when nothing waits any more.
    bool flush() {
        for (;;) {
            std::uint32_t oldest = Slots;
            for (std::uint32_t slot = 0; slot < Slots; ++slot) {
                if (pending_[slot].table && (oldest == Slots || pending_[slot].serial < pending_[oldest].serial)) {
                    oldest = slot;
                }
            }
            if (oldest == Slots) {
                return true;
            }
            if (queue_.write_available() == 0) {
                return false;
            }
            Pending& pending = pending_[oldest];
            const bool pushed = queue_.push({.table = Parcel<T>(std::move(pending.table)),
                                             .slot = oldest,
                                             .serial = pending.serial,
                                             .published_at_us = pending.published_at_us});
            // There was room, and only this thread fills it.
            stats_.sent += pushed ? 1U : 0U;
        }
    }

    [[nodiscard]] const PublisherStats& stats() const { return stats_; }

private:
    struct Pending {
        Ref<T> table;
        std::uint64_t serial = 0;
        std::int64_t published_at_us = 0;
    };

    Collector& collector_;
    Queue& queue_;
    std::array<Pending, Slots> pending_{};
    std::array<std::uint64_t, Slots> newest_{};  // the last table of each slot, by its id
    PublisherStats stats_;
};

}  // namespace refrain::rt
