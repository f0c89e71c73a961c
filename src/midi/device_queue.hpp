#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "engine/event.hpp"
#include "rt/realtime.hpp"
#include "rt/spsc_queue.hpp"

namespace refrain::midi {

/// An event and when it was played, in monotonic_us().
struct TimedEvent {
    std::int64_t time_us = 0;
    engine::Event event{};
};

/// The way of one device to the audio thread. Producer: the device's own callback; before it runs and after it has
/// stopped, the thread that opens and closes the device.
class DeviceQueue {
public:
    /// Producer. Wait-free. When the audio thread does not keep up, the event is lost and the loss is remembered.
    void push(const TimedEvent& event) REFRAIN_RT {
        if (!events_.push(event)) {
            overflowed_.store(true, std::memory_order_release);
        }
    }

    /// Audio thread, wait-free.
    [[nodiscard]] const TimedEvent* front() REFRAIN_RT { return events_.front(); }
    void pop() REFRAIN_RT {
        TimedEvent unused;
        static_cast<void>(events_.pop(unused));
    }
    [[nodiscard]] std::size_t size() const REFRAIN_RT { return events_.read_available(); }

    /// Audio thread, wait-free. True once after events were lost: a note-off may have been among them.
    [[nodiscard]] bool take_overflow() REFRAIN_RT {
        return overflowed_.load(std::memory_order_relaxed) && overflowed_.exchange(false, std::memory_order_acquire);
    }

    /// Consumer, while no audio thread runs: forgets everything.
    void clear() {
        while (front() != nullptr) {
            pop();
        }
        static_cast<void>(take_overflow());
    }

private:
    rt::SpscQueue<TimedEvent, 1024> events_;
    std::atomic<bool> overflowed_{false};
};

/// How many devices can play at once.
inline constexpr std::size_t kDeviceLimit = 16;

/// A fixed pool, so that the audio thread reads every device without learning that one came or went.
using DeviceQueues = std::array<DeviceQueue, kDeviceLimit>;

}  // namespace refrain::midi
