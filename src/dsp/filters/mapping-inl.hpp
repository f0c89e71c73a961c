// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_MAPPING_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_MAPPING_INL
#undef REFRAIN_DSP_MAPPING_INL
#else
#define REFRAIN_DSP_MAPPING_INL
#endif

#include "dsp/filters/comb.hpp"
#include "dsp/filters/filter_type.hpp"
#include "dsp/filters/ladder.hpp"
#include "dsp/filters/state_variable.hpp"
#include "dsp/filters/turns-inl.hpp"
#include "dsp/simd/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

HWY_INLINE RowVector mapped_cutoff(FilterType type, RowVector turns) REFRAIN_RT {
    turns = hn::Clamp(turns, hn::Zero(RowTag()), all(kHighestTurns));
    switch (type) {
        case FilterType::vowel:
            return turns;
        case FilterType::comb:
            return hn::Clamp(hn::Div(all(1.0F), hn::Max(turns, all(1.0F / kCombLongest))), all(kCombShortest),
                             all(kCombLongest));
        default:
            return hn::Div(sin_half_turns(turns), cos_half_turns(turns));
    }
}

HWY_INLINE RowVector mapped_resonance(FilterType type, RowVector resonance) REFRAIN_RT {
    const RowVector r = hn::Clamp(resonance, hn::Zero(RowTag()), all(1.0F));
    const RowVector one = all(1.0F);
    switch (type) {
        case FilterType::vowel: {
            const RowVector narrow = hn::NegMulAdd(r, all(0.6F), one);
            return hn::Mul(all(2.0F), hn::Mul(narrow, narrow));
        }
        case FilterType::comb:
            return hn::Mul(hn::Mul(r, all(kCombFeedback)), hn::Sub(all(2.0F), r));
        case FilterType::ladder:
            return hn::Mul(r, all(kLadderFeedback));
        default: {
            const RowVector r2 = hn::Mul(r, r);
            const RowVector r4 = hn::Mul(r2, r2);
            const RowVector fall = hn::Mul(hn::Sub(one, r), hn::NegMulAdd(r, all(0.5F), one));
            return hn::NegMulAdd(hn::Mul(r4, r4), all(kGrowth), hn::Mul(fall, all(flat_damping(type))));
        }
    }
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
