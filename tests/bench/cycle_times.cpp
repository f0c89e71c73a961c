#include "bench/cycle_times.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <thread>
#include <vector>

#include "bench/quantile.hpp"
#include "bench/real_time.hpp"
#include "bench/voice_patches.hpp"
#include "support/instrument.hpp"

namespace refrain::bench {
namespace {

template <class Work>
double us_of(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    return took.count();
}

/// The same sum each time, in registers: however long it takes beyond its median, the machine took.
void count_up(std::uint64_t additions) {
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < additions; ++i) {
        asm volatile("" : "+r"(sum));
        sum += i;
    }
}

void print(const char* what, std::vector<double> times_us) {
    std::sort(times_us.begin(), times_us.end());
    const double median = quantile(times_us, 0.5);
    const double late = quantile(times_us, 0.999);
    std::printf("  %-36s median %6.1f  p99 %6.1f  p99.9 %6.1f us: %.2f times the median\n", what, median,
                quantile(times_us, 0.99), late, late / median);
}

void measure_cycles(int periods) {
    constexpr std::uint32_t kPeriod = 64;
    test::Instrument instrument;
    instrument.load(standard_patch());
    instrument.play(9600);
    for (int voice = 0; voice < 64; ++voice) {
        instrument.now(test::note_on(24 + voice));
    }
    instrument.play(9600);
    std::array<float, kPeriod> left{};
    std::array<float, kPeriod> right{};
    const auto render = [&] { instrument.engine().render({}, left.data(), right.data(), kPeriod); };
    // As long as a period's work, so that as much of the machine's own business falls into it.
    std::uint64_t additions = 1000;
    while (us_of([&] { count_up(additions); }) < us_of(render)) {
        additions += additions / 4;
    }
    const bool hurries = become_real_time();
    std::vector<double> render_us;
    std::vector<double> count_us;
    for (int n = 0; n < periods; ++n) {
        render_us.push_back(us_of(render));
        count_us.push_back(us_of([&] { count_up(additions); }));
    }
    std::printf("\nperiods of %u frames, one after the other, %s:\n", kPeriod,
                hurries ? "under SCHED_FIFO" : "without real-time priority");
    print("64 standard voices", render_us);
    print("the same time spent on one addition", count_us);
}

}  // namespace

void print_cycle_times(int periods) {
    std::thread(measure_cycles, periods).join();  // one of its own, for its priority
}

}  // namespace refrain::bench
