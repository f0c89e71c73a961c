// Bending a wave's turn out of shape; included once for each instruction set.
#if defined(REFRAIN_ENGINE_WARP_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_WARP_INL
#undef REFRAIN_ENGINE_WARP_INL
#else
#define REFRAIN_ENGINE_WARP_INL
#endif

#include "engine/kernels/phase-inl.hpp"
#include "engine/voices/warp_shape.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// A place in the turn (0..1) to the place where the wave is read (0..1), for any vector.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V warped(D d, patch::Warp warp, V place, V amount) {
    const V one = hn::Set(d, 1.0F);
    const V half = hn::Set(d, 0.5F);
    switch (warp) {
        case patch::Warp::bend: {
            // A knee, as in phase distortion: the first half of the wave in less of the turn.
            const V knee = hn::Mul(half, hn::NegMulAdd(hn::Set(d, kBendMost), amount, one));
            const V early = hn::Div(hn::Mul(half, place), knee);
            const V late = hn::Add(half, hn::Div(hn::Mul(half, hn::Sub(place, knee)), hn::Sub(one, knee)));
            return hn::IfThenElse(hn::Lt(place, knee), early, late);
        }
        case patch::Warp::sync: {
            const V run = hn::Mul(place, exp2(d, hn::Mul(hn::Set(d, kSyncOctaves), amount)));
            return hn::Sub(run, hn::Floor(run));
        }
        case patch::Warp::mirror: {
            const V there_and_back = hn::Sub(one, hn::Abs(hn::Sub(hn::Add(place, place), one)));
            return hn::MulAdd(hn::Sub(there_and_back, place), amount, place);
        }
        case patch::Warp::quantize: {
            const V steps = hn::Round(
                exp2(d, hn::NegMulAdd(hn::Set(d, kQuantizeOctaves), amount, hn::Set(d, kQuantizeOctaves + 1.0F))));
            return hn::Div(hn::Floor(hn::Mul(place, steps)), steps);
        }
        case patch::Warp::formant:
            return hn::Min(hn::Mul(place, exp2(d, hn::Mul(hn::Set(d, kSyncOctaves), amount))), one);
        case patch::Warp::off:
            break;
    }
    return place;
}

template <class D>
HWY_INLINE hn::Vec<D> place_of_phase(D d, hn::Vec<hn::RebindToUnsigned<D>> phase) {
    const hn::RebindToSigned<D> di;
    return hn::Mul(hn::ConvertTo(d, hn::BitCast(di, hn::ShiftRight<8>(phase))), hn::Set(d, 0x1p-24F));
}

template <class D>
HWY_INLINE hn::Vec<hn::RebindToUnsigned<D>> phase_of_place(D d, hn::Vec<D> place) {
    const hn::RebindToSigned<D> di;
    const hn::RebindToUnsigned<D> du;
    return hn::ShiftLeft<1>(
        hn::BitCast(du, hn::ConvertTo(di, hn::Mul(hn::Min(place, hn::Set(d, 0.99999994F)), hn::Set(d, 0x1p31F)))));
}

HWY_INLINE void warp_phases(patch::Warp warp, const SampledLine& amount, std::size_t count, const std::uint32_t* phases,
                            std::uint32_t* read) {
    const TimeTag d;
    const hn::RebindToUnsigned<TimeTag> du;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto place = place_of_phase(d, hn::Load(du, phases + i));
        hn::Store(phase_of_place(d, warped(d, warp, place, amount.at(i))), du, read + i);
    }
}

/// The same for one place.
HWY_INLINE std::uint32_t warp_place(patch::Warp warp, float place, float amount) {
    const hn::CappedTag<float, 1> d;
    return hn::GetLane(phase_of_place(d, warped(d, warp, hn::Set(d, place), hn::Set(d, amount))));
}

/// Whether the warp makes the wave jump: where the turn begins anew, or at every step.
HWY_INLINE bool jumps(patch::Warp warp) {
    return warp == patch::Warp::sync || warp == patch::Warp::mirror || warp == patch::Warp::quantize;
}

/// The jump that a phase passes on its way from one sample to the next.
struct Jump {
    std::uint32_t to_jump = 0;   ///< part of the way that lies before it; 0 when there is none
    float before = 0.99999994F;  ///< the places in the turn on its two sides, the middles of the steps where it has any
    float after = 0.0F;
};

HWY_INLINE Jump jump_after(patch::Warp warp, std::uint32_t here, float amount) {
    Jump jump{.to_jump = 0U - here};
    if (warp == patch::Warp::quantize) {
        const float steps = std::round(std::exp2(kQuantizeOctaves * (1.0F - amount) + 1.0F));
        const float step = std::floor(static_cast<float>(here >> 8) * 0x1p-24F * steps) + 1.0F;
        const double turns = static_cast<double>(step / steps);
        jump.before = (step - 0.5F) / steps;
        jump.after = step >= steps ? 0.0F : (step + 0.5F) / steps;
        jump.to_jump = static_cast<std::uint32_t>(static_cast<std::int64_t>(turns * 4294967296.0)) - here;
    }
    return jump;
}

/// Rounds off the wave's jumps, each over the sample before and the one after it, by the integral of a triangle: the
/// second-order B-spline step (Valimaki and Huovilainen, Antialiasing Oscillators in Subtractive Synthesis, 2007). That
/// takes the sample after, so the wave comes out a sample later: `late` and `last_phase` are kept from stretch to
/// stretch, and where a block is cut does not matter. `read_at(phase)` is the wave there.
template <bool kOversampled, class ReadAt>
HWY_INLINE void round_jumps(const OscillatorPlan& oscillator, const SampledLine& amount_line,
                            const Stretch<kOversampled>& stretch, const std::uint32_t* phases, ReadAt read_at,
                            std::uint32_t& last_phase, float& late, float* wave) {
    alignas(64) float amounts[dsp::kMaxSpan];
    const TimeTag d;
    for (std::size_t i = 0; i < stretch.padded(); i += hn::Lanes(d)) {
        hn::Store(amount_line.at(i), d, amounts + i);
    }
    for (std::uint32_t i = 0; i < stretch.samples; ++i) {
        const std::uint32_t here = last_phase;
        const std::uint32_t way = phases[i] - here;
        last_phase = phases[i];
        const float now = wave[i];
        wave[i] = late;
        late = now;
        if (way == 0 || way >= 0x40000000U) {
            continue;  // it stands, runs backwards, or so fast that there is nothing to round
        }
        const Jump jump = jump_after(oscillator.warp, here, amounts[i]);
        if (jump.to_jump == 0 || jump.to_jump > way) {
            continue;
        }
        const float share = static_cast<float>(jump.to_jump) / static_cast<float>(way);
        const float height = read_at(warp_place(oscillator.warp, jump.after, amounts[i])) -
                             read_at(warp_place(oscillator.warp, jump.before, amounts[i]));
        wave[i] += 0.5F * height * (1.0F - share) * (1.0F - share);
        late -= 0.5F * height * share * share;
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
