#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace refrain::bench::publication {

/// Of the monotonic clock.
inline std::int64_t now_ns() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// What happened to each table, by its serial, and how much memory they take. Each moment has one thread that writes
/// it; whoever reads them does so when all threads have ended, but for the memory, which any thread counts.
class Journal {
public:
    struct Life {
        std::int64_t published_ns = 0;
        std::int64_t first_read_ns = 0;  ///< when the audio thread had it in hand for the first time; 0: never
        std::int64_t last_read_ns = 0;   ///< when it had read it for the last time
        std::int64_t freed_ns = 0;
    };

    /// Room for serials 1 .. `most`.
    explicit Journal(std::size_t most) : lives_(most + 1) {}

    [[nodiscard]] bool has_room_for(std::uint64_t serial) const { return serial < lives_.size(); }
    [[nodiscard]] Life& life(std::uint64_t serial) { return lives_[static_cast<std::size_t>(serial)]; }

    void took(std::size_t bytes) {
        const std::size_t live = bytes_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
        std::size_t peak = peak_.load(std::memory_order_relaxed);
        while (live > peak && !peak_.compare_exchange_weak(peak, live, std::memory_order_relaxed)) {
        }
    }
    void gave_back(std::size_t bytes) { bytes_.fetch_sub(bytes, std::memory_order_relaxed); }
    [[nodiscard]] std::size_t bytes() const { return bytes_.load(std::memory_order_relaxed); }
    [[nodiscard]] std::size_t peak_bytes() const { return peak_.load(std::memory_order_relaxed); }

private:
    std::vector<Life> lives_;
    std::atomic<std::size_t> bytes_{0};
    std::atomic<std::size_t> peak_{0};
};

}  // namespace refrain::bench::publication
