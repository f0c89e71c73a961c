// From lines of samples, one for each voice, to rows of voices, one for each sample, and back; included once for each
// instruction set.
#if defined(REFRAIN_ENGINE_TRANSPOSE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_TRANSPOSE_INL
#undef REFRAIN_ENGINE_TRANSPOSE_INL
#else
#define REFRAIN_ENGINE_TRANSPOSE_INL
#endif

#include "engine/kernels/rows-inl.hpp"
#include "engine/voices/buses.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR
/// Four by four, the one size that every instruction set has.
HWY_INLINE void transpose_tile(const float* from, std::size_t from_stride, float* to, std::size_t to_stride) {
    const hn::CappedTag<float, 4> d;
    const hn::RepartitionToWide<decltype(d)> dw;
    const auto a = hn::LoadU(d, from);
    const auto b = hn::LoadU(d, from + from_stride);
    const auto c = hn::LoadU(d, from + 2 * from_stride);
    const auto e = hn::LoadU(d, from + 3 * from_stride);
    const auto ab_low = hn::BitCast(dw, hn::InterleaveLower(d, a, b));
    const auto ce_low = hn::BitCast(dw, hn::InterleaveLower(d, c, e));
    const auto ab_high = hn::BitCast(dw, hn::InterleaveUpper(d, a, b));
    const auto ce_high = hn::BitCast(dw, hn::InterleaveUpper(d, c, e));
    hn::StoreU(hn::BitCast(d, hn::InterleaveLower(dw, ab_low, ce_low)), d, to);
    hn::StoreU(hn::BitCast(d, hn::InterleaveUpper(dw, ab_low, ce_low)), d, to + to_stride);
    hn::StoreU(hn::BitCast(d, hn::InterleaveLower(dw, ab_high, ce_high)), d, to + 2 * to_stride);
    hn::StoreU(hn::BitCast(d, hn::InterleaveUpper(dw, ab_high, ce_high)), d, to + 3 * to_stride);
}
#endif

/// `lines` x `samples` at `from` become `samples` x `lines` at `to`; both are multiples of four.
HWY_INLINE void transpose(const float* from, std::size_t from_stride, std::size_t lines, std::size_t samples, float* to,
                          std::size_t to_stride) {
#if HWY_TARGET == HWY_SCALAR
    for (std::size_t line = 0; line < lines; ++line) {
        for (std::size_t sample = 0; sample < samples; ++sample) {
            to[sample * to_stride + line] = from[line * from_stride + sample];
        }
    }
#else
    for (std::size_t line = 0; line < lines; line += 4) {
        for (std::size_t sample = 0; sample < samples; sample += 4) {
            transpose_tile(from + line * from_stride + sample, from_stride, to + sample * to_stride + line, to_stride);
        }
    }
#endif
}

/// Writes the voices' first `samples` (a multiple of 16), as rows.
inline void to_rows(const Buses::Lanes& lanes, std::uint32_t samples, dsp::Row* rows) REFRAIN_RT {
    transpose(lanes[0].data(), dsp::kMaxSpan, dsp::kLanes, samples, rows[0].lane.data(), dsp::kLanes);
}

/// The other way round.
inline void to_lanes(const dsp::Row* rows, std::uint32_t samples, Buses::Lanes& lanes) REFRAIN_RT {
    transpose(rows[0].lane.data(), dsp::kLanes, samples, dsp::kLanes, lanes[0].data(), dsp::kMaxSpan);
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
