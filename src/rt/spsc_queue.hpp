#pragma once

#include <boost/lockfree/spsc_queue.hpp>
#include <cstddef>
#include <span>
#include <type_traits>

#include "rt/realtime.hpp"

namespace refrain::rt {

/// A bounded queue from ONE producer thread to ONE consumer thread; every producer has its own. Storage is part of the
/// object: nothing is allocated after construction. T is a plain value; a reference travels as a Parcel.
template <class T, std::size_t Capacity>
class SpscQueue {
    static_assert(std::is_trivially_copyable_v<T>, "a queue element is copied on the audio thread");

public:
    /// Producer thread. Wait-free; false, and nothing stored, when the queue is full.
    [[nodiscard]] bool push(const T& value) REFRAIN_RT { return queue_.push(value); }

    /// Producer thread. Wait-free; stores the first of `values` as far as there is room, and tells how many.
    [[nodiscard]] std::size_t push_some(std::span<const T> values) REFRAIN_RT {
        return queue_.push(values.data(), values.size());
    }

    /// Consumer thread. Wait-free; false, and `value` untouched, when the queue is empty.
    [[nodiscard]] bool pop(T& value) REFRAIN_RT { return queue_.pop(value); }

    /// Consumer thread. Wait-free; the oldest element, which stays in the queue, or nullptr when it is empty.
    [[nodiscard]] const T* front() REFRAIN_RT { return queue_.read_available() == 0 ? nullptr : &queue_.front(); }

    /// Consumer thread. Wait-free; a lower bound, as the producer may be adding.
    [[nodiscard]] std::size_t read_available() const REFRAIN_RT { return queue_.read_available(); }

    /// Producer thread. Wait-free; a lower bound, as the consumer may be removing.
    [[nodiscard]] std::size_t write_available() const REFRAIN_RT { return queue_.write_available(); }

    [[nodiscard]] static constexpr std::size_t capacity() noexcept { return Capacity; }

private:
    boost::lockfree::spsc_queue<T, boost::lockfree::capacity<Capacity>> queue_;
};

}  // namespace refrain::rt
