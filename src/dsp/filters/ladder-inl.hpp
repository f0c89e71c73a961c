// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_LADDER_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_LADDER_INL
#undef REFRAIN_DSP_LADDER_INL
#else
#define REFRAIN_DSP_LADDER_INL
#endif

#include "dsp/filters/filter_work.hpp"
#include "dsp/filters/ladder.hpp"
#include "dsp/simd/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

/// u of u = sat(a - b u), sat(v) = v / sqrt(1 + (v / kLadderLevel)^2), for b >= 0; `linear` is 1 / (1 + b).
///
/// Newton's method on f(v) = v + b sat(v) - a from the linear solution, which lies between 0 and the root; f is concave
/// from there on, so the steps approach the root from one side and cannot overshoot. Written with the root's cube in
/// both numerator and denominator, a step waits for one division only.
HWY_INLINE RowVector solve_saturated_loop(RowVector a, RowVector b, RowVector linear) REFRAIN_RT {
    const RowVector one = all(1.0F);
    RowVector v = hn::Mul(a, linear);
    RowVector u = v;
    for (int step = 0; step < 2; ++step) {
        const RowVector scaled = hn::Mul(v, all(1.0F / kLadderLevel));
        const RowVector square = hn::MulAdd(scaled, scaled, one);
        const RowVector root = hn::Sqrt(square);
        const RowVector slope = hn::Div(one, root);
        const RowVector error = hn::NegMulAdd(b, v, hn::Mul(root, hn::Sub(a, v)));
        const RowVector part = hn::Div(error, hn::MulAdd(square, root, b));
        // sat along its tangent, and v + change, where change = part * square
        u = hn::Mul(slope, hn::Add(v, part));
        v = hn::MulAdd(part, square, v);
    }
    return hn::Clamp(u, all(-kLadderLevel), all(kLadderLevel));
}

/// One chunk of the four-pole ladder without delay in its loop: Vadim Zavalishin, "The Art of VA Filter Design", 2018,
/// chapter 5. The saturation sits at the ladder's input, inside the loop.
template <std::size_t kChannels>
HWY_INLINE void ladder(const FilterWork<kChannels> work, std::size_t first) REFRAIN_RT {
    RowVector s[kChannels][4];
    for (std::size_t c = 0; c < kChannels; ++c) {
        for (std::size_t pole = 0; pole < 4; ++pole) {
            s[c][pole] = load(work.states[c]->memory[pole], first);
        }
    }
    const RowVector one = all(1.0F);
    for (std::uint32_t n = 0; n < work.frames; ++n) {
        const RowVector k = load(work.resonance[n], first);
        const RowVector g = load(work.cutoff[n], first);
        const RowVector rest = hn::Div(one, hn::Add(g, one));  // 1 - gain, without its cancellation
        const RowVector gain = hn::Mul(g, rest);
        const RowVector gain2 = hn::Mul(gain, gain);
        const RowVector loop = hn::Mul(k, hn::Mul(gain2, gain2));
        const RowVector linear = hn::Div(one, hn::Add(loop, one));
        const RowVector raised = hn::MulAdd(k, all(kLadderCompensation), one);
        for (std::size_t c = 0; c < kChannels; ++c) {
            // What comes out of the fourth pole is gain^4 * u + held.
            const RowVector sum =
                hn::MulAdd(hn::MulAdd(hn::MulAdd(s[c][0], gain, s[c][1]), gain, s[c][2]), gain, s[c][3]);
            const RowVector held = hn::Mul(rest, sum);
            const RowVector a = hn::NegMulAdd(k, held, load(work.x[c][n], first));
            RowVector y = solve_saturated_loop(a, loop, linear);
            for (RowVector& pole : s[c]) {
                const RowVector move = hn::Mul(gain, hn::Sub(y, pole));
                y = hn::Add(pole, move);
                pole = hn::Add(y, move);
            }
            store(hn::Mul(y, raised), work.x[c][n], first);
        }
    }
    for (std::size_t c = 0; c < kChannels; ++c) {
        for (std::size_t pole = 0; pole < 4; ++pole) {
            store(s[c][pole], work.states[c]->memory[pole], first);
        }
    }
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
