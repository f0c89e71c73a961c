#include "bench/publication/audio_thread.hpp"

#include <time.h>

#include <array>
#include <cmath>

#include "bench/real_time.hpp"

namespace refrain::bench::publication {
namespace {

void sleep_until(std::int64_t time_ns) {
    const timespec time{.tv_sec = static_cast<time_t>(time_ns / 1'000'000'000),
                        .tv_nsec = static_cast<long>(time_ns % 1'000'000'000)};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nullptr);
}

std::uint32_t increment_of(std::uint32_t voice) {
    const double hz = 55.0 * std::exp2(voice / 12.0);
    return static_cast<std::uint32_t>(hz / 48000.0 * 4294967296.0);
}

}  // namespace

void read_voices(const Table& table, std::uint32_t* phases, Seen& seen) {
    static const auto increments = [] {
        std::array<std::uint32_t, kVoices> all{};
        for (std::uint32_t voice = 0; voice < kVoices; ++voice) {
            all[voice] = increment_of(voice);
        }
        return all;
    }();
    const std::uint32_t base = Table::base(table.serial());
    std::uint64_t spoilt = 0;
    for (std::uint32_t voice = 0; voice < kVoices; ++voice) {
        std::uint32_t phase = phases[voice];
        for (std::uint32_t frame = 0; frame < kPeriodFrames; ++frame) {
            const std::size_t index = (std::uint64_t{phase} * table.words()) >> 32U;
            spoilt += table.base_at(index) == base ? 0U : 1U;
            phase += increments[voice];
        }
        phases[voice] = phase;
    }
    seen.spoilt += spoilt;
}

AudioThread::AudioThread(Strategy& strategy, Journal& journal, Cadence cadence, double length_s)
    : strategy_(strategy), journal_(journal), cadence_(cadence) {
    // Touched, so that recording takes no page fault.
    seen_.cycles.resize(static_cast<std::size_t>(length_s * 1e9 / static_cast<double>(cadence.period_ns)));
    seen_.cycles.clear();
    thread_ = std::thread([this] { run(); });
}

const Seen& AudioThread::stop() {
    stop_.store(true, std::memory_order_relaxed);
    if (thread_.joinable()) {
        thread_.join();
    }
    return seen_;
}

void AudioThread::run() {
    seen_.real_time = cadence_.sleeps && become_real_time();
    std::array<std::uint32_t, kVoices> phases{};
    const test::PageFaults before = test::page_faults();
    std::int64_t start_ns = now_ns() + cadence_.period_ns;
    while (!stop_.load(std::memory_order_relaxed)) {
        if (cadence_.sleeps) {
            sleep_until(start_ns);
        }
        while (now_ns() < start_ns) {
        }
        cycle(start_ns + cadence_.period_ns, phases.data());
        // After a missed period the server starts anew instead of hurrying after it.
        start_ns = std::max(start_ns + cadence_.period_ns, now_ns());
    }
    seen_.faults = test::page_faults() - before;
}

void AudioThread::cycle(std::int64_t deadline_ns, std::uint32_t* phases) {
    static_cast<void>(now_ns());  // so that the first reading of the clock is no slower than the others
    const std::int64_t start = now_ns();
    const Table* const table = strategy_.begin();
    const std::int64_t begun = now_ns();
    const std::uint64_t last = seen_.last_serial;
    std::uint64_t serial = last;
    if (table != nullptr) {
        serial = table->serial();
        read_voices(*table, phases, seen_);
    }
    const std::int64_t read = now_ns();
    strategy_.end();
    const std::int64_t end = now_ns();

    if (serial != last) {
        journal_.life(serial).first_read_ns = begun;
        seen_.backwards += serial < last ? 1U : 0U;
        seen_.last_serial = serial;
        hearing_.store(serial, std::memory_order_relaxed);
    }
    if (table != nullptr) {
        journal_.life(serial).last_read_ns = read;
    }
    seen_.missed += end > deadline_ns ? 1U : 0U;
    if (seen_.cycles.size() < seen_.cycles.capacity()) {
        seen_.cycles.push_back({.handoff_ns = static_cast<float>((begun - start) + (end - read)),
                                .whole_ns = static_cast<float>(end - start),
                                .swapped = serial != last && last != 0});
    }
}

}  // namespace refrain::bench::publication
