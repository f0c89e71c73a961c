#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "bench/voice_patches.hpp"
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

void sound_voices(test::Instrument& instrument, const patch::Patch& patch, std::int64_t voices) {
    instrument.load(patch);
    instrument.play(9600);
    for (std::int64_t v = 0; v < voices; ++v) {
        // All over the same six octaves, however many there are: low notes read more of the memory.
        instrument.now(test::note_on(static_cast<int>(24 + (72 * v + 36) / voices), 100, static_cast<int>(v % 16)));
    }
    instrument.play(9600);
}

void measure(benchmark::State& state, const patch::Patch& patch, std::int64_t voices) {
    test::Instrument instrument(kRate);
    sound_voices(instrument, patch, voices);
    render_periods(state, instrument);
    per_voice_and_sample(state, voices);
}

/// One oscillator between two frames of its table, and the amplitude envelope.
void plain_voice(benchmark::State& state) {
    measure(state, bench::plain_patch(), state.range(0));
}
BENCHMARK(plain_voice)->ArgName("voices")->RangeMultiplier(2)->Range(1, 256);

/// Two oscillators between two frames, a 24 dB filter that the second envelope sweeps, and an LFO on a position.
void standard_voice(benchmark::State& state) {
    measure(state, bench::standard_patch(), state.range(0));
}
BENCHMARK(standard_voice)->ArgName("voices")->RangeMultiplier(2)->Range(1, 256);

/// 64 plain voices in so many copies.
void unison_voice(benchmark::State& state) {
    patch::Patch patch = bench::plain_patch();
    patch.set_value(patch::id(patch::Osc::unison, 0), static_cast<float>(state.range(0)));
    measure(state, patch, 64);
}
BENCHMARK(unison_voice)->ArgName("copies")->Arg(1)->Arg(2)->Arg(16);

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
BENCHMARK(bare_linear_read)->ArgName("voices")->RangeMultiplier(2)->Range(1, 256);

#if defined(__x86_64__)
/// The same read for eight voices at once, by gathers: what a table costs at the least.
__attribute__((target("avx2,fma"))) void gathered_period(const float* table, std::uint32_t size_log2,
                                                         std::uint32_t* phase, const std::uint32_t* increment,
                                                         std::size_t voices, float* out) {
    const __m128i to_index = _mm_cvtsi32_si128(static_cast<int>(32 - size_log2));
    const __m128i to_fraction = _mm_cvtsi32_si128(static_cast<int>(size_log2));
    for (std::size_t v = 0; v < voices; v += 8) {
        __m256i at = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(phase + v));
        const __m256i step = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(increment + v));
        for (std::uint32_t i = 0; i < kPeriod; ++i) {
            const __m256i index = _mm256_srl_epi32(at, to_index);
            const __m256i rest = _mm256_srli_epi32(_mm256_sll_epi32(at, to_fraction), 8);
            const __m256 fraction = _mm256_mul_ps(_mm256_cvtepi32_ps(rest), _mm256_set1_ps(0x1p-24F));
            const __m256 low = _mm256_i32gather_ps(table, index, 4);
            const __m256 high = _mm256_i32gather_ps(table + 1, index, 4);
            const __m256 wave = _mm256_fmadd_ps(_mm256_sub_ps(high, low), fraction, low);
            _mm256_storeu_ps(out + 8 * i, _mm256_add_ps(_mm256_loadu_ps(out + 8 * i), wave));
            at = _mm256_add_epi32(at, step);
        }
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(phase + v), at);
    }
}

void bare_gathered_read(benchmark::State& state) {
    if (!__builtin_cpu_supports("avx2")) {
        state.SkipWithError("no AVX2");
        return;
    }
    const auto voices = static_cast<std::size_t>(state.range(0));
    constexpr std::uint32_t kSizeLog2 = 11;
    std::vector<float> table((1U << kSizeLog2) + 1, 0.25F);
    std::vector<std::uint32_t> phase(voices);
    std::vector<std::uint32_t> increment(voices);
    for (std::size_t v = 0; v < voices; ++v) {
        increment[v] = 2926000U + static_cast<std::uint32_t>(v) * 170001U;
    }
    std::array<float, std::size_t{8} * kPeriod> out{};
    for (auto _ : state) {
        out.fill(0.0F);
        gathered_period(table.data(), kSizeLog2, phase.data(), increment.data(), voices, out.data());
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    per_voice_and_sample(state, state.range(0));
}
BENCHMARK(bare_gathered_read)->ArgName("voices")->Arg(64);
#endif

}  // namespace
}  // namespace refrain
