#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <type_traits>

#include "dsp/effects/aliasing.hpp"
#include "dsp/effects/chorus.hpp"
#include "dsp/effects/compressor.hpp"
#include "dsp/effects/delay.hpp"
#include "dsp/effects/distortion.hpp"
#include "dsp/effects/equalizer.hpp"
#include "dsp/effects/flanger.hpp"
#include "dsp/effects/limiter.hpp"
#include "dsp/effects/oversampler.hpp"
#include "dsp/effects/phaser.hpp"
#include "dsp/effects/reverb.hpp"
#include "dsp/effects/width.hpp"

// What each effect costs the audio thread, and how much folds in the distortion at each oversampling.
namespace refrain::dsp {
namespace {

void per_frame(benchmark::State& state, std::size_t frames) {
    state.counters["ns/frame"] =
        benchmark::Counter(static_cast<double>(frames) * 1e-9,
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// With noise, which nothing predicts, and settings that stand still.
template <class Effect>
void effect_cost(benchmark::State& state, std::type_identity<Effect> /*which*/,
                 const typename Effect::Settings& settings) {
    const auto effect = std::make_unique<Effect>();
    const test::Sound in = test::noise(4800, 0.5F);
    test::Sound out = in;
    for (auto _ : state) {
        out = in;
        for (std::size_t place = 0; place < in.frames(); place += kEffectTickFrames) {
            effect->tick(settings);
            effect->render(out.left.data() + place, out.right.data() + place, kEffectTickFrames);
        }
        benchmark::DoNotOptimize(out.left.data());
    }
    per_frame(state, in.frames());
}

BENCHMARK_CAPTURE(effect_cost, chorus, std::type_identity<Chorus>{}, {});
BENCHMARK_CAPTURE(effect_cost, flanger, std::type_identity<Flanger>{}, {});
BENCHMARK_CAPTURE(effect_cost, phaser, std::type_identity<Phaser>{}, {});
BENCHMARK_CAPTURE(effect_cost, distortion_soft, std::type_identity<Distortion>{}, {});
BENCHMARK_CAPTURE(effect_cost, distortion_hard, std::type_identity<Distortion>{}, {.curve = DistortionCurve::hard});
BENCHMARK_CAPTURE(effect_cost, distortion_fold, std::type_identity<Distortion>{}, {.curve = DistortionCurve::fold});
BENCHMARK_CAPTURE(effect_cost, distortion_tube, std::type_identity<Distortion>{}, {.curve = DistortionCurve::tube});
BENCHMARK_CAPTURE(effect_cost, distortion_crush, std::type_identity<Distortion>{}, {.curve = DistortionCurve::crush});
BENCHMARK_CAPTURE(effect_cost, equalizer, std::type_identity<Equalizer>{},
                  {.low_db = 3.0F, .mid_db = -3.0F, .high_db = 3.0F});
BENCHMARK_CAPTURE(effect_cost, compressor, std::type_identity<Compressor>{}, {});
BENCHMARK_CAPTURE(effect_cost, delay, std::type_identity<Delay>{}, {});
BENCHMARK_CAPTURE(effect_cost, reverb, std::type_identity<Reverb>{}, {});
BENCHMARK_CAPTURE(effect_cost, width, std::type_identity<Width>{}, {.width = 1.5F});
BENCHMARK_CAPTURE(effect_cost, limiter, std::type_identity<Limiter>{}, {.ceiling_db = -12.0F});

/// All that is no harmonic below 20 kHz for a sine of full height at 12 dB of drive, in dB, the worst of some from 1 to
/// 5 kHz.
template <std::size_t Doublings>
void distortion_folding(benchmark::State& state) {
    const auto curve = static_cast<DistortionCurve>(state.range(0));
    double worst_db = -300.0;
    for (auto _ : state) {
        for (const double frequency_hz : {1000.0, 2000.0, 3000.0, 4000.0, 5000.0}) {
            Oversampler<Doublings> oversampler;
            Shaper shaper;
            const double folded_db = folded_of(frequency_hz, [&](test::Sound& sound) {
                for (std::size_t i = 0; i < sound.frames(); ++i) {
                    const Pair out =
                        oversampler.process(Pair{sound.left[i], sound.right[i]}, [&](Pair in, std::size_t) {
                            const Pair bent = shaper.shape(curve, in, 3.98107F, 0x1p-10F);
                            shaper.remember(in);
                            return bent;
                        });
                    sound.left[i] = out[0];
                }
            });
            worst_db = std::max(worst_db, folded_db);
        }
    }
    state.counters["folded dB"] = worst_db;
}
BENCHMARK(distortion_folding<0>)->Name("distortion_folding_1x")->DenseRange(0, 4)->Iterations(1);
BENCHMARK(distortion_folding<1>)->Name("distortion_folding_2x")->DenseRange(0, 4)->Iterations(1);
BENCHMARK(distortion_folding<2>)->Name("distortion_folding_4x")->DenseRange(0, 4)->Iterations(1);
BENCHMARK(distortion_folding<3>)->Name("distortion_folding_8x")->DenseRange(0, 4)->Iterations(1);

}  // namespace
}  // namespace refrain::dsp
