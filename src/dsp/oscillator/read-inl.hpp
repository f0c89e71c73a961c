// Reading a wavetable at given phases; included once for each instruction set.
#if defined(REFRAIN_DSP_OSCILLATOR_READ_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_OSCILLATOR_READ_INL
#undef REFRAIN_DSP_OSCILLATOR_READ_INL
#else
#define REFRAIN_DSP_OSCILLATOR_READ_INL
#endif

#include <hwy/highway.h>

#include <utility>

#include "dsp/interpolator.hpp"
#include "dsp/oscillator/table_view.hpp"
#include "rt/realtime.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// A kernel's taps in as many vectors as they need: one of 8, two of 4, eight of 1. The taps of one read lie side by
/// side, so that the table is read by plain loads; a sample's value depends on nothing but its own phase.
class Taps {
public:
    using D = hn::CappedTag<float, Interpolator::kTaps>;
    using V = hn::Vec<D>;
    static constexpr std::size_t kWidth = hn::MaxLanes(D());
    static constexpr std::size_t kVectors = Interpolator::kTaps / kWidth;

    /// The weighted taps at `samples`, summed to one vector.
    HWY_INLINE static V weighed(const float* coefficients, V rest, const float* samples) {
        const D d;
        V sum = hn::Mul(hn::LoadU(d, samples), weight(coefficients, rest, 0));
        for (std::size_t v = 1; v < kVectors; ++v) {
            sum = hn::MulAdd(hn::LoadU(d, samples + v * kWidth), weight(coefficients, rest, v), sum);
        }
        return sum;
    }

    /// The same between two frames of the table, `share` of the second.
    HWY_INLINE static V weighed(const float* coefficients, V rest, const float* samples, const float* other, V share) {
        const D d;
        V sum = hn::Zero(d);
        for (std::size_t v = 0; v < kVectors; ++v) {
            const V here = hn::LoadU(d, samples + v * kWidth);
            const V there = hn::LoadU(d, other + v * kWidth);
            sum = hn::MulAdd(hn::MulAdd(hn::Sub(there, here), share, here), weight(coefficients, rest, v), sum);
        }
        return sum;
    }

private:
    HWY_INLINE static V weight(const float* coefficients, V rest, std::size_t v) {
        const D d;
        return hn::MulAdd(hn::Load(d, coefficients + Interpolator::kTaps + v * kWidth), rest,
                          hn::Load(d, coefficients + v * kWidth));
    }
};

#if HWY_TARGET != HWY_SCALAR
/// Neighbours of `a` and `b` added up, by turns: a0+a2, b0+b2, a1+a3, b1+b3 in each block of four.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V sums_of_two(D d, V a, V b) {
    return hn::Add(hn::InterleaveLower(d, a, b), hn::InterleaveUpper(d, a, b));
}

/// Four vectors' sums in each block of four.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V sums_of_four(D d, const V* s) {
    const hn::RepartitionToWide<D> dw;
    const auto ab = hn::BitCast(dw, sums_of_two(d, s[0], s[1]));
    const auto ce = hn::BitCast(dw, sums_of_two(d, s[2], s[3]));
    return hn::Add(hn::BitCast(d, hn::InterleaveLower(dw, ab, ce)), hn::BitCast(d, hn::InterleaveUpper(dw, ab, ce)));
}
#endif

/// Adds up each of kWidth vectors: element n of the result is the sum of sums[n].
HWY_INLINE Taps::V horizontal_sums(const Taps::V* sums) {
#if HWY_TARGET == HWY_SCALAR
    return sums[0];
#elif HWY_MAX_BYTES < 32
    return sums_of_four(Taps::D(), sums);
#else
    const Taps::D d;
    const Taps::V low = sums_of_four(d, sums);
    const Taps::V high = sums_of_four(d, sums + 4);
    return hn::Add(hn::ConcatLowerLower(d, high, low), hn::ConcatUpperUpper(d, high, low));
#endif
}

/// Samples side by side in time.
using TimeTag = hn::CappedTag<float, 16>;
using TimeVector = hn::Vec<TimeTag>;
using TimePhases = hn::Vec<hn::RebindToUnsigned<TimeTag>>;

/// A straight line at the samples from `sample` on.
HWY_INLINE TimeVector line_at(const TimeLine& line, std::size_t sample) {
    const TimeTag d;
    const auto time =
        hn::MulAdd(hn::Iota(d, static_cast<float>(sample)), hn::Set(d, line.step), hn::Set(d, line.place));
    return hn::MulAdd(time, hn::Set(d, line.slope), hn::Set(d, line.from));
}

/// Sixteen samples of a wave as they are to be read. They are placed by vectors and read one by one, and a processor
/// waits where it reads a part of a vector that it has just written: place several, then read them.
struct Reading {
    static constexpr std::size_t kSamples = 16;

