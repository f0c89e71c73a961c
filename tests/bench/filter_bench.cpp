#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "dsp/filters/filter_kernels.hpp"
#include "dsp/oversampling/decimator_kernels.hpp"

// What the filters cost a voice: four groups of 16, a period of 16 frames, every control a row a frame.
namespace refrain::dsp {
namespace {

constexpr std::size_t kGroups = 4;
constexpr std::uint32_t kPeriod = 16;
constexpr std::array<const char*, kFilterTypes> kNames{"low_12",  "low_24",   "band_12",  "band_24", "high_12",
                                                       "high_24", "notch_12", "notch_24", "peak_12", "peak_24",
                                                       "ladder",  "comb",     "vowel"};

void per_voice_and_sample(benchmark::State& state) {
    state.counters["ns/voice/sample"] =
        benchmark::Counter(static_cast<double>(kGroups * kLanes * kPeriod) * 1e-9,
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// One group of voices, every lane a little different.
struct Group {
    FilterState state;
    std::vector<Row> delay = std::vector<Row>(kCombRows);
    std::array<Row, kPeriod> x;
    std::array<Row, kPeriod> cutoff;
    std::array<Row, kPeriod> resonance;
    std::array<Row, kPeriod> shape;

    void fill(FilterType type) {
        state.delay = delay.data();
        for (std::size_t n = 0; n < kPeriod; ++n) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                const float some = static_cast<float>(n * 7 + lane) / 128.0F;
                x[n].lane[lane] = some - 0.5F;
                cutoff[n].lane[lane] = 0.01F + 0.02F * some;
                resonance[n].lane[lane] = 0.5F * some;
                shape[n].lane[lane] = some;
            }
        }
        filter_kernels().map_cutoff(type, cutoff.data(), cutoff.data(), kPeriod);
        filter_kernels().map_resonance(type, resonance.data(), resonance.data(), kPeriod);
    }
};

void filter(benchmark::State& state) {
    const auto type = static_cast<FilterType>(state.range(0));
    state.SetLabel(kNames[static_cast<std::size_t>(state.range(0))]);
    const FilterKernels& kernels = filter_kernels();
    auto groups = std::make_unique<std::array<Group, kGroups>>();
    for (Group& group : *groups) {
        group.fill(type);
    }
    const std::array<Row, kPeriod> input = groups->front().x;
    for (auto _ : state) {
        for (Group& group : *groups) {
            group.x = input;
            kernels.render(type, group.state, group.x.data(), group.cutoff.data(), group.resonance.data(),
                           group.shape.data(), kPeriod, 0xFFFF);
        }
        benchmark::ClobberMemory();
    }
    per_voice_and_sample(state);
}
BENCHMARK(filter)->ArgName("type")->DenseRange(0, static_cast<int>(kFilterTypes) - 1);

/// Twice as many channels; the figure is for both of a voice.
void filter_stereo(benchmark::State& state) {
    const auto type = static_cast<FilterType>(state.range(0));
    state.SetLabel(kNames[static_cast<std::size_t>(state.range(0))]);
    const FilterKernels& kernels = filter_kernels();
    auto groups = std::make_unique<std::array<Group, std::size_t{2} * kGroups>>();
    for (Group& group : *groups) {
        group.fill(type);
    }
    const std::array<Row, kPeriod> input = groups->front().x;
    for (auto _ : state) {
        for (std::size_t g = 0; g < groups->size(); g += 2) {
            Group& left = (*groups)[g];
            Group& right = (*groups)[g + 1];
            left.x = input;
            right.x = input;
            kernels.render_stereo(type, left.state, right.state, left.x.data(), right.x.data(), left.cutoff.data(),
                                  left.resonance.data(), left.shape.data(), kPeriod, 0xFFFF);
        }
        benchmark::ClobberMemory();
    }
    per_voice_and_sample(state);
}
BENCHMARK(filter_stereo)->ArgName("type")->DenseRange(0, static_cast<int>(kFilterTypes) - 1);

void map_cutoff(benchmark::State& state) {
    const FilterKernels& kernels = filter_kernels();
    std::array<Row, kPeriod> turns{};
    std::array<Row, kPeriod> mapped{};
    for (auto _ : state) {
        for (std::size_t group = 0; group < kGroups; ++group) {
            kernels.map_cutoff(FilterType::low_24, turns.data(), mapped.data(), kPeriod);
            benchmark::ClobberMemory();
        }
    }
    per_voice_and_sample(state);
}
BENCHMARK(map_cutoff);

void saturate(benchmark::State& state) {
    const FilterKernels& kernels = filter_kernels();
    std::array<Row, kPeriod> gain{};
    std::array<Row, kPeriod> x{};
    for (auto _ : state) {
        for (std::size_t group = 0; group < kGroups; ++group) {
            kernels.saturate(x.data(), gain.data(), kPeriod);
            benchmark::ClobberMemory();
        }
    }
    per_voice_and_sample(state);
}
BENCHMARK(saturate);

/// A sample here is one that comes out.
void decimator(benchmark::State& state) {
    const DecimatorKernels& kernels = decimator_kernels();
    std::vector<DecimatorState> states(kGroups, DecimatorState(static_cast<DecimatorStage>(state.range(0))));
    std::array<Row, std::size_t{2} * kPeriod> in{};
    std::array<Row, kPeriod> out{};
    for (auto _ : state) {
        for (DecimatorState& group : states) {
            kernels.halve(group, in.data(), out.data(), kPeriod, 0xFFFF);
            benchmark::ClobberMemory();
        }
    }
    per_voice_and_sample(state);
}
BENCHMARK(decimator)->ArgName("to")->DenseRange(0, 2);

}  // namespace
}  // namespace refrain::dsp
