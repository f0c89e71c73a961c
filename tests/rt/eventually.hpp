#pragma once

#include <chrono>
#include <thread>

namespace refrain::rt::test {

/// Waits until `holds()`; false when it still does not after `limit`.
template <class Predicate>
[[nodiscard]] bool eventually(Predicate holds, std::chrono::milliseconds limit = std::chrono::seconds(20)) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    return true;
}

/// Waits until the collector stops polling: for as long as many polls would take, it makes none.
template <class Collector>
[[nodiscard]] bool falls_asleep(const Collector& collector, std::chrono::milliseconds many_polls) {
    return eventually([&] {
        const auto polls = collector.stats().polls;
        std::this_thread::sleep_for(many_polls);
        return collector.stats().polls == polls;
    });
}

}  // namespace refrain::rt::test
