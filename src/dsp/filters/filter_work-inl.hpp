// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_FILTER_WORK_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_FILTER_WORK_INL
#undef REFRAIN_DSP_FILTER_WORK_INL
#else
#define REFRAIN_DSP_FILTER_WORK_INL
#endif

#include <array>

#include "dsp/filters/filter_state.hpp"
#include "dsp/lane_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

/// What a filter of any type is handed for one call: channels under the same control, one or two. Two cost little more
/// than one where a frame has to wait for the frame before, as in all of these.
template <std::size_t kChannels>
struct Work {
    std::array<FilterState*, kChannels> states;
    std::array<Row*, kChannels> x;
    const Row* cutoff;
    const Row* resonance;
    const Row* shape;
    std::uint32_t frames;
};

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
