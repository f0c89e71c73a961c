// Phases of one voice over a span; included once for each instruction set.
#if defined(REFRAIN_ENGINE_PHASE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_PHASE_INL
#undef REFRAIN_ENGINE_PHASE_INL
#else
#define REFRAIN_ENGINE_PHASE_INL
#endif

#include "dsp/oscillator/read-inl.hpp"
#include "engine/kernels/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

using dsp::HWY_NAMESPACE::TimePhases;
using dsp::HWY_NAMESPACE::TimeTag;
using dsp::HWY_NAMESPACE::TimeVector;
static_assert(kTickFrames % hn::MaxLanes(TimeTag()) == 0);

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

    HWY_INLINE TimeVector at(std::size_t sample) const { return dsp::HWY_NAMESPACE::line_at(line_, sample); }

    /// The same line, `factor` times as high.
    [[nodiscard]] dsp::TimeLine scaled(float factor) const REFRAIN_RT {
        return {.from = line_.from * factor, .slope = line_.slope * factor, .place = line_.place, .step = line_.step};
    }

private:
    dsp::TimeLine line_;
};

/// The phase of one copy over a stretch. Whole numbers: exact wherever a block is cut.
class RunningPhase {
public:
    HWY_INLINE RunningPhase(const OscillatorLanes& lanes, std::size_t copy, std::size_t lane)
        : phase_(lanes.phase[copy].lane[lane]),
          increment_(lanes.increment[copy].lane[lane]),
          step_(lanes.step[copy].lane[lane]) {}

    /// At the samples from `sample` on.
    HWY_INLINE TimePhases at(std::size_t sample) const {
        const hn::RebindToUnsigned<TimeTag> du;
        // n samples on: n increments, and one step for each pair of samples before.
        const auto n = hn::Iota(du, static_cast<std::uint32_t>(sample));
        const auto pairs = hn::ShiftRight<1>(hn::Mul(n, hn::Sub(n, hn::Set(du, 1))));
        const auto moved = hn::Add(hn::Mul(n, hn::Set(du, increment_)), hn::Mul(pairs, hn::Set(du, step_)));
        return hn::Add(hn::Set(du, phase_), moved);
    }

    [[nodiscard]] std::uint32_t increment() const REFRAIN_RT { return increment_; }
    [[nodiscard]] std::uint32_t step() const REFRAIN_RT { return step_; }

    /// Moves the copy on by `n` samples.
    HWY_INLINE void advance(OscillatorLanes& lanes, std::size_t copy, std::size_t lane, std::uint32_t n) const {
        lanes.phase[copy].lane[lane] = phase_ + n * increment_ + n * (n - 1) / 2 * step_;
        lanes.increment[copy].lane[lane] = increment_ + n * step_;
    }

private:
    std::uint32_t phase_;
    std::uint32_t increment_;
    std::uint32_t step_;
};

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
