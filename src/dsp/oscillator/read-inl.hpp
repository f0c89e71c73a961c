// Reading a wavetable at given phases; included once for each instruction set.
#if defined(REFRAIN_DSP_OSCILLATOR_READ_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_OSCILLATOR_READ_INL
#undef REFRAIN_DSP_OSCILLATOR_READ_INL
#else
#define REFRAIN_DSP_OSCILLATOR_READ_INL
#endif

#include <hwy/highway.h>

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

/// Adds up each of kWidth vectors: element n of the result is the sum of sums[n].
HWY_INLINE Taps::V horizontal_sums(const Taps::V* sums) {
#if HWY_TARGET == HWY_SCALAR
    return sums[0];
#else
    const Taps::D d;
    const hn::RepartitionToWide<Taps::D> dw;
    // Of four vectors: their sums in each block of four.
    const auto four = [&](const Taps::V* s) HWY_ATTR {
        const auto pair = [&](Taps::V a, Taps::V b)
                              HWY_ATTR { return hn::Add(hn::InterleaveLower(d, a, b), hn::InterleaveUpper(d, a, b)); };
        const auto ab = hn::BitCast(dw, pair(s[0], s[1]));
        const auto ce = hn::BitCast(dw, pair(s[2], s[3]));
        return hn::Add(hn::BitCast(d, hn::InterleaveLower(dw, ab, ce)),
                       hn::BitCast(d, hn::InterleaveUpper(dw, ab, ce)));
    };
#if HWY_MAX_BYTES < 32
    return four(sums);
#else
    const Taps::V low = four(sums);
    const Taps::V high = four(sums + 4);
    return hn::Add(hn::ConcatLowerLower(d, high, low), hn::ConcatUpperUpper(d, high, low));
#endif
#endif
}

/// Where each sample of a span reads: made once for all tables of the same size and number of frames.
struct ReadPlaces {
    alignas(64) std::uint32_t offset[kMaxSpan];  ///< of the first tap, in samples from the table's first tap
    alignas(64) std::uint32_t kernel[kMaxSpan];  ///< offset of the kernel's coefficients, in floats
    alignas(64) float rest[kMaxSpan];            ///< way to the next kernel position, 0..1
    alignas(64) float share[kMaxSpan];           ///< of the next frame, 0..1
};

HWY_INLINE void find_places(const TableView& table, const std::uint32_t* phases, const TimeLine& position,
                            std::size_t count, ReadPlaces& places) {
    using D = hn::CappedTag<float, 16>;
    const D d;
    const hn::RebindToUnsigned<D> du;
    const hn::RebindToSigned<D> di;
    const auto last = hn::Set(d, static_cast<float>(table.frames - (table.frames > 1 ? 2 : 1)));
    const auto stride = hn::Set(di, static_cast<std::int32_t>(table.frame_stride));
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto phase = hn::Load(du, phases + i);
        const auto fraction = hn::ShiftLeftSame(phase, static_cast<int>(table.size_log2));
        auto offset = hn::ShiftRightSame(phase, static_cast<int>(32 - table.size_log2));
        if (table.frames > 1) {
            const auto time =
                hn::MulAdd(hn::Iota(d, static_cast<float>(i)), hn::Set(d, position.step), hn::Set(d, position.place));
            const auto line = hn::MulAdd(time, hn::Set(d, position.slope), hn::Set(d, position.from));
            const auto at = hn::Max(line, hn::Zero(d));
            const auto frame = hn::Min(hn::Floor(at), last);
            hn::Store(hn::Min(hn::Sub(at, frame), hn::Set(d, 1.0F)), d, places.share + i);
            offset = hn::Add(offset, hn::BitCast(du, hn::Mul(hn::ConvertTo(di, frame), stride)));
        }
        hn::Store(offset, du, places.offset + i);
        constexpr int kPositionsLog2 = Interpolator::kPositionsLog2;
        constexpr int kFloatsLog2 = 4;  // a position's 8 weights and 8 slopes
        static_assert(Interpolator::kTaps * 2 == 1U << kFloatsLog2);
        hn::Store(hn::ShiftLeft<kFloatsLog2>(hn::ShiftRight<32 - kPositionsLog2>(fraction)), du, places.kernel + i);
        const auto rest = hn::And(fraction, hn::Set(du, (1U << (32 - kPositionsLog2)) - 1U));
        hn::Store(hn::Mul(hn::ConvertTo(d, hn::BitCast(di, rest)), hn::Set(d, 0x1p-24F)), d, places.rest + i);
    }
}

/// Reads `count` samples, rounded up to kWidth; all arrays have room for kMaxSpan.
template <bool kMorphs>
HWY_INLINE void read_places(const Interpolator& kernel, const TableView& table, const ReadPlaces& places,
                            std::size_t count, float* out) {
    const Taps::D d;
    const float* const first = table.samples - Interpolator::kTapsBefore;
    const float* const coefficients = kernel.coefficients();
    for (std::size_t i = 0; i < count; i += Taps::kWidth) {
        Taps::V sums[Taps::kWidth];
        for (std::size_t j = 0; j < Taps::kWidth; ++j) {
            const float* const samples = first + places.offset[i + j];
            const float* const weights = coefficients + places.kernel[i + j];
            const Taps::V rest = hn::Set(d, places.rest[i + j]);
            if constexpr (kMorphs) {
                sums[j] = Taps::weighed(weights, rest, samples, samples + table.frame_stride,
                                        hn::Set(d, places.share[i + j]));
            } else {
                sums[j] = Taps::weighed(weights, rest, samples);
            }
        }
        hn::Store(horizontal_sums(sums), d, out + i);
    }
}

/// The table's wave at `phases`, morphed along a straight line of positions (in frames). `count` is at most kMaxSpan;
/// arrays are readable and writable up to its next multiple of 16.
HWY_INLINE void read_table(const Interpolator& kernel, const TableView& table, const std::uint32_t* phases,
                           const TimeLine& position, std::size_t count, float* out) {
    ReadPlaces places;
    find_places(table, phases, position, count, places);
    if (table.frames > 1) {
        read_places<true>(kernel, table, places, count, out);
    } else {
        read_places<false>(kernel, table, places, count, out);
    }
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
