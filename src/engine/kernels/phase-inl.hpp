// Phases of one voice over a span; included once for each instruction set.
#if defined(REFRAIN_ENGINE_PHASE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_PHASE_INL
#undef REFRAIN_ENGINE_PHASE_INL
#else
#define REFRAIN_ENGINE_PHASE_INL
#endif

#include "dsp/oscillator/table_view.hpp"
#include "engine/kernels/rows-inl.hpp"

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

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
