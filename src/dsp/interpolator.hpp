#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Reads a periodic table between its samples with an eight-tap kernel.
///
/// The weights of each position are the least-squares optimum over the band that a level of a wavetable uses (up to an
/// eighth of the table's sample rate), with each frequency weighted as a saw weights it, so nearly the whole error
/// budget goes where such waves have their energy. 256 positions are stored and the weights interpolated between them.
/// Measured on a saw at every level, all that is not a harmonic below 20 kHz, relative to the whole: -142 dB; six-point
/// Lagrange on the same tables reaches -108 dB, eight-point Lagrange -130 dB, tables of half the size -93 dB
/// (tests/bench/kernels.cpp).
class Interpolator {
public:
    static constexpr std::size_t kTaps = 8;
    static constexpr std::size_t kTapsBefore = 3;  ///< taps before the sample at or below the position
    static constexpr std::size_t kTapsAfter = 4;
    /// A turn must have at least this many samples per harmonic.
    static constexpr std::size_t kSamplesPerHarmonic = 8;
    /// More samples do no harm, fewer add rounding noise to tables of few harmonics.
    static constexpr std::size_t kMinimumSize = 512;

    /// The one instance. Solves 257 small least-squares problems on the first call (some
    /// milliseconds), so that call is made before audio starts; not for the audio thread.
    [[nodiscard]] static const Interpolator& shared();

    Interpolator(const Interpolator&) = delete;
    Interpolator& operator=(const Interpolator&) = delete;

    /// The wave at `phase` (2^32 is one turn) of a turn of 2^size_log2 samples, which is readable from -kTapsBefore
    /// to 2^size_log2 + kTapsAfter - 1. Wait-free.
    [[nodiscard]] float read(const float* samples, std::uint32_t size_log2, std::uint32_t phase) const REFRAIN_RT {
        const std::uint32_t index = phase >> (32 - size_log2);
        const std::uint32_t fraction = phase << size_log2;
        const Position& position = positions_[fraction >> (32 - kPositionsLog2)];
        // What is left has 24 bits: exact as a float.
        const float rest = static_cast<float>(fraction & kRestMask) * (1.0F / static_cast<float>(kRestMask + 1));

        const float* const taps = samples + index - kTapsBefore;
        const Four low = load(taps) * (position.weights[0] + position.slopes[0] * rest);
        const Four high = load(taps + 4) * (position.weights[1] + position.slopes[1] * rest);
        const Four sum = low + high;
        return (sum[0] + sum[2]) + (sum[1] + sum[3]);
    }

private:
    /// Four taps at once: SIMD runs across taps, so the result does not depend on how time is cut.
    using Four = float __attribute__((vector_size(16)));

    static constexpr std::uint32_t kPositionsLog2 = 8;
    static constexpr std::uint32_t kRestMask = (std::uint32_t{1} << (32 - kPositionsLog2)) - 1;

    struct alignas(64) Position {
        std::array<Four, 2> weights{};
        std::array<Four, 2> slopes{};  ///< to the next position's weights
    };

    Interpolator();

    static Four load(const float* source) REFRAIN_RT {
        Four value;
        std::memcpy(&value, source, sizeof value);
        return value;
    }

    std::array<Position, std::size_t{1} << kPositionsLog2> positions_;
};

}  // namespace refrain::dsp
