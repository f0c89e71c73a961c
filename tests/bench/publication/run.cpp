#include "bench/publication/run.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

namespace refrain::bench::publication {
namespace {

constexpr std::int64_t kFrame_ns = 16'666'667;   // of the editor's window
constexpr std::int64_t kGrace_ns = 300'000'000;  // in which what was published last must be heard
constexpr double kSecond_ns = 1e9;

void sleep_until(std::int64_t time_ns) {
    const std::int64_t left = time_ns - now_ns();
    if (left > 0) {
        std::this_thread::sleep_for(std::chrono::nanoseconds(left));
    }
}

/// Publishes at the workload's rate, or as fast as it can; returns the last serial.
std::uint64_t edit(Strategy& strategy, Journal& journal, const Workload& workload) {
    const auto interval_ns = static_cast<std::int64_t>(kSecond_ns / workload.rate_hz);
    const std::int64_t end = now_ns() + static_cast<std::int64_t>(workload.length_s * kSecond_ns);
    std::int64_t next_frame = now_ns();
    std::int64_t next_edit = now_ns();
    std::uint64_t serial = 0;
    while (now_ns() < end && journal.has_room_for(serial + 1)) {
        sleep_until(std::min({next_frame, next_edit, end}));
        if (now_ns() >= next_frame) {
            strategy.upkeep();
            next_frame = now_ns() + kFrame_ns;
        }
        if (now_ns() >= next_edit) {
            ++serial;
            journal.life(serial).published_ns = now_ns();
            strategy.publish(serial);
            // A sleep that took too long is made up for, a table that takes longer than its interval is not.
            next_edit = std::max(next_edit + interval_ns, now_ns() - kFrame_ns);
        }
    }
    return serial;
}

void wait_until_heard(Strategy& strategy, const AudioThread& audio, std::uint64_t serial) {
    const std::int64_t end = now_ns() + kGrace_ns;
    while (audio.hearing() != serial && now_ns() < end) {
        sleep_until(now_ns() + kFrame_ns);
        strategy.upkeep();
    }
}

void read(Journal& journal, Outcome& outcome) {
    for (std::uint64_t serial = 1; serial <= outcome.published; ++serial) {
        const Journal::Life& life = journal.life(serial);
        if (life.first_read_ns != 0) {
            outcome.audible_ns.push_back(static_cast<double>(life.first_read_ns - life.published_ns + kPeriod_ns));
        }
        if (life.freed_ns != 0 && serial != outcome.published) {
            const std::int64_t superseded = journal.life(serial + 1).published_ns;
            outcome.freed_ns.push_back(static_cast<double>(std::max<std::int64_t>(life.freed_ns - superseded, 0)));
            if (life.last_read_ns != 0) {
                outcome.freed_after_last_ns.push_back(static_cast<double>(life.freed_ns - life.last_read_ns));
            }
        }
    }
}

}  // namespace

Outcome run(const Contestant& contestant, const Workload& workload) {
    Outcome outcome;
    Journal journal(static_cast<std::size_t>(workload.rate_hz * workload.length_s * 1.5) + 1000);
    {
        const auto strategy = contestant.make({.words = workload.table_bytes / sizeof(float), .journal = journal});
        AudioThread audio(*strategy, journal, workload.cadence, workload.length_s + 2.0);
        {
            const Load load(workload.load);
            const std::int64_t began = now_ns();
            outcome.published = edit(*strategy, journal, workload);
            outcome.reached_hz =
                static_cast<double>(outcome.published) * kSecond_ns / static_cast<double>(now_ns() - began);
            wait_until_heard(*strategy, audio, outcome.published);
        }
        outcome.seen = audio.stop();
        outcome.troubles = strategy->troubles();
        outcome.last_was_heard = contestant.is_bare || outcome.seen.last_serial == outcome.published;
    }
    if (!contestant.is_bare) {
        read(journal, outcome);
    }
    outcome.peak_bytes = journal.peak_bytes();
    outcome.lost_bytes = journal.bytes();
    return outcome;
}

}  // namespace refrain::bench::publication
