#pragma once

#include <boost/lockfree/spsc_queue.hpp>
#include <memory>
#include <utility>

#include "bench/publication/strategy.hpp"

namespace refrain::bench::publication {

/// std::shared_ptr by a queue. What has room in it is sent; of what has not, the newest waits. Another holds one of
/// each, so that the audio thread is never the last.
class SharedPointerQueue : public Strategy {
public:
    void upkeep() override {
        if (waiting_ && queue_.push(waiting_)) {
            waiting_.reset();
        }
    }
    const Table* begin() override {
        for (std::size_t n = 0; n < kTablesPerCycle && queue_.pop(next_); ++n) {
            current_ = std::move(next_);
        }
        return current_.get();
    }

protected:
    using Pointer = std::shared_ptr<Table>;

    /// Whether the holder of one of each is the only one left, if use_count() is to be trusted.
    static bool is_last(const Pointer& table) { return table.use_count() == 1; }

    void send(Pointer table) {
        troubles_.coalesced += waiting_ ? 1U : 0U;
        waiting_ = std::move(table);
        upkeep();
    }

private:
    boost::lockfree::spsc_queue<Pointer, boost::lockfree::capacity<kQueueLength>> queue_;
    Pointer waiting_;  // the editor's
    Pointer next_;     // the audio thread's
    Pointer current_;  // the audio thread's
};

}  // namespace refrain::bench::publication
