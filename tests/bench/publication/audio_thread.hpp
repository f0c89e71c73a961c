#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include "bench/publication/strategy.hpp"
#include "support/page_faults.hpp"

namespace refrain::bench::publication {

/// As JACK calls: a period of 64 frames at 48 kHz.
inline constexpr std::uint32_t kPeriodFrames = 64;
inline constexpr std::int64_t kPeriod_ns = 1'333'333;
inline constexpr std::uint32_t kVoices = 64;

/// What the audio thread saw. Read when it has ended.
struct Seen {
    struct Cycle {
        float handoff_ns;  ///< in begin() and end()
        float whole_ns;    ///< with the reading
        bool swapped;      ///< the table is another one than a cycle before
    };

    std::vector<Cycle> cycles;
    std::uint64_t missed = 0;       ///< cycles that ended after their period
    std::uint64_t spoilt = 0;       ///< samples of another table than the cycle's, or of none
    std::uint64_t backwards = 0;    ///< cycles with an older table than before
    std::uint64_t last_serial = 0;  ///< of the table heard last
    test::PageFaults faults;        ///< on this thread
    bool real_time = false;         ///< SCHED_FIFO was granted
};

/// Reads one period of kVoices voices, each at its own pitch, and counts in `seen` what is not of one published table.
void read_voices(const Table& table, std::uint32_t* phases, Seen& seen);

/// When cycles begin, and what the thread does in between.
struct Cadence {
    std::int64_t period_ns = kPeriod_ns;
    bool sleeps = true;  ///< under SCHED_FIFO; otherwise it loops, without, and nothing that it uses gets cold
};

/// A thread that does what a process callback does, at its cadence: takes the table, reads it, lets go.
class AudioThread {
public:
    /// Has room for the cycles of `length_s`. All outlive the thread.
    AudioThread(Strategy& strategy, Journal& journal, Cadence cadence, double length_s);
    AudioThread(const AudioThread&) = delete;
    AudioThread& operator=(const AudioThread&) = delete;
    ~AudioThread() { stop(); }

    /// What it saw, when it has ended.
    const Seen& stop();
    /// The table in its hand, by serial; 0 before the first. Any thread.
    [[nodiscard]] std::uint64_t hearing() const { return hearing_.load(std::memory_order_relaxed); }

private:
    void run();
    void cycle(std::int64_t deadline_ns, std::uint32_t* phases);

    Strategy& strategy_;
    Journal& journal_;
    const Cadence cadence_;
    Seen seen_;
    std::atomic<bool> stop_{false};
    std::atomic<std::uint64_t> hearing_{0};
    std::thread thread_;
};

}  // namespace refrain::bench::publication
