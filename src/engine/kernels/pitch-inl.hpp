// Pitch, level and place of the oscillators of a group, once a tick; included once for each instruction set.
#if defined(REFRAIN_ENGINE_PITCH_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_PITCH_INL
#undef REFRAIN_ENGINE_PITCH_INL
#else
#define REFRAIN_ENGINE_PITCH_INL
#endif

#include <bit>

#include "engine/kernels/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// The parameters of an oscillator that each voice may have for itself, as rows.
struct OscillatorRows {
    const float* fine;
    const float* shift;
    const float* detune;
    const float* blend;
    const float* width;
    const float* level;
    const float* pan;
};

/// Turns a frame, of the oscillator's middle. Bounded by Nyquist, where its level is silent.
HWY_INLINE RowVector turns_a_frame(const Plan& plan, const Group& group, const OscillatorPlan& oscillator,
                                   const OscillatorRows& rows, const float* voice_pitch, std::size_t c) {
    const RowTag d;
    auto pitch = oscillator.keytrack ? hn::Load(d, group.note_pitch.lane.data() + c) : hn::Set(d, 60.0F);
    pitch = hn::Add(pitch, hn::Add(hn::Load(d, group.bend.lane.data() + c), hn::Load(d, voice_pitch + c)));
    pitch = hn::Add(pitch, hn::MulAdd(hn::Load(d, rows.fine + c), hn::Set(d, 0.01F), hn::Set(d, oscillator.offset)));
    const auto octaves = hn::Mul(hn::Sub(pitch, hn::Set(d, 69.0F)), hn::Set(d, 1.0F / 12.0F));
    const float a_frame = 1.0F / plan.sample_rate;
    const auto turns = hn::Mul(exp2(d, octaves), hn::Set(d, 440.0F * a_frame));
    return hn::MulAdd(hn::Load(d, rows.shift + c), hn::Set(d, a_frame), turns);
}

/// Lets one copy's increment glide to `turns` a frame, a line of whole numbers: what the division leaves over, less
/// than the last bit of a float, is taken at once.
HWY_INLINE void aim_increment(const Plan& plan, OscillatorLanes& lanes, std::size_t copy, std::size_t c, RowMask mask,
                              RowVector turns, const Span& span) {
    const RowTag d;
    const hn::RebindToSigned<RowTag> di;
    const hn::RebindToUnsigned<RowTag> du;
    const auto bounded = hn::Min(hn::Max(turns, hn::Zero(d)), hn::Set(d, 0.5F));
    // Half of 2^32 turns, so that Nyquist itself still fits a signed number; then doubled.
    const float scale = 0x1p31F / static_cast<float>(1U << plan.oversampling_log2);
    const auto halved = hn::BitCast(du, hn::ConvertTo(di, hn::Mul(bounded, hn::Set(d, scale))));
    const auto target = hn::Add(halved, halved);
    auto increment = target;
    auto step = hn::Zero(du);
    if (span.frames != 0) {
        const auto before = hn::Load(du, lanes.target[copy].lane.data() + c);
        const std::uint32_t samples = span.frames << plan.oversampling_log2;
        const auto distance = hn::ConvertTo(d, hn::BitCast(di, hn::Sub(target, before)));
        step = hn::BitCast(du, hn::ConvertTo(di, hn::Mul(distance, hn::Set(d, 1.0F / static_cast<float>(samples)))));
        increment = hn::Sub(target, hn::Mul(step, hn::Set(du, samples)));
    }
    store(mask, increment, lanes.increment[copy], c);
    store(mask, step, lanes.step[copy], c);
    store(mask, target, lanes.target[copy], c);
}

/// Loudness of the copies, equal in power to one alone: the outer ones weakened by the blend.
HWY_INLINE RowVector copies_gain(const Unison& unison, RowVector blend) {
    const RowTag d;
    float middle = 0.0F;
    for (std::size_t copy = 0; copy < unison.copies; ++copy) {
        middle += unison.middle[copy] ? 1.0F : 0.0F;
    }
    const auto outer = hn::Set(d, static_cast<float>(unison.copies) - middle);
    return hn::Div(hn::Set(d, 1.0F), hn::Sqrt(hn::MulAdd(hn::Mul(blend, blend), outer, hn::Set(d, middle))));
}

