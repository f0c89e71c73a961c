// Envelopes of a group, a tick at a time; included once for each instruction set.
#if defined(REFRAIN_ENGINE_ENVELOPE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_ENVELOPE_INL
#undef REFRAIN_ENGINE_ENVELOPE_INL
#else
#define REFRAIN_ENGINE_ENVELOPE_INL
#endif

#include <bit>

#include "engine/kernels/rows-inl.hpp"
#include "engine/voices/envelope_controls.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// Where the sustain level went, what decays to it or stays at it follows.
HWY_INLINE void follow_sustain(EnvelopeLanes& envelope, const float* sustain, float glide, std::size_t c,
                               RowMask mask) {
    const RowTag d;
    const auto follows = hn::Mul(hn::Load(d, envelope.follows.lane.data() + c), hn::Set(d, glide));
    const auto goal = hn::Mul(hn::Load(d, sustain + c), hn::Set(d, 0.01F));
    const auto to = hn::Load(d, envelope.to.lane.data() + c);
    const auto distance = hn::Sub(goal, to);
    const auto there = hn::And(hn::Lt(hn::Abs(distance), hn::Set(d, 1e-6F)), hn::Gt(follows, hn::Zero(d)));
    const auto moved = hn::IfThenElse(there, goal, hn::MulAdd(distance, follows, to));
    store(mask, moved, envelope.to, c);
    const auto holds = hn::Gt(hn::Load(d, envelope.holds.lane.data() + c), hn::Zero(d));
    store(hn::And(mask, holds), moved, envelope.from, c);
}

/// The level of each lane `place` frames into its stage.
HWY_INLINE RowVector level_at(const EnvelopeLanes& envelope, RowVector place, std::size_t c) {
    const RowTag d;
    const auto from = hn::Load(d, envelope.from.lane.data() + c);
    const auto to = hn::Load(d, envelope.to.lane.data() + c);
    const auto x = hn::Div(place, hn::Load(d, envelope.length.lane.data() + c));
    const auto fallen = exp2(d, hn::Neg(hn::Mul(hn::Load(d, envelope.bend.lane.data() + c), x)));
    const auto share = hn::Mul(hn::Sub(hn::Set(d, 1.0F), fallen), hn::Load(d, envelope.norm.lane.data() + c));
    return hn::MulAdd(hn::Sub(to, from), share, from);
}

/// The straight line between two levels, as the samples of a tick.
HWY_INLINE void draw_line(float from, float to, EnvelopeLanes::Tick& levels) {
    const hn::CappedTag<float, kTickFrames> d;
    const auto step = hn::Set(d, (to - from) * (1.0F / kTickFrames));
    for (std::size_t i = 0; i < kTickFrames; i += hn::Lanes(d)) {
        const auto place = hn::Iota(d, static_cast<float>(i));
        hn::StoreU(hn::MulAdd(place, step, hn::Set(d, from)), d, levels.data() + i);
    }
}

/// A span that is no whole tick, and lanes in which a stage ends.
inline void fill_lanes(const Plan& plan, Group& group, std::size_t index, dsp::LaneMask lanes,
                       const Span& span) REFRAIN_RT {
    EnvelopeLanes& envelope = group.envelopes[index];
    for (; lanes != 0; lanes &= lanes - 1) {
        const auto lane = static_cast<std::size_t>(std::countr_zero(lanes));
        const EnvelopeControls controls = envelope_controls(plan, group, index, lane);
        if (index == 0) {
            envelope.fill(lane, span.place, controls, group.amplitude[lane]);
        } else {
            envelope.skip(lane, span.frames, controls);
        }
    }
}

HWY_INLINE void tick_envelope(const Plan& plan, Group& group, std::size_t index, const Span& span) {
    EnvelopeLanes& envelope = group.envelopes[index];
    const auto source = static_cast<std::size_t>(patch::Source::env_1) + index;
    dsp::LaneMask by_hand = 0;
    if (span.frames != kTickFrames) {
        by_hand = span.frames == 0 ? 0 : span.mask;
    } else {
        const float* const sustain = row(plan, group, patch::id(patch::Envelope::sustain, index));
        for_chunks(span.mask, [&](std::size_t c, RowMask mask) HWY_ATTR {
            const RowTag d;
            follow_sustain(envelope, sustain, plan.glide, c, mask);
            const auto place =
                hn::Add(hn::Load(d, envelope.place.lane.data() + c), hn::Set(d, static_cast<float>(kTickFrames)));
            const auto goes_on = hn::And(mask, hn::Lt(place, hn::Load(d, envelope.length.lane.data() + c)));
            by_hand |= lanes_of(hn::AndNot(goes_on, mask), c);
            const auto level = level_at(envelope, place, c);
            if (index == 0) {
                alignas(64) float levels[dsp::kLanes];
                hn::Store(level, d, levels);
                for (dsp::LaneMask left = lanes_of(goes_on, 0); left != 0; left &= left - 1) {
                    const auto n = static_cast<std::size_t>(std::countr_zero(left));
                    draw_line(envelope.level.lane[c + n], levels[n], group.amplitude[c + n]);
                }
            }
            store(goes_on, place, envelope.place, c);
            store(goes_on, level, envelope.level, c);
        });
    }
    if (by_hand != 0) {
        fill_lanes(plan, group, index, by_hand, span);
    }
    for_chunks(span.mask, [&](std::size_t c, RowMask mask) HWY_ATTR {
        store(mask, hn::Load(RowTag(), envelope.level.lane.data() + c), group.sources[source], c);
    });
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
