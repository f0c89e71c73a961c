#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "dsp/filters/filter_state.hpp"
#include "dsp/lanes.hpp"

namespace refrain::dsp {

/// What a filter of any type is handed for one call: channels under the same controls, one or two. Two cost little more
/// than one, for most of a frame's time is spent waiting for the frame before.
template <std::size_t kChannels>
struct FilterWork {
    std::array<FilterState*, kChannels> states;
    std::array<Row*, kChannels> x;
    const Row* cutoff;
    const Row* resonance;
    const Row* shape;
    std::uint32_t frames;
};

}  // namespace refrain::dsp
