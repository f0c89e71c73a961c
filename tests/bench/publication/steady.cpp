#include "bench/publication/steady.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <random>
#include <thread>

namespace refrain::bench::publication {
namespace {

constexpr int kCycles = 400;  // of a block

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Gives the same table always: no publication.
class Held : public Strategy {
public:
    explicit Held(const Table* table) : table_(table) {}
    void publish(std::uint64_t) override {}
    const Table* begin() override { return table_; }

private:
    const Table* table_;
};

/// Nanoseconds a cycle.
double block_ns(Strategy& strategy, Seen& seen) {
    std::array<std::uint32_t, kVoices> phases{};
    const std::int64_t start = now_ns();
    for (int n = 0; n < kCycles; ++n) {
        if (const Table* const table = strategy.begin()) {
            read_voices(*table, phases.data(), seen);
        }
        strategy.end();
    }
    return static_cast<double>(now_ns() - start) / kCycles;
}

/// The same, with the table that the strategy has now; 0 when it has none.
double held_ns(Strategy& strategy, Seen& seen) {
    const Table* const table = strategy.begin();
    Held held(table);
    const double ns = table == nullptr ? 0.0 : block_ns(held, seen);
    strategy.end();
    return ns;
}

/// An editor of its own thread.
class Editor {
public:
    Editor(Strategy& strategy, double rate_hz) : strategy_(strategy) {
        publish();
        if (rate_hz > 0.0) {
            thread_ = std::thread([this, rate_hz] {
                while (!stop_.load(std::memory_order_relaxed)) {
                    std::this_thread::sleep_for(std::chrono::duration<double>(1.0 / rate_hz));
                    publish();
                    strategy_.upkeep();
                }
            });
        }
    }
    Editor(const Editor&) = delete;
    Editor& operator=(const Editor&) = delete;
    ~Editor() {
        stop_.store(true, std::memory_order_relaxed);
        if (thread_.joinable()) {
            thread_.join();
        }
    }

private:
    void publish() { strategy_.publish(++serial_); }

    Strategy& strategy_;
    std::uint64_t serial_ = 0;
    std::atomic<bool> stop_{false};
    std::thread thread_;
};

}  // namespace

SteadyCost steady_cost(const Contestant& contestant, const Workload& workload) {
    Journal journal(static_cast<std::size_t>(workload.rate_hz * workload.length_s * 4.0) + 100'000);
    const auto strategy = contestant.make({.words = workload.table_bytes / sizeof(float), .journal = journal});
    std::vector<double> ratios;
    std::vector<double> bare_ns;
    {
        const Editor editor(*strategy, workload.rate_hz);
        Seen seen;
        const std::int64_t end = now_ns() + static_cast<std::int64_t>(workload.length_s * 1e9);
        for (bool held_first = true; now_ns() < end; held_first = !held_first) {
            double held = held_first ? held_ns(*strategy, seen) : 0.0;
            const double handed_over = block_ns(*strategy, seen);
            held = held_first ? held : held_ns(*strategy, seen);
            if (held > 0.0) {
                ratios.push_back(handed_over / held);
                bare_ns.push_back(held);
            }
        }
    }
    if (ratios.empty()) {
        return {};
    }
    std::minstd_rand random(1);  // the same figures for the same times
    std::uniform_int_distribution<std::size_t> any(0, ratios.size() - 1);
    std::vector<double> medians(1000);
    std::vector<double> again(ratios.size());
    for (double& each : medians) {
        std::generate(again.begin(), again.end(), [&] { return ratios[any(random)]; });
        each = median(again);
    }
    std::sort(medians.begin(), medians.end());
    return {.ratio = median(ratios),
            .low = medians[25],
            .high = medians[974],
            .bare_ns = median(bare_ns),
            .pairs = static_cast<int>(ratios.size())};
}

}  // namespace refrain::bench::publication
