// LFOs of a group, a tick at a time; included once for each instruction set.
#if defined(REFRAIN_ENGINE_LFO_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_LFO_INL
#undef REFRAIN_ENGINE_LFO_INL
#else
#define REFRAIN_ENGINE_LFO_INL
#endif

#include "engine/kernels/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// The shape's height at a place in the turn, -1..1.
HWY_INLINE RowVector lfo_height(const LfoControls& controls, const LfoLanes& lfo, RowVector phase, std::size_t c) {
    const RowTag d;
    const hn::RebindToSigned<RowTag> di;
    const auto one = hn::Set(d, 1.0F);
    const auto two = hn::Set(d, 2.0F);
    switch (controls.shape) {
        case patch::LfoShape::sine:
            return sin_turns(d, phase);
        case patch::LfoShape::triangle: {
            // From 0 up: 1 at a quarter, -1 at three quarters.
            const auto shifted = hn::Add(phase, hn::Set(d, 0.25F));
            const auto turn = hn::Sub(shifted, hn::Floor(shifted));
            return hn::Sub(one, hn::Mul(hn::Set(d, 4.0F), hn::Abs(hn::Sub(turn, hn::Set(d, 0.5F)))));
        }
        case patch::LfoShape::saw_up:
            return hn::MulSub(phase, two, one);
        case patch::LfoShape::saw_down:
            return hn::NegMulAdd(phase, two, one);
        case patch::LfoShape::square:
            return hn::IfThenElse(hn::Lt(phase, hn::Set(d, 0.5F)), one, hn::Neg(one));
        case patch::LfoShape::sample_and_hold:
            return hn::Load(d, lfo.held.lane.data() + c);
        case patch::LfoShape::smooth_random: {
            const auto from = hn::Load(d, lfo.held_before.lane.data() + c);
            const auto to = hn::Load(d, lfo.held.lane.data() + c);
            // 3 x^2 - 2 x^3: level at both ends.
            const auto eased = hn::Mul(hn::Mul(phase, phase), hn::NegMulAdd(two, phase, hn::Set(d, 3.0F)));
            return hn::MulAdd(hn::Sub(to, from), eased, from);
        }
        case patch::LfoShape::drawn: {
            const auto place = hn::Mul(phase, hn::Set(d, static_cast<float>(kDrawnPoints)));
            const auto left = hn::Min(hn::Floor(place), hn::Set(d, static_cast<float>(kDrawnPoints - 1)));
            const auto index = hn::ConvertTo(di, left);
            const auto low = hn::GatherIndex(d, controls.drawn, index);
            const auto high = hn::GatherIndex(d, controls.drawn + 1, index);
            return hn::MulAdd(hn::Sub(high, low), hn::Sub(place, left), low);
        }
    }
    return hn::Zero(d);
}

/// New random heights where a turn is over.
HWY_INLINE void draw_lots(LfoLanes& lfo, std::size_t c, RowMask turned) {
    const RowTag d;
    const hn::RebindToUnsigned<RowTag> du;
    const hn::RebindToSigned<RowTag> di;
    const auto state = hn::Load(du, lfo.random.lane.data() + c);
    const auto next = hn::Add(hn::Mul(state, hn::Set(du, 1664525U)), hn::Set(du, 1013904223U));
    store(turned, next, lfo.random, c);
    store(turned, hn::Load(d, lfo.held.lane.data() + c), lfo.held_before, c);
    store(turned, hn::Mul(hn::ConvertTo(d, hn::BitCast(di, next)), hn::Set(d, 0x1p-31F)), lfo.held, c);
}

HWY_INLINE void run_lfo(const LfoControls& controls, LfoLanes& lfo, const float* rate_row, dsp::Row& source,
                        std::uint32_t frames, std::size_t c, RowMask mask) {
    const RowTag d;
    const auto zero = hn::Zero(d);
    const auto one = hn::Set(d, 1.0F);
    const auto passed = hn::Set(d, static_cast<float>(frames));
    const auto age = hn::Min(hn::Add(hn::Load(d, lfo.age.lane.data() + c), passed), hn::Set(d, 1e9F));
    store(mask, age, lfo.age, c);
    const auto since = hn::Sub(age, hn::Set(d, controls.delay));
    const auto runs = hn::Min(hn::Max(since, zero), passed);
    auto phase = hn::Load(d, lfo.phase.lane.data() + c);
    const auto rate = controls.synced_hz > 0.0F ? hn::Set(d, controls.synced_hz) : hn::Load(d, rate_row + c);
    phase = hn::MulAdd(hn::Mul(runs, hn::Set(d, controls.seconds_per_frame)), rate, phase);
    if (controls.one_shot) {
        phase = hn::Min(phase, one);
    } else {
        const auto turned = hn::And(mask, hn::Ge(phase, one));
        phase = hn::Sub(phase, hn::Floor(phase));
        draw_lots(lfo, c, turned);
    }
    store(mask, phase, lfo.phase, c);
    auto height = lfo_height(controls, lfo, phase, c);
    if (controls.unipolar) {
        height = hn::MulAdd(height, hn::Set(d, 0.5F), hn::Set(d, 0.5F));
    }
    if (controls.delay > 0.0F || controls.fade > 0.0F) {
        const float over = 1.0F / (controls.fade > 1.0F ? controls.fade : 1.0F);
        height = hn::Mul(height, hn::Min(hn::Max(hn::Mul(since, hn::Set(d, over)), zero), one));
    }
    const auto before = hn::Load(d, lfo.value.lane.data() + c);
    const auto slew = hn::Set(d, frames == 0 ? 1.0F : controls.slew);
    const auto value = hn::MulAdd(hn::Sub(height, before), slew, before);
    store(mask, value, lfo.value, c);
    store(mask, value, source, c);
}

inline void run_shared_lfo(const LfoControls& controls, LfoLanes& lfo, const dsp::Row& rate_hz, dsp::Row& value,
                           std::uint32_t frames) REFRAIN_RT {
    for_chunks(1U, [&](std::size_t c, RowMask mask)
                       HWY_ATTR { run_lfo(controls, lfo, rate_hz.lane.data(), value, frames, c, mask); });
}

HWY_INLINE void tick_lfo(const Plan& plan, Group& group, std::size_t index, const Span& span) {
    const float* const rate = row(plan, group, patch::id(patch::Lfo::rate, index));
    dsp::Row& source = group.sources[static_cast<std::size_t>(patch::Source::lfo_1) + index];
    for_chunks(span.mask, [&](std::size_t c, RowMask mask) HWY_ATTR {
        run_lfo(plan.lfos[index], group.lfos[index], rate, source, span.frames, c, mask);
    });
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
