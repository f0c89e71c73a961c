// What oscillators do to each other, sample by sample; included once for each instruction set.
#if defined(REFRAIN_ENGINE_MODULATION_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_MODULATION_INL
#undef REFRAIN_ENGINE_MODULATION_INL
#else
#define REFRAIN_ENGINE_MODULATION_INL
#endif

#include <algorithm>

#include "engine/kernels/phase-inl.hpp"
#include "engine/voices/audio_modulation.hpp"
#include "engine/voices/buses.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// What one oscillator of one voice is told by others over a stretch. Only what a flag says is there has been written.
struct Told {
    bool bends = false;                      ///< its frequency
    bool shifts = false;                     ///< its phase
    bool scales = false;                     ///< its level
    alignas(64) float bend[dsp::kMaxSpan];   ///< share of its own frequency that is added
    alignas(64) float shift[dsp::kMaxSpan];  ///< turns
    alignas(64) float scale[dsp::kMaxSpan];  ///< factor
};

HWY_INLINE void open(bool& flag, float* samples, std::size_t count, float rest) {
    if (!flag) {
        std::fill_n(samples, count, rest);
        flag = true;
    }
}

/// samples[i] += amount * other[i]
HWY_INLINE void add_scaled(const float* other, float amount, std::size_t count, float* samples) {
    const TimeTag d;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        hn::Store(hn::MulAdd(hn::Load(d, other + i), hn::Set(d, amount), hn::Load(d, samples + i)), d, samples + i);
    }
}

/// The oscillator's own modulator. Amounts count by their square: fine where it matters.
template <bool kOversampled>
HWY_INLINE void hear_modulator(const OscillatorPlan& oscillator, const OscillatorLanes& lanes, std::size_t lane,
                               const Stretch<kOversampled>& stretch, const float* other, Told& told) {
    const TimeTag d;
    const std::size_t count = stretch.padded();
    const SampledLine amount(lanes.modulation, lane, stretch);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto wave = hn::Load(d, other + i);
        const auto part = amount.at(i);
        const auto square = hn::Mul(part, part);
        switch (oscillator.modulation) {
            case patch::OscModulation::frequency:
                open(told.bends, told.bend, count, 0.0F);
                hn::Store(hn::MulAdd(hn::Mul(square, wave), hn::Set(d, kFrequencyDepth), hn::Load(d, told.bend + i)), d,
                          told.bend + i);
                break;
            case patch::OscModulation::phase:
                open(told.shifts, told.shift, count, 0.0F);
                hn::Store(hn::MulAdd(hn::Mul(square, wave), hn::Set(d, kPhaseDepth_turns), hn::Load(d, told.shift + i)),
                          d, told.shift + i);
                break;
            case patch::OscModulation::ring:
                open(told.scales, told.scale, count, 1.0F);
                hn::Store(hn::Mul(hn::Load(d, told.scale + i),
                                  hn::MulAdd(part, hn::Sub(wave, hn::Set(d, 1.0F)), hn::Set(d, 1.0F))),
                          d, told.scale + i);
                break;
            case patch::OscModulation::off:
                break;
        }
    }
}

/// A route of the matrix from an oscillator.
HWY_INLINE void hear_route(const Matrix::Active& route, float scaler, std::size_t index, const float* other,
                           std::size_t count, Told& told) {
    const TimeTag d;
    const float amount = route.amount * scaler;
    const bool pitch = route.target == patch::id(patch::Play::pitch);
    if (pitch || route.target == patch::id(patch::Osc::fine, index)) {
        open(told.bends, told.bend, count, 0.0F);
        const float octaves = amount * (pitch ? 96.0F : 2.0F) / 12.0F;
        for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
            const auto factor = exp2(d, hn::Mul(hn::Load(d, other + i), hn::Set(d, octaves)));
            hn::Store(hn::Add(hn::Load(d, told.bend + i), hn::Sub(factor, hn::Set(d, 1.0F))), d, told.bend + i);
        }
    } else if (route.target == patch::id(patch::Osc::phase, index)) {
        open(told.shifts, told.shift, count, 0.0F);
        add_scaled(other, amount, count, told.shift);
    } else if (route.target == patch::id(patch::Osc::level, index)) {
        open(told.scales, told.scale, count, 1.0F);
        add_scaled(other, amount, count, told.scale);
    }
}

/// All that the oscillator is told by those of the voice that have been rendered before it.
template <bool kOversampled>
HWY_INLINE void hear_others(const Plan& plan, const Group& group, std::size_t index, std::size_t lane,
                            const Stretch<kOversampled>& stretch, const Buses& buses, std::uint32_t rendered,
                            Told& told) {
    const OscillatorPlan& oscillator = plan.oscillators[index];
    const auto is_ready = [&](std::size_t other) REFRAIN_RT { return ((rendered >> other) & 1U) != 0; };
    if (oscillator.modulation != patch::OscModulation::off && is_ready(oscillator.modulator)) {
        hear_modulator(oscillator, group.oscillators[index], lane, stretch,
                       buses.modulators[oscillator.modulator][lane].data(), told);
    }
    for (const Matrix::Active& route : plan.matrix->audio_routes()) {
        const std::size_t other = oscillator_of(route.source);
        if (is_ready(other)) {
            const float scaler = route.scaler == patch::Source::none
                                     ? 1.0F
                                     : group.sources[static_cast<std::size_t>(route.scaler)].lane[lane];
            hear_route(route, scaler, index, buses.modulators[other][lane].data(), stretch.padded(), told);
        }
    }
}

/// Bends the phases of one copy by what its frequency is told; the rest of the stretch, and all that follows, moves
/// along. In whole numbers, so that it does not matter where a block is cut.
template <bool kOversampled>
HWY_INLINE void bend_phases(OscillatorLanes& lanes, std::size_t copy, std::size_t lane, std::uint32_t increment,
                            std::uint32_t step, const Stretch<kOversampled>& stretch, const float* bend,
                            std::uint32_t* phases) {
    std::uint32_t moved = 0;
    for (std::uint32_t i = 0; i < stretch.samples; ++i) {
        phases[i] += moved;
        const float own = static_cast<float>(static_cast<std::int32_t>((increment + i * step) >> 1));
        const float more = std::clamp(own * bend[i], -1.0e9F, 1.0e9F);
        moved += static_cast<std::uint32_t>(static_cast<std::int32_t>(more)) * 2U;
    }
    lanes.phase[copy].lane[lane] += moved;
}

/// Adds turns to phases.
HWY_INLINE void shift_phases(const float* shift, std::size_t count, std::uint32_t* phases) {
    const TimeTag d;
    const hn::RebindToSigned<TimeTag> di;
    const hn::RebindToUnsigned<TimeTag> du;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto turns = hn::Load(d, shift + i);
        const auto part = hn::Sub(turns, hn::Round(turns));  // -0.5 .. 0.5
        const auto halved = hn::BitCast(du, hn::ConvertTo(di, hn::Mul(part, hn::Set(d, 0x1p31F))));
        hn::Store(hn::Add(hn::Load(du, phases + i), hn::Add(halved, halved)), du, phases + i);
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
