#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "bench/publication_times.hpp"
#include "bench/quantile.hpp"
#include "support/instrument.hpp"

namespace refrain::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::uint32_t kPeriod = 64;
constexpr double kRate = 48000.0;

std::int64_t now_us() {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now().time_since_epoch()).count();
}

void print_row(const char* name, std::vector<double> values, const char* unit) {
    if (values.empty()) {
        return;
    }
    std::sort(values.begin(), values.end());
    std::printf("%-28s median %8.2f  p99 %8.2f  max %8.2f %s  (%zu)\n", name, quantile(values, 0.5),
                quantile(values, 0.99), values.back(), unit, values.size());
}

}  // namespace

void print_publication_times(int publications) {
    test::Instrument instrument(kRate);
    instrument.now(test::note_on(60));
    std::atomic<bool> stop{false};
    std::vector<double> audible_ms;
    std::thread audio([&] {
        std::vector<float> left(kPeriod);
        std::vector<float> right(kPeriod);
        const auto period = std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 * kPeriod / kRate));
        auto cycle = Clock::now();
        std::uint64_t heard = 1;
        while (!stop.load(std::memory_order_relaxed)) {
            instrument.engine().render({}, left.data(), right.data(), kPeriod);
            const auto& telemetry = instrument.engine().telemetry();
            if (telemetry.sounding_serial.load() != heard) {
                heard = telemetry.sounding_serial.load();
                // The block that was just rendered starts to sound when its cycle is over.
                audible_ms.push_back(static_cast<double>(now_us() - telemetry.latest_published_at_us.load()) * 1e-3 +
                                     1e3 * kPeriod / kRate);
            }
            cycle += period;
            std::this_thread::sleep_until(cycle);
        }
    });
    std::vector<double> freed_ms;
    for (int n = 0; n < publications; ++n) {
        const auto before = instrument.collector().stats().registry.freed;
        instrument.publisher().publish(0, wavetable::build({{.amplitude = 0.5F, .phase_turns = 0.0F}}), now_us());
        const auto published = Clock::now();
        while (instrument.collector().stats().registry.freed == before &&
               Clock::now() - published < std::chrono::seconds(1)) {
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        }
        freed_ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - published).count());
    }
    stop.store(true);
    audio.join();
    std::printf(
        "\nperiod %u frames at %.0f Hz; the old table fades for %u frames = %.1f ms, the collector polls every %d ms\n",
        kPeriod, kRate, 512U, 512e3 / kRate, static_cast<int>(rt::Collector::kPoll.count()));
    print_row("push to audible", audible_ms, "ms");
    print_row("superseded to freed", freed_ms, "ms");
}

}  // namespace refrain::bench
