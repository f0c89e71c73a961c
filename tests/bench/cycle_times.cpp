#include "bench/cycle_times.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

#include "bench/voice_patches.hpp"
#include "support/instrument.hpp"

namespace refrain::bench {

void print_cycle_times(int periods) {
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
    std::vector<double> cost_us;
    for (int n = 0; n < periods; ++n) {
        const auto start = std::chrono::steady_clock::now();
        instrument.engine().render({}, left.data(), right.data(), kPeriod);
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
        cost_us.push_back(took.count());
    }
    std::sort(cost_us.begin(), cost_us.end());
    const auto at = [&](double share) { return cost_us[static_cast<std::size_t>(share * (periods - 1))]; };
    std::printf(
        "\n64 standard voices, a period of %u frames: median %.1f us, p99 %.1f, p99.9 %.1f (%.2f x the median)\n",
        kPeriod, at(0.5), at(0.99), at(0.999), at(0.999) / at(0.5));
}

}  // namespace refrain::bench
