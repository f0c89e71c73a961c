// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_LADDER_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_LADDER_INL
#undef REFRAIN_DSP_LADDER_INL
#else
#define REFRAIN_DSP_LADDER_INL
#endif

#include "dsp/filters/filter_state.hpp"
#include "dsp/filters/ladder.hpp"
#include "dsp/lane_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

/// u of u = sat(a - b u), sat(v) = v / sqrt(1 + (v / kLadderLevel)^2), for b >= 0.
///
/// Newton's method on f(v) = v + b sat(v) - a from the linear solution, which lies between 0 and the root; f is concave
/// from there on, so the steps approach the root from one side and cannot overshoot.
HWY_INLINE Vec solve_saturated_loop(Vec a, Vec b) REFRAIN_RT {
    const Vec one = all(1.0F);
    Vec v = hn::Div(a, hn::Add(b, one));
    Vec u = v;
    for (int step = 0; step < 2; ++step) {
        const Vec scaled = hn::Mul(v, all(1.0F / kLadderLevel));
        const Vec slope = hn::Div(one, hn::Sqrt(hn::MulAdd(scaled, scaled, one)));
        const Vec saturated = hn::Mul(v, slope);
        const Vec derivative = hn::Mul(slope, hn::Mul(slope, slope));
        const Vec change = hn::Div(hn::Sub(a, hn::MulAdd(b, saturated, v)), hn::MulAdd(b, derivative, one));
        v = hn::Add(v, change);
        u = hn::MulAdd(derivative, change, saturated);
    }
    return hn::Clamp(u, all(-kLadderLevel), all(kLadderLevel));
}

/// One chunk of the four-pole ladder without delay in its loop: Vadim Zavalishin, "The Art of VA Filter Design", 2018,
/// chapter 5. The saturation sits at the ladder's input, inside the loop.
HWY_INLINE void ladder(FilterState& state, Row* x, const Row* cutoff, const Row* resonance, std::uint32_t frames,
                       std::size_t first) REFRAIN_RT {
    Vec s[4] = {load(state.memory[0], first), load(state.memory[1], first), load(state.memory[2], first),
                load(state.memory[3], first)};
    const Vec one = all(1.0F);
    for (std::uint32_t n = 0; n < frames; ++n) {
        const Vec k = load(resonance[n], first);
        const Vec g = load(cutoff[n], first);
        const Vec rest = hn::Div(one, hn::Add(g, one));  // 1 - gain, without its cancellation
        const Vec gain = hn::Mul(g, rest);
        const Vec gain2 = hn::Mul(gain, gain);
        // What comes out of the fourth pole is gain^4 * u + held.
        const Vec held = hn::Mul(rest, hn::MulAdd(hn::MulAdd(hn::MulAdd(s[0], gain, s[1]), gain, s[2]), gain, s[3]));
        const Vec a = hn::NegMulAdd(k, held, load(x[n], first));
        Vec y = solve_saturated_loop(a, hn::Mul(k, hn::Mul(gain2, gain2)));
        for (Vec& pole : s) {
            const Vec move = hn::Mul(gain, hn::Sub(y, pole));
            y = hn::Add(pole, move);
            pole = hn::Add(y, move);
        }
        store(hn::Mul(y, hn::MulAdd(k, all(kLadderCompensation), one)), x[n], first);
    }
    for (std::size_t pole = 0; pole < 4; ++pole) {
        store(s[pole], state.memory[pole], first);
    }
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
