// The sources of a group's voices over a span; included once for each instruction set.
#if defined(REFRAIN_ENGINE_SOURCES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_SOURCES_INL
#undef REFRAIN_ENGINE_SOURCES_INL
#else
#define REFRAIN_ENGINE_SOURCES_INL
#endif

#include <algorithm>
#include <bit>

#include "dsp/oscillator/read-inl.hpp"
#include "engine/kernels/rows-inl.hpp"
#include "engine/voices/buses.hpp"
#include "wavetable/levels.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// Samples of a span, side by side in time.
using TimeTag = hn::CappedTag<float, kTickFrames>;

/// Where a span lies: from frame `place` of the tick, `samples` at the oversampled rate. Work is done on whole ticks'
/// worth of samples: one, known to the compiler, where the voices are not oversampled.
template <bool kOversampled>
struct Stretch {
    std::uint32_t place;
    std::uint32_t frames;
    std::uint32_t samples;
    float frames_a_sample;

    [[nodiscard]] std::size_t padded() const REFRAIN_RT {
        return kOversampled ? (samples + kTickFrames - 1) / kTickFrames * kTickFrames : kTickFrames;
    }
};

/// One lane of a line, at each sample of a stretch.
class SampledLine {
public:
    template <bool kOversampled>
    HWY_INLINE SampledLine(const LineRow& line, std::size_t lane, const Stretch<kOversampled>& stretch) {
        line_ = {.from = line.from.lane[lane],
                 .slope = (line.to.lane[lane] - line.from.lane[lane]) * (1.0F / kTickFrames),
                 .place = static_cast<float>(stretch.place),
                 .step = stretch.frames_a_sample};
    }

    HWY_INLINE hn::Vec<TimeTag> at(std::size_t sample) const {
        const TimeTag d;
        const auto time =
            hn::MulAdd(hn::Iota(d, static_cast<float>(sample)), hn::Set(d, line_.step), hn::Set(d, line_.place));
        return hn::MulAdd(time, hn::Set(d, line_.slope), hn::Set(d, line_.from));
    }

    /// The same line, `factor` times as high.
    [[nodiscard]] dsp::TimeLine scaled(float factor) const REFRAIN_RT {
        return {.from = line_.from * factor, .slope = line_.slope * factor, .place = line_.place, .step = line_.step};
    }

private:
    dsp::TimeLine line_;
};

/// The phases of one copy over the stretch; moves it on. Whole numbers: exact wherever a block is cut.
template <bool kOversampled>
HWY_INLINE void run_phase(OscillatorLanes& lanes, std::size_t copy, std::size_t lane,
                          const Stretch<kOversampled>& stretch, std::uint32_t* phases) {
    const hn::RebindToUnsigned<TimeTag> du;
    std::uint32_t& phase = lanes.phase[copy].lane[lane];
    std::uint32_t& increment = lanes.increment[copy].lane[lane];
    const std::uint32_t step = lanes.step[copy].lane[lane];
    for (std::size_t i = 0; i < stretch.padded(); i += hn::Lanes(du)) {
        // n samples on: n increments, and one step for each pair of samples before.
        const auto n = hn::Iota(du, static_cast<std::uint32_t>(i));
        const auto pairs = hn::ShiftRight<1>(hn::Mul(n, hn::Sub(n, hn::Set(du, 1))));
        const auto moved = hn::Add(hn::Mul(n, hn::Set(du, increment)), hn::Mul(pairs, hn::Set(du, step)));
        hn::Store(hn::Add(hn::Set(du, phase), moved), du, phases + i);
    }
    const std::uint32_t n = stretch.samples;
    phase += n * increment + n * (n - 1) / 2 * step;
    increment += n * step;
}

/// A level of a table as the reader takes it.
inline dsp::TableView view_of(const wavetable::Wavetable& table, std::size_t level) REFRAIN_RT {
    const wavetable::LevelView view = table.level(0, level);
    return {.samples = view.samples,
            .frame_stride = static_cast<std::uint32_t>(table.frame_stride()),
            .frames = static_cast<std::uint32_t>(table.frame_count()),
            .size_log2 = view.size_log2};
}

HWY_INLINE void read_level(const Plan& plan, const wavetable::Wavetable& table, std::size_t level,
                           const std::uint32_t* phases, const SampledLine& position, std::size_t count, float* out) {
    if (level >= wavetable::kLevelCount) {
        std::fill_n(out, count, 0.0F);
        return;
    }
    const auto last_frame = static_cast<float>(table.frame_count() - 1);
    dsp::HWY_NAMESPACE::read_table(*plan.interpolator, view_of(table, level), phases, position.scaled(last_frame),
                                   count, out);
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

/// Writes the wave, or adds it to what is there already.
HWY_INLINE void add_line(const float* wave, const SampledLine& gain, std::size_t count, bool first, float* out) {
    const TimeTag d;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto part = hn::Mul(hn::Load(d, wave + i), gain.at(i));
        hn::Store(first ? part : hn::Add(part, hn::Load(d, out + i)), d, out + i);
    }
}

