#pragma once

#include <cstddef>
#include <cstdint>

namespace refrain::dsp {

/// One level of a wavetable as the oscillator reads it.
struct TableView {
    const float* samples = nullptr;  ///< sample 0 of frame 0; readable as far as the kernel's taps reach on both sides
    std::uint32_t frame_stride = 0;  ///< floats from one frame to the next
    std::uint32_t frames = 1;        ///< at least 1
    std::uint32_t size_log2 = 0;     ///< a turn has 2^size_log2 samples
};

/// A straight line over time, as the samples of a span see it: from + slope * (place + step * sample). `place` and
/// `step` are exact, so that a sample's value does not depend on where a span begins.
struct TimeLine {
    float from = 0.0F;
    float slope = 0.0F;  ///< a frame
    float place = 0.0F;  ///< of the span's first sample, in frames
    float step = 1.0F;   ///< frames a sample
};

/// Most samples that are read at once: a tick of 16 frames, eight times oversampled.
inline constexpr std::size_t kMaxSpan = 128;

}  // namespace refrain::dsp
