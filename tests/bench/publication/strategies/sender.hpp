#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "bench/publication/strategy.hpp"
#include "rt/spsc_queue.hpp"

namespace refrain::bench::publication {

/// The editor's end of a queue of plain values. What finds no room waits, and a newer one takes its place: `drop` gets
/// the older. All functions: the editor.
template <class T>
class Sender {
public:
    using Queue = rt::SpscQueue<T, kQueueLength>;

    Sender(Queue& queue, Troubles& troubles, std::function<void(T)> drop)
        : queue_(queue), troubles_(troubles), drop_(std::move(drop)) {}

    void send(T value) {
        if (waiting_) {
            drop_(*std::exchange(waiting_, std::nullopt));
            ++troubles_.coalesced;
        }
        waiting_ = value;
        flush();
    }
    void flush() {
        if (waiting_ && queue_.push(*waiting_)) {
            waiting_.reset();
        }
    }
    /// Drops what waits and, once nobody takes from it any more, what is in the queue.
    void clear() {
        if (waiting_) {
            drop_(*std::exchange(waiting_, std::nullopt));
        }
        for (T value; queue_.pop(value);) {
            drop_(value);
        }
    }

private:
    Queue& queue_;
    Troubles& troubles_;
    std::function<void(T)> drop_;
    std::optional<T> waiting_;
};

}  // namespace refrain::bench::publication
