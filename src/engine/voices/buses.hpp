#pragma once

#include <array>
#include <cstddef>

#include "dsp/lanes.hpp"
#include "dsp/oscillator/table_view.hpp"

namespace refrain::engine {

/// Where a group's voices are on their way from the sources through the filters: scratch memory of one span, at the
/// oversampled rate, one line of samples for each voice.
struct Buses {
    enum Bus : std::size_t { filter_1, filter_2, direct, kCount };

    using Samples = std::array<float, dsp::kMaxSpan>;
    using Lanes = std::array<Samples, dsp::kLanes>;

    alignas(64) std::array<Lanes, kCount> left;
    alignas(64) std::array<Lanes, kCount> right;  ///< only written in stereo
    std::array<bool, kCount> used{};
    /// What each oscillator of the voice at hand has made, for those that it modulates.
    alignas(64) std::array<Samples, 4> modulators;
};

}  // namespace refrain::engine
