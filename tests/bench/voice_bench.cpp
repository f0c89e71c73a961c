#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <vector>

#include "support/instrument.hpp"

// What a voice costs the audio thread, and what the barest possible oscillator would.
namespace refrain {
namespace {

constexpr std::uint32_t kPeriod = 64;
constexpr double kRate = 48000.0;

void per_voice_and_sample(benchmark::State& state, std::int64_t voices) {
    state.counters["ns/voice/sample"] =
        benchmark::Counter(static_cast<double>(voices * kPeriod) * 1e-9,
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// The measured part: one period after the other.
void render_periods(benchmark::State& state, test::Instrument& instrument) {
    std::array<float, kPeriod> left{};
    std::array<float, kPeriod> right{};
    for (auto _ : state) {
        instrument.engine().render({}, left.data(), right.data(), kPeriod);
        benchmark::DoNotOptimize(left.data());
    }
}

void engine_voices(benchmark::State& state) {
    const std::int64_t voices = state.range(0);
    test::Instrument instrument(kRate);
    for (std::int64_t v = 0; v < voices; ++v) {
        instrument.now(test::note_on(static_cast<int>(24 + v)));
    }
    instrument.play(9600);
    render_periods(state, instrument);
    per_voice_and_sample(state, voices);
}
BENCHMARK(engine_voices)->ArgName("voices")->Arg(1)->Arg(16)->Arg(64);

void engine_idle(benchmark::State& state) {
    test::Instrument instrument(kRate);
    instrument.play(9600);
    render_periods(state, instrument);
    state.counters["ns/period"] =
        benchmark::Counter(1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(engine_idle);

/// Two neighbours and a straight line between them: no levels, no envelope, no gain, no pan. The yardstick.
void bare_linear_read(benchmark::State& state) {
    const auto voices = static_cast<std::size_t>(state.range(0));
    constexpr std::uint32_t kSizeLog2 = 11;
    std::vector<float> table((1U << kSizeLog2) + 1);
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = static_cast<float>(i % (1U << kSizeLog2)) / 1024.0F - 1.0F;
    }
    std::vector<std::uint32_t> phase(voices);
    std::vector<std::uint32_t> increment(voices);
    for (std::size_t v = 0; v < voices; ++v) {
        increment[v] =
            static_cast<std::uint32_t>(4294967296.0 / kRate * 32.7 * std::exp2(static_cast<double>(v) / 12.0));
    }
    std::array<float, kPeriod> out{};
    for (auto _ : state) {
        out.fill(0.0F);
        for (std::size_t v = 0; v < voices; ++v) {
            for (float& sample : out) {
                const std::uint32_t index = phase[v] >> (32 - kSizeLog2);
                const float fraction = static_cast<float>(phase[v] << kSizeLog2 >> 8) * 0x1p-24F;
                sample += table[index] + (table[index + 1] - table[index]) * fraction;
                phase[v] += increment[v];
            }
        }
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    per_voice_and_sample(state, state.range(0));
}
BENCHMARK(bare_linear_read)->ArgName("voices")->Arg(1)->Arg(16)->Arg(64);

}  // namespace
}  // namespace refrain
