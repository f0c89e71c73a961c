// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_COMB_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_COMB_INL
#undef REFRAIN_DSP_COMB_INL
#else
#define REFRAIN_DSP_COMB_INL
#endif

#include "dsp/filters/comb.hpp"
#include "dsp/filters/filter_work.hpp"
#include "dsp/simd/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

using Places = hn::RebindToSigned<RowTag>;
using PlaceVec = hn::Vec<Places>;

/// Reads a delay line of rows in one chunk, with no regard to what was there before the lane was reset.
struct CombTaps {
    const float* line;
    PlaceVec newest;  ///< row before the one to be written
    PlaceVec lanes;
    PlaceVec age;  ///< rows written since the reset

    /// `delay` rows before the one to be written, at least 1.
    HWY_INLINE RowVector read(PlaceVec delay) const REFRAIN_RT {
        const Places places;
        const PlaceVec row = hn::And(hn::Sub(newest, delay), hn::Set(places, static_cast<std::int32_t>(kCombRows - 1)));
        static_assert(kLanes == 16);
        const RowVector value = hn::GatherIndex(RowTag(), line, hn::Add(hn::ShiftLeft<4>(row), lanes));
        return hn::IfThenZeroElse(hn::RebindMask(RowTag(), hn::Gt(delay, age)), value);
    }
};

/// Lagrange's polynomial through four neighbours, at `x` (0..1) between the middle two.
HWY_INLINE RowVector cubic(RowVector before, RowVector low, RowVector high, RowVector after, RowVector x) REFRAIN_RT {
    const RowVector third = hn::Mul(hn::Sub(after, before), all(1.0F / 6.0F));
    const RowVector c3 = hn::MulAdd(hn::Sub(low, high), all(0.5F), third);
    const RowVector c2 = hn::NegMulAdd(low, all(1.0F), hn::Mul(hn::Add(before, high), all(0.5F)));
    const RowVector c1 = hn::Sub(hn::Sub(high, hn::Mul(low, all(0.5F))),
                                 hn::MulAdd(before, all(1.0F / 3.0F), hn::Mul(after, all(1.0F / 6.0F))));
    return hn::MulAdd(hn::MulAdd(hn::MulAdd(c3, x, c2), x, c1), x, low);
}

/// Leaves what is below kCombLinear alone and bends the rest smoothly, so that nothing exceeds kCombCeiling.
HWY_INLINE RowVector bend(RowVector value) REFRAIN_RT {
    constexpr float kRoom = kCombCeiling - kCombLinear;
    const RowVector size = hn::Abs(value);
    const RowVector over = hn::Max(hn::Sub(size, all(kCombLinear)), hn::Zero(RowTag()));
    const RowVector bent = hn::Div(over, hn::MulAdd(over, all(1.0F / kRoom), all(1.0F)));
    return hn::CopySign(hn::Add(hn::Min(size, all(kCombLinear)), bent), value);
}

/// What one channel's comb carries from frame to frame, besides its delay line.
struct CombMemory {
    RowVector last;  ///< out of the interpolator
    RowVector last_but_one;
    RowVector age;

    HWY_INLINE void restore(const FilterState& state, std::size_t first) REFRAIN_RT {
        last = load(state.memory[0], first);
        last_but_one = load(state.memory[1], first);
        age = load(state.memory[FilterState::kAge], first);
    }
    HWY_INLINE void keep(FilterState& state, std::size_t first) const REFRAIN_RT {
        store(last, state.memory[0], first);
        store(last_but_one, state.memory[1], first);
        store(age, state.memory[FilterState::kAge], first);
    }
};

/// One chunk of a feedback comb. The damping is a symmetrical filter of three taps, which delays all frequencies by one
/// frame exactly; with a cubic interpolator in front the loop is as long as the period, at any damping.
template <std::size_t kChannels>
HWY_INLINE void comb(const FilterWork<kChannels> work, std::size_t first) REFRAIN_RT {
    const Places places;
    const RowVector one = all(1.0F);
    const PlaceVec lanes = hn::Iota(places, static_cast<std::int32_t>(first));
    CombMemory memory[kChannels];
    Row* lines[kChannels];
    for (std::size_t c = 0; c < kChannels; ++c) {
        memory[c].restore(*work.states[c], first);
        lines[c] = work.states[c]->delay;
    }
    for (std::uint32_t n = 0; n < work.frames; ++n) {
        const RowVector period = hn::Clamp(load(work.cutoff[n], first), all(kCombShortest), all(kCombLongest));
        const RowVector delay = hn::Sub(period, one);
        const PlaceVec whole = hn::ConvertTo(places, delay);
        const RowVector part = hn::Sub(delay, hn::ConvertTo(RowTag(), whole));
        const PlaceVec step = hn::Set(places, 1);
        const RowVector side =
            hn::Mul(hn::Clamp(load(work.shape[n], first), hn::Zero(RowTag()), one), all(kCombDamping));
        const RowVector middle = hn::NegMulAdd(all(2.0F), side, one);
        const RowVector feedback = load(work.resonance[n], first);
        // What noise gains from the feedback, it loses here.
        const RowVector level = hn::Sqrt(hn::Max(hn::NegMulAdd(feedback, feedback, one), hn::Zero(RowTag())));
        for (std::size_t c = 0; c < kChannels; ++c) {
            const std::uint32_t row = (work.states[c]->position + n) % kCombRows;
            const CombTaps taps{lines[c]->lane.data(), hn::Set(places, static_cast<std::int32_t>(row)), lanes,
                                hn::ConvertTo(places, memory[c].age)};
            const RowVector now =
                cubic(taps.read(hn::Sub(whole, step)), taps.read(whole), taps.read(hn::Add(whole, step)),
                      taps.read(hn::Add(whole, hn::Add(step, step))), part);
            const RowVector damped =
                hn::MulAdd(middle, memory[c].last, hn::Mul(side, hn::Add(now, memory[c].last_but_one)));
            memory[c].last_but_one = memory[c].last;
            memory[c].last = now;
            const RowVector y = hn::MulAdd(feedback, bend(damped), load(work.x[c][n], first));
            store(y, lines[c][row], first);
            store(hn::Mul(y, level), work.x[c][n], first);
            memory[c].age = hn::Min(hn::Add(memory[c].age, one), all(static_cast<float>(kCombRows)));
        }
    }
    for (std::size_t c = 0; c < kChannels; ++c) {
        memory[c].keep(*work.states[c], first);
    }
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
