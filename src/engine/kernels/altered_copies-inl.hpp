// Waves that are warped, modulated, faded or listened to; included once for each instruction set.
#if defined(REFRAIN_ENGINE_ALTERED_COPIES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_ALTERED_COPIES_INL
#undef REFRAIN_ENGINE_ALTERED_COPIES_INL
#else
#define REFRAIN_ENGINE_ALTERED_COPIES_INL
#endif

#include <algorithm>
#include <cmath>

#include "engine/kernels/destinations-inl.hpp"
#include "engine/kernels/modulation-inl.hpp"
#include "engine/kernels/warp-inl.hpp"
#include "wavetable/levels.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// A level of a table as the reader takes it.
inline dsp::TableView view_of(const wavetable::Wavetable& table, std::size_t level) REFRAIN_RT {
    const wavetable::LevelView view = table.level(0, level);
    return {.samples = view.samples,
            .frame_stride = static_cast<std::uint32_t>(table.frame_stride()),
            .frames = static_cast<std::uint32_t>(table.frame_count()),
            .size_log2 = view.size_log2};
}

inline HWY_NOINLINE void read_level(const Plan& plan, const wavetable::Wavetable& table, std::size_t level,
                                    const std::uint32_t* phases, const SampledLine& position, std::size_t count,
                                    float* out) REFRAIN_RT {
    if (level >= wavetable::kLevelCount) {
        std::fill_n(out, count, 0.0F);
        return;
    }
    const auto last_frame = static_cast<float>(table.frame_count() - 1);
    dsp::HWY_NAMESPACE::read_span(*plan.interpolator, view_of(table, level), phases, position.scaled(last_frame), count,
                                  out);
}

/// Adds to `out` what `other` differs from it, by a share that runs in a straight line.
HWY_INLINE void cross_fade(float* out, const float* other, float share, float share_step, std::size_t count) {
    const TimeTag d;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto here = hn::Load(d, out + i);
        const auto there = hn::Load(d, other + i);
        const auto part = hn::MulAdd(hn::Iota(d, static_cast<float>(i)), hn::Set(d, share_step), hn::Set(d, share));
        hn::Store(hn::MulAdd(hn::Sub(there, here), hn::Min(hn::Max(part, hn::Zero(d)), hn::Set(d, 1.0F)), here), d,
                  out + i);
    }
}

/// A table's wave, at the copy's level, while it fades from another one too.
template <bool kOversampled>
HWY_INLINE void read_levels(const Plan& plan, const wavetable::Wavetable& table, const OscillatorLanes& lanes,
                            std::size_t copy, std::size_t lane, const std::uint32_t* phases,
                            const SampledLine& position, const Stretch<kOversampled>& stretch, float* out) {
    const std::size_t count = stretch.padded();
    read_level(plan, table, lanes.level[copy][lane], phases, position, count, out);
    const std::uint8_t left = lanes.level_fade[copy][lane];
    if (left != 0) {
        alignas(64) float old[dsp::kMaxSpan];
        read_level(plan, table, lanes.old_level[copy][lane], phases, position, count, old);
        constexpr float kPart = 1.0F / kLevelFadeFrames;
        cross_fade(out, old, static_cast<float>(left) * kPart, -kPart * stretch.frames_a_sample, count);
    }
}

/// One copy's wave over the stretch, at its full level.
template <bool kOversampled>
HWY_INLINE void read_copy(const Plan& plan, const OscillatorPlan& oscillator, OscillatorLanes& lanes, std::size_t copy,
                          std::size_t lane, const std::uint32_t* phases, const SampledLine& position,
                          const Stretch<kOversampled>& stretch, float* out) {
    const TableReading& tables = oscillator.tables;
    const std::size_t count = stretch.padded();
    if (tables.current == nullptr) {
        std::fill_n(out, count, 0.0F);
    } else {
        read_levels(plan, *tables.current, lanes, copy, lane, phases, position, stretch, out);
    }
    if (tables.next != nullptr) {
        alignas(64) float next[dsp::kMaxSpan];
        read_levels(plan, *tables.next, lanes, copy, lane, phases, position, stretch, next);
        cross_fade(out, next, tables.share, tables.share_step * stretch.frames_a_sample, count);
    }
    std::uint8_t& fade = lanes.level_fade[copy][lane];
    fade = static_cast<std::uint8_t>(fade - std::min<std::uint32_t>(fade, stretch.frames));
}

HWY_INLINE void scale_by(const float* factor, std::size_t count, float* wave) {
    const TimeTag d;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        hn::Store(hn::Mul(hn::Load(d, wave + i), hn::Load(d, factor + i)), d, wave + i);
    }
}

