// Which voices need another level of their table; included once for each instruction set.
#if defined(REFRAIN_ENGINE_LEVELS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_LEVELS_INL
#undef REFRAIN_ENGINE_LEVELS_INL
#else
#define REFRAIN_ENGINE_LEVELS_INL
#endif

#include "engine/kernels/rows-inl.hpp"
#include "engine/voices/level_choice.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// Increments at the plain rate, halved so that Nyquist still fits a signed number.
HWY_INLINE RowVector plain_increments(const dsp::PhaseRow& row, std::size_t c, float factor) {
    const RowTag d;
    const hn::RebindToSigned<RowTag> di;
    const hn::RebindToUnsigned<RowTag> du;
    const auto halved = hn::BitCast(di, hn::ShiftRight<1>(hn::Load(du, row.lane.data() + c)));
    return hn::Mul(hn::ConvertTo(d, halved), hn::Set(d, factor));
}

/// Lets choose_levels() see the lanes whose increment is no longer, or not for certain, between its level's bounds.
HWY_INLINE void check_levels(const Plan& plan, Group& group, std::size_t index, const Span& span) {
    const RowTag d;
    const OscillatorLanes& lanes = group.oscillators[index];
    const auto factor = static_cast<float>(1U << plan.oversampling_log2);
    for (std::size_t copy = 0; copy < plan.oscillators[index].unison.copies; ++copy) {
        dsp::LaneMask doubtful = span.frames == 0 ? span.mask : 0;
        if (span.frames != 0) {
            for_chunks(span.mask, [&](std::size_t c, RowMask mask) HWY_ATTR {
                const auto now = plain_increments(lanes.increment[copy], c, factor);
                const auto then = plain_increments(lanes.target[copy], c, factor);
                const auto ahead = hn::MulAdd(hn::Sub(then, now), hn::Set(d, static_cast<float>(kTicksAhead)), then);
                const auto top = hn::Max(now, ahead);
                // A float's last bits may be wrong: what is that close is left to whole numbers.
                const auto above = hn::Mul(hn::Load(d, lanes.highest[copy].lane.data() + c), hn::Set(d, 0.99999F));
                const auto below = hn::Mul(hn::Load(d, lanes.lowest[copy].lane.data() + c), hn::Set(d, 1.00001F));
                const auto outside = hn::Or(hn::Gt(top, above), hn::Lt(top, below));
                doubtful |= lanes_of(hn::And(mask, outside), c);
            });
        }
        if (doubtful != 0) {
            choose_levels(plan, group, index, copy, doubtful, span.frames == 0);
        }
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
