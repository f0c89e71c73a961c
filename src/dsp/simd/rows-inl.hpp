// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_SIMD_ROWS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_SIMD_ROWS_INL
#undef REFRAIN_DSP_SIMD_ROWS_INL
#else
#define REFRAIN_DSP_SIMD_ROWS_INL
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>

#include "dsp/lanes.hpp"
#include "rt/realtime.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// As many lanes of a row as one vector of this instruction set holds: a chunk.
using RowTag = hn::CappedTag<float, kLanes>;
using RowVector = hn::Vec<RowTag>;
inline constexpr std::size_t kRowPart = hn::MaxLanes(RowTag());
static_assert(kLanes % kRowPart == 0);

HWY_INLINE RowVector load(const Row& row, std::size_t first) REFRAIN_RT {
    return hn::Load(RowTag(), row.lane.data() + first);
}
HWY_INLINE void store(RowVector value, Row& row, std::size_t first) REFRAIN_RT {
    hn::Store(value, RowTag(), row.lane.data() + first);
}
HWY_INLINE RowVector all(float value) REFRAIN_RT {
    return hn::Set(RowTag(), value);
}

/// Whether the chunk that begins at lane `first` has a lane in the mask.
HWY_INLINE bool sounds(std::uint32_t lane_mask, std::size_t first) REFRAIN_RT {
    constexpr std::uint32_t kPartMask = (std::uint32_t{1} << kRowPart) - 1;
    return ((lane_mask >> first) & kPartMask) != 0;
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
