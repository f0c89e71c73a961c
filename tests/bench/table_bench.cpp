#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <memory>
#include <vector>

#include "support/instrument.hpp"

// What a publication costs on each side.
namespace refrain {
namespace {

constexpr std::uint32_t kPeriod = 64;

wavetable::Harmonics drawn() {
    return wavetable::Harmonics(64, {.amplitude = 0.1F, .phase_turns = 0.0F});
}

/// The ui thread's part: 64 drawn harmonics, or a saw of 2048.
void build_table(benchmark::State& state) {
    const auto harmonics = wavetable::shape_harmonics(wavetable::Shape::saw, static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        auto table = wavetable::build(harmonics);
        benchmark::DoNotOptimize(table.get());
    }
}
BENCHMARK(build_table)->ArgName("harmonics")->Arg(1)->Arg(64)->Arg(2048)->Unit(benchmark::kMicrosecond);

/// The audio thread's part, without the fade: pop, adopt, and give the superseded one back, in a block of no frames.
/// With 0 publications the same block is rendered and nothing arrives, so the difference is what a publication costs.
/// The caches are as cold as the building of a table leaves them.
void adopt_table(benchmark::State& state) {
    const bool publishes = state.range(0) != 0;
    test::Instrument instrument;
    std::array<float, 1> left{};
    std::array<float, 1> right{};
    instrument.play(9600);
    // A fade runs all the time, so each table that arrives waits and replaces the one that waited.
    instrument.publish(drawn());
    instrument.play(1);
    for (auto _ : state) {
        if (publishes) {
            instrument.publish(drawn());
        } else {
            benchmark::DoNotOptimize(wavetable::build(drawn()));
        }
        const auto start = std::chrono::steady_clock::now();
        instrument.engine().render({}, left.data(), right.data(), 0);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        state.SetIterationTime(took.count());
    }
    const auto adopted = static_cast<double>(instrument.engine().telemetry().adopted.load() - 2);
    state.counters["adopted"] = benchmark::Counter(adopted / static_cast<double>(state.iterations()));
}
BENCHMARK(adopt_table)->ArgName("published")->Arg(0)->Arg(1)->Iterations(10000)->UseManualTime();

/// One period of 16 voices while a table fades in all the time, and while none does.
void render_while_fading(benchmark::State& state) {
    const bool fades = state.range(0) != 0;
    test::Instrument instrument;
    for (int key = 40; key < 56; ++key) {
        instrument.now(test::note_on(key));
    }
    instrument.play(9600);
    std::array<float, kPeriod> left{};
    std::array<float, kPeriod> right{};
    std::uint64_t periods = 0;
    for (auto _ : state) {
        if (fades && periods++ % 8 == 0) {
            state.PauseTiming();
            instrument.publish(drawn());
            state.ResumeTiming();
        }
        instrument.engine().render({}, left.data(), right.data(), kPeriod);
        benchmark::DoNotOptimize(left.data());
    }
}
BENCHMARK(render_while_fading)->ArgName("fades")->Arg(0)->Arg(1)->Iterations(20000);

}  // namespace
}  // namespace refrain
