// What the filters of a group are set to; included once for each instruction set.
#if defined(REFRAIN_ENGINE_FILTER_CONTROLS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_FILTER_CONTROLS_INL
#undef REFRAIN_ENGINE_FILTER_CONTROLS_INL
#else
#define REFRAIN_ENGINE_FILTER_CONTROLS_INL
#endif

#include "engine/kernels/rows-inl.hpp"
#include "engine/voices/filter_controls.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// Where a filter's controls are at the tick's end, in the forms that dsp::FilterKernels map.
inline void read_filter_controls(const Plan& plan, const Group& group, std::size_t index,
                                 FilterControls& controls) REFRAIN_RT {
    const RowTag d;
    const float* const cutoff = row(plan, group, patch::id(patch::Filter::cutoff, index));
    const float* const resonance = row(plan, group, patch::id(patch::Filter::resonance, index));
    const float* const drive = row(plan, group, patch::id(patch::Filter::drive, index));
    const float* const keytrack = row(plan, group, patch::id(patch::Filter::keytrack, index));
    const float* const vowel = row(plan, group, patch::id(patch::Filter::vowel, index));
    const float a_sample = 1.0F / (plan.sample_rate * static_cast<float>(1U << plan.oversampling_log2));
    const auto percent = hn::Set(d, 0.01F);
    for_chunks(group.sounding, [&](std::size_t c, RowMask) HWY_ATTR {
        const auto key = hn::Add(hn::Load(d, group.note_pitch.lane.data() + c),
                                 hn::Sub(hn::Load(d, group.bend.lane.data() + c), hn::Set(d, 60.0F)));
        const auto tracked = hn::Mul(hn::Mul(key, hn::Set(d, 0.01F / 12.0F)), hn::Load(d, keytrack + c));
        const auto hertz = hn::Mul(hn::Load(d, cutoff + c), exp2(d, tracked));
        hn::Store(hn::Mul(hertz, hn::Set(d, a_sample)), d, controls.cutoff.lane.data() + c);
        hn::Store(hn::Mul(hn::Load(d, resonance + c), percent), d, controls.resonance.lane.data() + c);
        // 20 log10 of 2 is 6.0206 dB.
        hn::Store(exp2(d, hn::Mul(hn::Load(d, drive + c), hn::Set(d, 1.0F / 6.0206F))), d,
                  controls.drive.lane.data() + c);
        hn::Store(hn::Mul(hn::Load(d, vowel + c), percent), d, controls.shape.lane.data() + c);
    });
}

/// aim() for a whole row.
inline void aim_row(LineRow& line, const dsp::Row& target, dsp::LaneMask lanes, std::uint32_t place,
                    std::uint32_t frames) REFRAIN_RT {
    const Span span{lanes, place, frames};
    for_chunks(lanes, [&](std::size_t c, RowMask mask)
                          HWY_ATTR { aim(line, c, mask, hn::Load(RowTag(), target.lane.data() + c), span); });
}

/// A line at each of `samples` samples, `step` frames apart from frame `place` of the tick on.
inline void draw_rows(const LineRow& line, float place, float step, std::uint32_t samples, dsp::Row* rows) REFRAIN_RT {
    const RowTag d;
    for (std::size_t c = 0; c < dsp::kLanes; c += hn::Lanes(d)) {
        const auto from = hn::Load(d, line.from.lane.data() + c);
        const auto slope = hn::Mul(hn::Sub(hn::Load(d, line.to.lane.data() + c), from), hn::Set(d, 1.0F / kTickFrames));
        for (std::uint32_t i = 0; i < samples; ++i) {
            const auto time = hn::Set(d, place + step * static_cast<float>(i));
            hn::Store(hn::MulAdd(time, slope, from), d, rows[i].lane.data() + c);
        }
    }
}

/// Multiplies rows by 2^(octaves * wave): exponential modulation, sample by sample.
inline void bend_rows(const dsp::Row* wave, const dsp::Row& octaves, std::uint32_t samples, dsp::Row* rows) REFRAIN_RT {
    const RowTag d;
    for (std::uint32_t i = 0; i < samples; ++i) {
        for (std::size_t c = 0; c < dsp::kLanes; c += hn::Lanes(d)) {
            float* const bent = rows[i].lane.data() + c;
            const auto away = hn::Mul(hn::Load(d, wave[i].lane.data() + c), hn::Load(d, octaves.lane.data() + c));
            hn::Store(hn::Mul(hn::Load(d, bent), exp2(d, away)), d, bent);
        }
    }
}

/// Adds one signal of rows to another.
inline void add_rows(const dsp::Row* from, std::uint32_t samples, dsp::Row* to) REFRAIN_RT {
    const RowTag d;
    for (std::uint32_t i = 0; i < samples; ++i) {
        for (std::size_t c = 0; c < dsp::kLanes; c += hn::Lanes(d)) {
            float* const sum = to[i].lane.data() + c;
            hn::Store(hn::Add(hn::Load(d, sum), hn::Load(d, from[i].lane.data() + c)), d, sum);
        }
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