    const float* first;                         ///< the table's first tap
    alignas(64) std::int32_t offset[kSamples];  ///< of the sample's first tap from there
    alignas(64) std::int32_t kernel[kSamples];  ///< of the kernel's coefficients, in floats
    alignas(64) float rest[kSamples];           ///< way to the next kernel position, 0..1
    alignas(64) float share[kSamples];          ///< of the next frame, 0..1
};
static_assert(Reading::kSamples % hn::MaxLanes(TimeTag()) == 0);

/// Where between the table's frames a vector's samples lie; the same for all copies of a voice.
struct FramePlaces {
    hn::Vec<hn::RebindToSigned<TimeTag>> offset;  ///< of the frame, in samples
    TimeVector share;                             ///< of the next one, 0..1
};

/// `position` is in frames, held within the table.
template <bool kMorphs>
HWY_INLINE FramePlaces frames_at(const TableView& table, TimeVector position) {
    const TimeTag d;
    const hn::RebindToSigned<TimeTag> di;
    if constexpr (!kMorphs) {
        return {.offset = hn::Zero(di), .share = hn::Zero(d)};
    }
    const auto last = hn::Set(d, static_cast<float>(table.frames - 2));
    const auto at = hn::Max(position, hn::Zero(d));
    const auto frame = hn::Min(hn::Floor(at), last);
    const auto stride = hn::Set(di, static_cast<std::int32_t>(table.frame_stride));
    return {.offset = hn::Mul(hn::ConvertTo(di, frame), stride),
            .share = hn::Min(hn::Sub(at, frame), hn::Set(d, 1.0F))};
}

/// Places the samples from `sample` on, as many as a vector holds.
template <bool kMorphs>
HWY_INLINE void place(const TableView& table, TimePhases phase, const FramePlaces& frames, std::size_t sample,
                      Reading& reading) {
    const TimeTag d;
    const hn::RebindToUnsigned<TimeTag> du;
    const hn::RebindToSigned<TimeTag> di;
    const auto fraction = hn::ShiftLeftSame(phase, static_cast<int>(table.size_log2));
    auto offset = hn::BitCast(di, hn::ShiftRightSame(phase, static_cast<int>(32 - table.size_log2)));
    if constexpr (kMorphs) {
        hn::Store(frames.share, d, reading.share + sample);
        offset = hn::Add(offset, frames.offset);
    }
    hn::Store(offset, di, reading.offset + sample);
    constexpr int kPositionsLog2 = Interpolator::kPositionsLog2;
    constexpr int kFloatsLog2 = 4;  // a position's 8 weights and 8 slopes
    static_assert(Interpolator::kTaps * 2 == 1U << kFloatsLog2);
    const auto coefficients = hn::ShiftLeft<kFloatsLog2>(hn::ShiftRight<32 - kPositionsLog2>(fraction));
    hn::Store(hn::BitCast(di, coefficients), di, reading.kernel + sample);
    const auto rest = hn::And(fraction, hn::Set(du, (1U << (32 - kPositionsLog2)) - 1U));
    hn::Store(hn::Mul(hn::ConvertTo(d, hn::BitCast(di, rest)), hn::Set(d, 0x1p-24F)), d, reading.rest + sample);
}

/// One sample: its weighted taps.
template <bool kMorphs>
HWY_INLINE Taps::V weighed_at(const float* coefficients, std::size_t frame_stride, const Reading& reading,
                              std::size_t sample) {
    const Taps::D d;
    const float* const weights = coefficients + reading.kernel[sample];
    const float* const taps = reading.first + reading.offset[sample];
    const Taps::V rest = hn::Set(d, reading.rest[sample]);
    if constexpr (kMorphs) {
        return Taps::weighed(weights, rest, taps, taps + frame_stride, hn::Set(d, reading.share[sample]));
    } else {
        return Taps::weighed(weights, rest, taps);
    }
}

/// kWidth samples. `Js` counts to kWidth: GCC keeps the sums in registers only where no loop is left to unroll.
template <bool kMorphs, std::size_t... Js>
HWY_INLINE Taps::V read_few(const float* coefficients, std::size_t frame_stride, const Reading& reading,
                            std::size_t sample, std::index_sequence<Js...>) {
    const Taps::V sums[] = {weighed_at<kMorphs>(coefficients, frame_stride, reading, sample + Js)...};
    return horizontal_sums(sums);
}

#if HWY_TARGET <= HWY_AVX3
/// The same eight floats in both halves of a vector.
HWY_INLINE TimeVector load_twice(const float* eight) {
    return TimeVector{_mm512_broadcast_f32x8(_mm256_load_ps(eight))};
}

