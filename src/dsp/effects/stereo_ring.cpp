#include "dsp/effects/stereo_ring.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {
namespace {

constexpr std::uint32_t kSpare = 4;  // the guard, and the frame that is being written

std::uint32_t frames_of(double time_s, double sample_rate) REFRAIN_RT {
    return static_cast<std::uint32_t>(std::ceil(time_s * sample_rate));
}

}  // namespace

StereoRing::StereoRing(double longest_s) : frames_(std::bit_ceil(frames_of(longest_s, kFullMemoryRate) + kSpare)) {
    prepare(longest_s, kFullMemoryRate);
}

void StereoRing::prepare(double longest_s, double sample_rate) REFRAIN_RT {
    // No more of the memory than this rate needs, so that it stays in the cache.
    const auto capacity = static_cast<std::uint32_t>(frames_.size());
    const std::uint32_t size = std::min(std::bit_ceil(frames_of(longest_s, sample_rate) + kSpare), capacity);
    mask_ = size - 1;
    longest_ = std::min(frames_of(longest_s, sample_rate), size - kSpare);
    reset();
}

}  // namespace refrain::dsp