/// The buses that a source goes to: its filter, or what comes after it where that is off.
struct Ways {
    std::array<bool, Buses::kCount> to{};
};

HWY_INLINE Ways ways_of(const Plan& plan, patch::Destination destination) {
    Ways ways;
    const bool first = destination == patch::Destination::filter_1 || destination == patch::Destination::both;
    const bool second = destination == patch::Destination::filter_2 || destination == patch::Destination::both;
    const auto past_second = plan.filters[1].on ? Buses::filter_2 : Buses::direct;
    const auto past_first = plan.parallel ? Buses::direct : past_second;
    if (first) {
        ways.to[plan.filters[0].on ? Buses::filter_1 : past_first] = true;
    }
    if (second) {
        ways.to[past_second] = true;
    }
    if (destination == patch::Destination::direct) {
        ways.to[Buses::direct] = true;
    }
    return ways;
}

/// Buses that this voice has already written to in this span.
using Written = std::array<bool, Buses::kCount>;

template <bool kOversampled>
HWY_INLINE void render_oscillator(const Plan& plan, Group& group, std::size_t index, std::size_t lane,
                                  const Stretch<kOversampled>& stretch, Written& written, Buses& buses) {
    const OscillatorPlan& oscillator = plan.oscillators[index];
    OscillatorLanes& lanes = group.oscillators[index];
    const std::size_t count = stretch.padded();
    const SampledLine position(lanes.position, lane, stretch);
    const Ways ways = ways_of(plan, oscillator.destination);
    alignas(64) std::uint32_t phases[dsp::kMaxSpan];
    alignas(64) float wave[dsp::kMaxSpan];
    for (std::size_t copy = 0; copy < oscillator.unison.copies; ++copy) {
        run_phase(lanes, copy, lane, stretch, phases);
        read_copy(plan, oscillator, lanes, copy, lane, phases, position, stretch, wave);
        for (std::size_t bus = 0; bus < Buses::kCount; ++bus) {
            if (!ways.to[bus]) {
                continue;
            }
            const bool first = !written[bus];
            add_line(wave, SampledLine(lanes.left[copy], lane, stretch), count, first, buses.left[bus][lane].data());
            if (plan.stereo) {
                add_line(wave, SampledLine(lanes.right[copy], lane, stretch), count, first,
                         buses.right[bus][lane].data());
            }
            written[bus] = true;
        }
    }
}

/// What nothing was written to is silent.
HWY_INLINE void clear_unwritten(const Plan& plan, const Written& written, std::size_t lane, std::size_t count,
                                Buses& buses) {
    for (std::size_t bus = 0; bus < Buses::kCount; ++bus) {
        if (buses.used[bus] && !written[bus]) {
            std::fill_n(buses.left[bus][lane].begin(), count, 0.0F);
            if (plan.stereo) {
                std::fill_n(buses.right[bus][lane].begin(), count, 0.0F);
            }
        }
    }
}

template <bool kOversampled>
HWY_INLINE void render_stretch(const Plan& plan, Group& group, std::uint32_t place, std::uint32_t frames,
                               Buses& buses) {
    const std::uint32_t factor = kOversampled ? 1U << plan.oversampling_log2 : 1U;
    const Stretch<kOversampled> stretch{.place = place,
                                        .frames = frames,
                                        .samples = frames * factor,
                                        .frames_a_sample = 1.0F / static_cast<float>(factor)};
    for (dsp::LaneMask left = group.sounding; left != 0; left &= left - 1) {
        const auto lane = static_cast<std::size_t>(std::countr_zero(left));
        Written written{};
        for (const std::uint8_t index : plan.order) {
            if (plan.oscillators[index].on) {
                render_oscillator(plan, group, index, lane, stretch, written, buses);
            }
        }
        clear_unwritten(plan, written, lane, stretch.padded(), buses);
    }
}

void render_sources(const Plan& plan, Group& group, std::uint32_t place, std::uint32_t frames,
                    Buses& buses) REFRAIN_RT {
    if (plan.oversampling_log2 == 0) {
        render_stretch<false>(plan, group, place, frames, buses);
    } else {
        render_stretch<true>(plan, group, place, frames, buses);
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