/// One sample of two frames side by side: the weighted taps of the first, and of the second.
HWY_INLINE TimeVector weighed_pair_at(const float* coefficients, std::size_t frame_stride, const Reading& reading,
                                      std::size_t sample) {
    const TimeTag d;
    const Taps::D half;
    const float* const weights = coefficients + reading.kernel[sample];
    const float* const taps = reading.first + reading.offset[sample];
    const auto weight =
        hn::MulAdd(load_twice(weights + Interpolator::kTaps), hn::Set(d, reading.rest[sample]), load_twice(weights));
    return hn::Mul(weight, hn::Combine(d, hn::LoadU(half, taps + frame_stride), hn::LoadU(half, taps)));
}

/// Eight samples of two frames: the sums of the first frame and of the second by turns, in blocks of four.
template <std::size_t... Js>
HWY_INLINE TimeVector read_pairs(const float* coefficients, std::size_t frame_stride, const Reading& reading,
                                 std::size_t sample, std::index_sequence<Js...>) {
    const TimeTag d;
    const TimeVector s[] = {weighed_pair_at(coefficients, frame_stride, reading, sample + Js)...};
    const TimeVector low = sums_of_four(d, s);
    const TimeVector high = sums_of_four(d, s + 4);
    return hn::Add(TimeVector{_mm512_shuffle_f32x4(low.raw, high.raw, 0x88)},
                   TimeVector{_mm512_shuffle_f32x4(low.raw, high.raw, 0xDD)});
}

/// Sixteen samples between two frames.
HWY_INLINE TimeVector read_morphing(const float* coefficients, std::size_t frame_stride, const Reading& reading) {
    const TimeTag d;
    constexpr std::make_index_sequence<8> kEight;
    const TimeVector low = read_pairs(coefficients, frame_stride, reading, 0, kEight);
    const TimeVector high = read_pairs(coefficients, frame_stride, reading, 8, kEight);
    const TimeVector here{_mm512_shuffle_f32x4(low.raw, high.raw, 0x88)};
    const TimeVector there{_mm512_shuffle_f32x4(low.raw, high.raw, 0xDD)};
    return hn::MulAdd(hn::Sub(there, here), hn::Load(d, reading.share), here);
}
#endif

/// As many samples as a vector holds.
template <bool kMorphs>
HWY_INLINE TimeVector read_wave(const Interpolator& kernel, std::size_t frame_stride, const Reading& reading,
                                std::size_t sample) {
    const float* const coefficients = kernel.coefficients();
#if HWY_TARGET <= HWY_AVX3
    if constexpr (kMorphs) {
        return read_morphing(coefficients, frame_stride, reading);
    }
#endif
    constexpr std::make_index_sequence<Taps::kWidth> kFew;
    const Taps::V low = read_few<kMorphs>(coefficients, frame_stride, reading, sample, kFew);
#if HWY_TARGET != HWY_SCALAR && HWY_MAX_BYTES == 64
    static_assert(hn::MaxLanes(TimeTag()) == 2 * Taps::kWidth);
    const Taps::V high = read_few<kMorphs>(coefficients, frame_stride, reading, sample + Taps::kWidth, kFew);
    return hn::Combine(TimeTag(), high, low);
#else
    static_assert(hn::MaxLanes(TimeTag()) == Taps::kWidth);
    return low;
#endif
}

template <bool kMorphs>
HWY_INLINE void read_span_of(const Interpolator& kernel, const TableView& table, const std::uint32_t* phases,
                             const TimeLine& position, std::size_t count, float* out) {
    const TimeTag d;
    Reading readings[kMaxSpan / Reading::kSamples];
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        Reading& reading = readings[i / Reading::kSamples];
        reading.first = table.samples - Interpolator::kTapsBefore;
        place<kMorphs>(table, hn::Load(hn::RebindToUnsigned<TimeTag>(), phases + i),
                       frames_at<kMorphs>(table, line_at(position, i)), i % Reading::kSamples, reading);
    }
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const TimeVector wave =
            read_wave<kMorphs>(kernel, table.frame_stride, readings[i / Reading::kSamples], i % Reading::kSamples);
        hn::Store(wave, d, out + i);
    }
}

/// A span of a wave, at `phases`, morphed along a straight line of positions. `count` is at most kMaxSpan; arrays are
/// readable and writable up to its next multiple of 16.
HWY_INLINE void read_span(const Interpolator& kernel, const TableView& table, const std::uint32_t* phases,
                          const TimeLine& position, std::size_t count, float* out) {
    if (table.frames > 1) {
        read_span_of<true>(kernel, table, phases, position, count, out);
    } else {
        read_span_of<false>(kernel, table, phases, position, count, out);
    }
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
