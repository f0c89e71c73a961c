// The controls of a group of voices, once a tick; included once for each instruction set.
#if defined(REFRAIN_ENGINE_TICK_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_TICK_INL
#undef REFRAIN_ENGINE_TICK_INL
#else
#define REFRAIN_ENGINE_TICK_INL
#endif

#include "dsp/simd/math-inl.hpp"
#include "engine/kernels/envelope-inl.hpp"
#include "engine/kernels/levels-inl.hpp"
#include "engine/kernels/lfo-inl.hpp"
#include "engine/kernels/matrix-inl.hpp"
#include "engine/kernels/noise-inl.hpp"
#include "engine/kernels/pitch-inl.hpp"
#include "engine/kernels/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// The gains of the voice's end: everything that makes it louder, softer, or moves it aside.
HWY_INLINE void tick_output(const Plan& plan, Group& group, const Span& span) {
    const float* const amplitude = row(plan, group, patch::id(patch::Play::amplitude));
    const float* const pan_row = row(plan, group, patch::id(patch::Play::pan));
    for_chunks(span.mask, [&](std::size_t c, RowMask mask) HWY_ATTR {
        const RowTag d;
        const auto gain =
            hn::Mul(hn::Mul(hn::Load(d, group.gain.lane.data() + c), hn::Set(d, 0.01F)), hn::Load(d, amplitude + c));
        const auto pan = hn::Add(hn::Load(d, group.pan.lane.data() + c), hn::Load(d, pan_row + c));
        const PanGains gains = pan_gains(pan);
        aim(group.left, c, mask, hn::Mul(gain, gains.left), span);
        aim(group.right, c, mask, hn::Mul(gain, gains.right), span);
    });
}

inline void tick(const Plan& plan, Group& group, dsp::LaneMask mask, std::uint32_t place,
                 std::uint32_t frames) REFRAIN_RT {
    const Span span{mask, place, frames};
    move_targets(plan, group, mask, Which::modulators);
    for (std::size_t i = 0; i < patch::kLfos; ++i) {
        if (plan.lfo_on[i]) {
            tick_lfo(plan, group, i, span);
        }
    }
    for (std::size_t i = 0; i < patch::kEnvelopes; ++i) {
        if (plan.envelope_on[i]) {
            tick_envelope(plan, group, i, span);
        }
    }
    move_targets(plan, group, mask, Which::others);
    for (std::size_t i = 0; i < kVoiceOscillators; ++i) {
        if (plan.oscillators[i].on) {
            tick_oscillator(plan, group, i, span);
        }
    }
    for (std::size_t i = 0; i < kVoiceOscillators; ++i) {
        if (plan.oscillators[i].on) {
            check_levels(plan, group, i, span);
        }
    }
    if (plan.noise_on) {
        tick_noise(plan, group, span);
    }
    tick_output(plan, group, span);
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