HWY_INLINE void tick_copies(const Plan& plan, OscillatorLanes& lanes, const OscillatorPlan& oscillator,
                            const OscillatorRows& rows, RowVector turns, std::size_t c, RowMask mask,
                            const Span& span) {
    const RowTag d;
    const Unison& unison = oscillator.unison;
    const auto level = hn::Load(d, rows.level + c);
    const auto pan = hn::Load(d, rows.pan + c);
    const auto root2 = hn::Set(d, 1.41421356F);
    if (unison.copies == 1) {
        aim_increment(plan, lanes, 0, c, mask, turns, span);
        if (!plan.stereo) {
            aim(lanes.left[0], c, mask, level, span);
            return;
        }
        const PanGains gains = pan_gains(pan);
        aim(lanes.left[0], c, mask, hn::Mul(level, hn::Mul(gains.left, root2)), span);
        aim(lanes.right[0], c, mask, hn::Mul(level, hn::Mul(gains.right, root2)), span);
        return;
    }
    const auto octaves = hn::Mul(hn::Load(d, rows.detune + c), hn::Set(d, 1.0F / 1200.0F));
    const auto blend = hn::Mul(hn::Load(d, rows.blend + c), hn::Set(d, 0.01F));
    const auto width = hn::Mul(hn::Load(d, rows.width + c), hn::Set(d, 0.01F));
    const auto loud = hn::Mul(level, copies_gain(unison, blend));
    const auto soft = hn::Mul(loud, blend);
    for (std::size_t copy = 0; copy < unison.copies; ++copy) {
        const auto away =
            hn::MulAdd(octaves, hn::Set(d, unison.place[copy]), hn::Set(d, unison.stack[copy] * (1.0F / 12.0F)));
        aim_increment(plan, lanes, copy, c, mask, hn::Mul(turns, exp2(d, away)), span);
        const auto gain = unison.middle[copy] ? loud : soft;
        if (!plan.stereo) {
            aim(lanes.left[copy], c, mask, gain, span);
            continue;
        }
        const PanGains gains = pan_gains(hn::MulAdd(width, hn::Set(d, unison.side[copy]), pan));
        aim(lanes.left[copy], c, mask, hn::Mul(gain, hn::Mul(gains.left, root2)), span);
        aim(lanes.right[copy], c, mask, hn::Mul(gain, hn::Mul(gains.right, root2)), span);
    }
}

/// The sub-oscillator has fewer parameters: what it lacks stands at rest.
HWY_INLINE OscillatorRows oscillator_rows(const Plan& plan, const Group& group, std::size_t index) {
    if (index == kSubOscillator) {
        const float* const nothing = plan.zero.lane.data();
        return {.fine = nothing,
                .shift = nothing,
                .detune = nothing,
                .blend = nothing,
                .width = nothing,
                .level = row(plan, group, patch::id(patch::Sub::level)),
                .pan = row(plan, group, patch::id(patch::Sub::pan))};
    }
    return {.fine = row(plan, group, patch::id(patch::Osc::fine, index)),
            .shift = row(plan, group, patch::id(patch::Osc::shift, index)),
            .detune = row(plan, group, patch::id(patch::Osc::detune, index)),
            .blend = row(plan, group, patch::id(patch::Osc::blend, index)),
            .width = row(plan, group, patch::id(patch::Osc::width, index)),
            .level = row(plan, group, patch::id(patch::Osc::level, index)),
            .pan = row(plan, group, patch::id(patch::Osc::pan, index))};
}

HWY_INLINE void aim_percent(LineRow& line, const float* percent, std::size_t c, RowMask mask, const Span& span) {
    const RowTag d;
    aim(line, c, mask, hn::Mul(hn::Load(d, percent + c), hn::Set(d, 0.01F)), span);
}

HWY_INLINE void tick_oscillator(const Plan& plan, Group& group, std::size_t index, const Span& span) {
    const OscillatorPlan& oscillator = plan.oscillators[index];
    OscillatorLanes& lanes = group.oscillators[index];
    const OscillatorRows rows = oscillator_rows(plan, group, index);
    const float* const voice_pitch = row(plan, group, patch::id(patch::Play::pitch));
    const bool main = index != kSubOscillator;
    const float* const position = main ? row(plan, group, patch::id(patch::Osc::position, index)) : nullptr;
    const float* const warp = main ? row(plan, group, patch::id(patch::Osc::warp_amount, index)) : nullptr;
    const float* const amount = main ? row(plan, group, patch::id(patch::Osc::modulation_amount, index)) : nullptr;
    for_chunks(span.mask, [&](std::size_t c, RowMask mask) HWY_ATTR {
        const RowVector turns = turns_a_frame(plan, group, oscillator, rows, voice_pitch, c);
        tick_copies(plan, lanes, oscillator, rows, turns, c, mask, span);
        if (main) {
            aim_percent(lanes.position, position, c, mask, span);
            if (oscillator.warp != patch::Warp::off || oscillator.modulation != patch::OscModulation::off) {
                aim_percent(lanes.warp, warp, c, mask, span);
                aim_percent(lanes.modulation, amount, c, mask, span);
            }
        }
    });
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
