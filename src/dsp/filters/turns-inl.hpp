// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_TURNS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_TURNS_INL
#undef REFRAIN_DSP_TURNS_INL
#else
#define REFRAIN_DSP_TURNS_INL
#endif

#include "dsp/simd/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

/// The highest frequency a filter is tuned to, in turns a frame.
inline constexpr float kHighestTurns = 0.49F;

/// sin(pi x) for x in 0 .. 0.5 by its Taylor series to x^11, whose error stays below 6e-8.
HWY_INLINE RowVector sin_half_turns(RowVector x) REFRAIN_RT {
    const RowVector square = hn::Mul(x, x);
    RowVector sum = hn::MulAdd(square, all(-0.00737043094F), all(0.0821458866F));
    sum = hn::MulAdd(sum, square, all(-0.599264529F));
    sum = hn::MulAdd(sum, square, all(2.55016404F));
    sum = hn::MulAdd(sum, square, all(-5.16771278F));
    sum = hn::MulAdd(sum, square, all(3.14159265F));
    return hn::Mul(sum, x);
}

/// cos(pi x) for x in 0 .. 0.5, exact in relation to itself near 0.5 too.
HWY_INLINE RowVector cos_half_turns(RowVector x) REFRAIN_RT {
    return sin_half_turns(hn::Sub(all(0.5F), x));
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
