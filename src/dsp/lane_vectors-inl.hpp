// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_LANE_VECTORS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_LANE_VECTORS_INL
#undef REFRAIN_DSP_LANE_VECTORS_INL
#else
#define REFRAIN_DSP_LANE_VECTORS_INL
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
using Chunk = hn::CappedTag<float, kLanes>;
using Vec = hn::Vec<Chunk>;
inline constexpr std::size_t kChunk = hn::MaxLanes(Chunk());
static_assert(kLanes % kChunk == 0);

HWY_INLINE Vec load(const Row& row, std::size_t first) REFRAIN_RT {
    return hn::Load(Chunk(), row.lane.data() + first);
}
HWY_INLINE void store(Vec value, Row& row, std::size_t first) REFRAIN_RT {
    hn::Store(value, Chunk(), row.lane.data() + first);
}
HWY_INLINE Vec all(float value) REFRAIN_RT {
    return hn::Set(Chunk(), value);
}

/// Whether the chunk that begins at lane `first` has a lane in the mask.
HWY_INLINE bool sounds(std::uint32_t lane_mask, std::size_t first) REFRAIN_RT {
    constexpr std::uint32_t kChunkMask = (std::uint32_t{1} << kChunk) - 1;
    return ((lane_mask >> first) & kChunkMask) != 0;
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