/// The sum of the copies, as loud as one, for the oscillators that this one modulates.
HWY_INLINE void keep_for_others(const float* wave, std::uint32_t copies, bool first, std::size_t count, float* sum) {
    const TimeTag d;
    const auto part = hn::Set(d, 1.0F / std::sqrt(static_cast<float>(copies)));
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto before = first ? hn::Zero(d) : hn::Load(d, sum + i);
        hn::Store(hn::MulAdd(hn::Load(d, wave + i), part, before), d, sum + i);
    }
}

/// The wave of a copy whose turn is warped.
template <bool kOversampled>
HWY_INLINE void read_warped(const Plan& plan, const OscillatorPlan& oscillator, OscillatorLanes& lanes,
                            std::size_t copy, std::size_t lane, const std::uint32_t* phases,
                            const SampledLine& position, const Stretch<kOversampled>& stretch, float* wave) {
    alignas(64) std::uint32_t places[dsp::kMaxSpan];
    const SampledLine amount(lanes.warp, lane, stretch);
    warp_phases(oscillator.warp, amount, stretch.padded(), phases, places);
    const std::uint8_t level = lanes.level[copy][lane];
    read_copy(plan, oscillator, lanes, copy, lane, places, position, stretch, wave);
    if (!jumps(oscillator.warp)) {
        return;
    }
    const bool silent = oscillator.tables.current == nullptr || level >= wavetable::kLevelCount;
    const dsp::TableView view = silent ? dsp::TableView{} : view_of(*oscillator.tables.current, level);
    const std::uint32_t last_frame = silent ? 0U : view.frames - 1;
    const float frame = position.scaled(static_cast<float>(last_frame)).from;
    const auto first = static_cast<std::uint32_t>(std::max(frame, 0.0F));
    const std::uint32_t second = std::min(first + 1, last_frame);
    const float share = frame - static_cast<float>(first);
    const auto read_at = [&](std::uint32_t phase) REFRAIN_RT {
        const auto read = [&](std::uint32_t f) REFRAIN_RT {
            return plan.interpolator->read(view.samples + std::size_t{f} * view.frame_stride, view.size_log2, phase);
        };
        return silent ? 0.0F : read(first) + (read(second) - read(first)) * share;
    };
    round_jumps(oscillator, amount, stretch, phases, read_at, lanes.last_phase[copy].lane[lane],
                lanes.late[copy].lane[lane], wave);
}

/// The copies of one lane in several passes, with everything that may happen to them.
template <bool kOversampled>
HWY_NOINLINE void play_altered_copy(const Plan& plan, Group& group, std::size_t index, std::size_t copy,
                                    std::size_t lane, const Stretch<kOversampled>& stretch, const Told& told,
                                    const Destinations& to, Buses& buses) REFRAIN_RT {
    const OscillatorPlan& oscillator = plan.oscillators[index];
    OscillatorLanes& lanes = group.oscillators[index];
    const SampledLine position(lanes.position, lane, stretch);
    const std::size_t count = stretch.padded();
    const hn::RebindToUnsigned<TimeTag> du;
    alignas(64) std::uint32_t phases[dsp::kMaxSpan];
    alignas(64) float wave[dsp::kMaxSpan];
    const RunningPhase phase(lanes, copy, lane);
    for (std::size_t i = 0; i < count; i += hn::Lanes(du)) {
        hn::Store(phase.at(i), du, phases + i);
    }
    phase.advance(lanes, copy, lane, stretch.samples);
    if (told.bends) {
        bend_phases(lanes, copy, lane, phase.increment(), phase.step(), stretch, told.bend, phases);
    }
    if (told.shifts) {
        shift_phases(told.shift, count, phases);
    }
    if (oscillator.warp == patch::Warp::off) {
        read_copy(plan, oscillator, lanes, copy, lane, phases, position, stretch, wave);
    } else {
        read_warped(plan, oscillator, lanes, copy, lane, phases, position, stretch, wave);
    }
    if (told.scales) {
        scale_by(told.scale, count, wave);
    }
    if (oscillator.modulates) {
        keep_for_others(wave, oscillator.unison.copies, copy == 0, count, buses.modulators[index][lane].data());
    }
    send(plan, wave, lanes.left[copy], lanes.right[copy], to, copy == 0, lane, stretch, buses);
}

/// All copies of a voice's oscillator that something bends, or that bends others.
template <bool kOversampled>
HWY_INLINE void play_altered(const Plan& plan, Group& group, std::size_t index, std::size_t lane,
                             const Stretch<kOversampled>& stretch, std::uint32_t rendered, const Destinations& to,
                             Buses& buses) {
    Told told;
    if (plan.oscillators[index].hears) {
        hear_others(plan, group, index, lane, stretch, buses, rendered, told);
    }
    for (std::size_t copy = 0; copy < plan.oscillators[index].unison.copies; ++copy) {
        play_altered_copy(plan, group, index, copy, lane, stretch, told, to, buses);
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
