// Waves that nothing happens to, as most are; included once for each instruction set.
#if defined(REFRAIN_ENGINE_PLAIN_COPIES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_PLAIN_COPIES_INL
#undef REFRAIN_ENGINE_PLAIN_COPIES_INL
#else
#define REFRAIN_ENGINE_PLAIN_COPIES_INL
#endif

#include <bit>

#include "engine/kernels/altered_copies-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

using dsp::HWY_NAMESPACE::FramePlaces;
using dsp::HWY_NAMESPACE::Reading;

/// Whether each copy's wave is that of one level of one table in this stretch.
HWY_INLINE bool are_plain(const OscillatorPlan& oscillator, const OscillatorLanes& lanes, std::size_t lane) {
    bool plain = oscillator.tables.current != nullptr && oscillator.tables.next == nullptr;
    for (std::size_t copy = 0; copy < oscillator.unison.copies; ++copy) {
        plain = plain && lanes.level_fade[copy][lane] == 0 && lanes.level[copy][lane] < wavetable::kLevelCount;
    }
    return plain;
}

/// Waves on their way: placed, not yet read.
struct Batch {
    static constexpr std::size_t kMost = 16;

    struct Wave {
        std::uint8_t copy;
        std::uint8_t lane;
        std::uint8_t sample;  ///< of the stretch, at which its sixteen begin
    };

    Reading readings[kMost];
    Wave waves[kMost];
    std::size_t count = 0;
};

HWY_INLINE void put(TimeVector part, bool first, float* out) {
    const TimeTag d;
    hn::Store(first ? part : hn::Add(part, hn::Load(d, out)), d, out);
}

/// Reads what has been placed and sends it to the buses, within the registers.
template <bool kMorphs, bool kStereo, bool kOversampled>
HWY_NOINLINE void read_batch(const Plan& plan, const OscillatorLanes& lanes, std::size_t frame_stride,
                             const Stretch<kOversampled>& stretch, const Destinations& to, Batch& batch,
                             Buses& buses) REFRAIN_RT {
    for (std::size_t n = 0; n < batch.count; ++n) {
        const auto [copy, lane, begin] = batch.waves[n];
        const SampledLine left(lanes.left[copy], lane, stretch);
        const SampledLine right(lanes.right[copy], lane, stretch);
        for (std::size_t i = 0; i < Reading::kSamples; i += hn::Lanes(TimeTag())) {
            const TimeVector wave =
                dsp::HWY_NAMESPACE::read_wave<kMorphs>(*plan.interpolator, frame_stride, batch.readings[n], i);
            const std::size_t sample = (kOversampled ? begin : 0U) + i;
            const TimeVector left_part = hn::Mul(wave, left.at(sample));
            const TimeVector right_part = kStereo ? hn::Mul(wave, right.at(sample)) : left_part;
            for (std::size_t m = 0; m < to.count; ++m) {
                const auto [bus, untouched] = to.places[m];
                const bool first = untouched && copy == 0;
                put(left_part, first, buses.left[bus][lane].data() + sample);
                if constexpr (kStereo) {
                    put(right_part, first, buses.right[bus][lane].data() + sample);
                }
            }
        }
    }
    batch.count = 0;
}

/// Places sixteen samples of each of a voice's copies, and reads the batch whenever it is full. After the stretch's
/// last, the phases move on.
template <bool kMorphs, bool kStereo, bool kOversampled>
HWY_INLINE void place_copies(const Plan& plan, const OscillatorPlan& oscillator, OscillatorLanes& lanes,
                             std::size_t lane, std::size_t begin, const Stretch<kOversampled>& stretch,
                             const Destinations& to, Batch& batch, Buses& buses) {
    const wavetable::Wavetable& table = *oscillator.tables.current;
    constexpr std::size_t kWidth = hn::MaxLanes(TimeTag());
    const SampledLine position(lanes.position, lane, stretch);
    const dsp::TimeLine line = position.scaled(static_cast<float>(table.frame_count() - 1));
    FramePlaces frames[Reading::kSamples / kWidth];
    for (std::size_t i = 0; i < Reading::kSamples; i += kWidth) {
        frames[i / kWidth] =
            dsp::HWY_NAMESPACE::frames_at<kMorphs>(view_of(table, 0), dsp::HWY_NAMESPACE::line_at(line, begin + i));
    }
    for (std::size_t copy = 0; copy < oscillator.unison.copies; ++copy) {
        const dsp::TableView view = view_of(table, lanes.level[copy][lane]);
        const RunningPhase phase(lanes, copy, lane);
        Reading& reading = batch.readings[batch.count];
        reading.first = view.samples - dsp::Interpolator::kTapsBefore;
        for (std::size_t i = 0; i < Reading::kSamples; i += kWidth) {
            dsp::HWY_NAMESPACE::place<kMorphs>(view, phase.at(begin + i), frames[i / kWidth], i, reading);
        }
        if (!kOversampled || begin + Reading::kSamples >= stretch.padded()) {
            phase.advance(lanes, copy, lane, stretch.samples);
        }
        batch.waves[batch.count] = {.copy = static_cast<std::uint8_t>(copy),
                                    .lane = static_cast<std::uint8_t>(lane),
                                    .sample = static_cast<std::uint8_t>(begin)};
        if (++batch.count == Batch::kMost) {
            read_batch<kMorphs, kStereo>(plan, lanes, view.frame_stride, stretch, to, batch, buses);
        }
    }
}

/// All copies of all voices of an oscillator that nothing bends and nobody listens to.
template <bool kMorphs, bool kStereo, bool kOversampled>
HWY_NOINLINE void play_plain(const Plan& plan, Group& group, std::size_t index, const Stretch<kOversampled>& stretch,
                             const Destinations& to, Buses& buses) REFRAIN_RT {
    const OscillatorPlan& oscillator = plan.oscillators[index];
    OscillatorLanes& lanes = group.oscillators[index];
    Batch batch;
    Told nothing;
    for (dsp::LaneMask left = group.sounding; left != 0; left &= left - 1) {
        const auto lane = static_cast<std::size_t>(std::countr_zero(left));
        if (are_plain(oscillator, lanes, lane)) {
            for (std::size_t begin = 0; begin < stretch.padded(); begin += Reading::kSamples) {
                place_copies<kMorphs, kStereo>(plan, oscillator, lanes, lane, begin, stretch, to, batch, buses);
            }
            continue;
        }
        for (std::size_t copy = 0; copy < oscillator.unison.copies; ++copy) {
            play_altered_copy(plan, group, index, copy, lane, stretch, nothing, to, buses);
        }
    }
    if (batch.count != 0) {
        read_batch<kMorphs, kStereo>(plan, lanes, oscillator.tables.current->frame_stride(), stretch, to, batch, buses);
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
