// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_STATE_VARIABLE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_STATE_VARIABLE_INL
#undef REFRAIN_DSP_STATE_VARIABLE_INL
#else
#define REFRAIN_DSP_STATE_VARIABLE_INL
#endif

#include "dsp/filters/filter_type.hpp"
#include "dsp/filters/filter_work.hpp"
#include "dsp/filters/state_variable.hpp"
#include "dsp/simd/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

/// The state-variable filter with trapezoidal integrators and no delay in its loop: Andrew Simper, "Solving the
/// continuous SVF equations using trapezoidal integration and equivalent currents", Cytomic, 2013.
///
/// A step is the Cayley transform of a matrix that loses energy whenever k >= 0, so it never lengthens the vector of
/// the two states, whatever the cutoff does from frame to frame: it is stable under any modulation.
struct StateVariable {
    RowVector s1;  ///< the integrators' states
    RowVector s2;
    RowVector band;
    RowVector low;
    RowVector share;  ///< of its energy that the loop turns over in this step, g / (1 + g (g + k))

    HWY_INLINE void restore(const FilterState& state, std::size_t row, std::size_t first) REFRAIN_RT {
        s1 = load(state.memory[row], first);
        s2 = load(state.memory[row + 1], first);
    }
    HWY_INLINE void keep(FilterState& state, std::size_t row, std::size_t first) const REFRAIN_RT {
        store(s1, state.memory[row], first);
        store(s2, state.memory[row + 1], first);
    }

    HWY_INLINE void step(RowVector x, RowVector g, RowVector k) REFRAIN_RT {
        const RowVector a1 = hn::Div(all(1.0F), hn::MulAdd(g, hn::Add(g, k), all(1.0F)));
        share = hn::Mul(g, a1);
        band = hn::NegMulAdd(share, s2, hn::MulAdd(a1, s1, hn::Mul(share, x)));
        low = hn::MulAdd(g, band, s2);
        s1 = hn::MulSub(all(2.0F), band, s1);
        s2 = hn::MulAdd(hn::Add(g, g), band, s2);
    }

    /// The same, and near self-oscillation both states shrink by a share that grows with their energy. Shrinking both
    /// alike leaves the phase alone, so it oscillates in tune, as a pure sine of kSelfAmplitude; where k is above
    /// kLinearDamping the share is exactly none.
    HWY_INLINE void bounded_step(RowVector x, RowVector g, RowVector k) REFRAIN_RT {
        const RowVector before1 = s1;
        const RowVector before2 = s2;
        step(x, g, k);
        const RowVector near = hn::Max(hn::Sub(all(kLinearDamping), k), hn::Zero(RowTag()));
        const RowVector weight = hn::Mul(hn::Mul(near, all(kEnergyDamping)), share);
        const RowVector kept = hn::NegMulAdd(hn::Mul(weight, before1), before1,
                                             hn::NegMulAdd(hn::Mul(weight, before2), before2, all(1.0F)));
        const RowVector factor = hn::Max(kept, all(0.5F));
        s1 = hn::Mul(s1, factor);
        s2 = hn::Mul(s2, factor);
    }

    template <FilterType kType>
    HWY_INLINE RowVector output(RowVector x, RowVector k) const REFRAIN_RT {
        if constexpr (kType == FilterType::low_12) {
            return low;
        } else if constexpr (kType == FilterType::band_12) {
            return hn::Mul(band, hn::MulAdd(k, all(kBandSlope), all(kBandFloor)));
        } else if constexpr (kType == FilterType::high_12) {
            return hn::Sub(hn::NegMulAdd(k, band, x), low);
        } else if constexpr (kType == FilterType::notch_12) {
            return hn::NegMulAdd(k, band, x);
        } else {
            return hn::MulAdd(k, band, hn::MulSub(all(2.0F), low, x));
        }
    }
};

/// One chunk of a state-variable filter of 12 dB an octave.
template <FilterType kType, std::size_t kChannels>
HWY_INLINE void svf_12(const FilterWork<kChannels> work, std::size_t first) REFRAIN_RT {
    StateVariable stage[kChannels];
    for (std::size_t c = 0; c < kChannels; ++c) {
        stage[c].restore(*work.states[c], 0, first);
    }
    for (std::uint32_t n = 0; n < work.frames; ++n) {
        const RowVector g = load(work.cutoff[n], first);
        const RowVector k = load(work.resonance[n], first);
        for (std::size_t c = 0; c < kChannels; ++c) {
            const RowVector in = load(work.x[c][n], first);
            stage[c].bounded_step(in, g, k);
            store(stage[c].template output<kType>(in, k), work.x[c][n], first);
        }
    }
    for (std::size_t c = 0; c < kChannels; ++c) {
        stage[c].keep(*work.states[c], 0, first);
    }
}

/// One chunk of a cascade of two, the first one damped and without resonance of its own (state_variable.hpp).
template <FilterType kType, std::size_t kChannels>
HWY_INLINE void svf_24(const FilterWork<kChannels> work, std::size_t first) REFRAIN_RT {
    constexpr FilterType kStage = stage_of(kType);
    constexpr FirstDamping kFirst = first_damping(kType);
    StateVariable damped[kChannels];
    StateVariable stage[kChannels];
    for (std::size_t c = 0; c < kChannels; ++c) {
        damped[c].restore(*work.states[c], 0, first);
        stage[c].restore(*work.states[c], 2, first);
    }
    for (std::uint32_t n = 0; n < work.frames; ++n) {
        const RowVector g = load(work.cutoff[n], first);
        const RowVector k = load(work.resonance[n], first);
        const RowVector k1 = hn::MulAdd(k, all(kFirst.slope), all(kFirst.floor));
        for (std::size_t c = 0; c < kChannels; ++c) {
            const RowVector in = load(work.x[c][n], first);
            damped[c].step(in, g, k1);
            RowVector between = damped[c].template output<kStage>(in, k1);
            if constexpr (kStage == FilterType::band_12) {
                between = hn::Mul(damped[c].band, k1);  // 0 dB at its peak
            }
            stage[c].bounded_step(between, g, k);
            store(stage[c].template output<kStage>(between, k), work.x[c][n], first);
        }
    }
    for (std::size_t c = 0; c < kChannels; ++c) {
        damped[c].keep(*work.states[c], 0, first);
        stage[c].keep(*work.states[c], 2, first);
    }
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
