#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

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

    /// Stored positions between two samples.
    static constexpr int kPositionsLog2 = 8;

    /// 2^kPositionsLog2 positions, each with the weights of the kTaps taps and then what each weight gains until the
    /// next position; aligned to a cache line. Wait-free.
    [[nodiscard]] const float* coefficients() const REFRAIN_RT { return positions_[0].weights.data(); }

    /// The wave at `phase` (2^32 is one turn) of a turn of 2^size_log2 samples, which is readable from -kTapsBefore
    /// to 2^size_log2 + kTapsAfter - 1. One sample at a time: the measure for oscillator/read-inl.hpp, which reads
    /// many. Wait-free.
    [[nodiscard]] float read(const float* samples, std::uint32_t size_log2, std::uint32_t phase) const REFRAIN_RT {
        const std::uint32_t fraction = phase << size_log2;
        const Position& position = positions_[fraction >> (32 - kPositionsLog2)];
        // What is left has 24 bits: exact as a float.
        const float rest = static_cast<float>(fraction & kRestMask) * (1.0F / static_cast<float>(kRestMask + 1));
        const float* const taps = samples + (phase >> (32 - size_log2)) - kTapsBefore;
        const auto weighed = [&](std::size_t k)
                                 REFRAIN_RT { return taps[k] * (position.weights[k] + position.slopes[k] * rest); };
        // In the order in which vectors add, which also rounds least.
        const auto pair = [&](std::size_t k) REFRAIN_RT { return weighed(k) + weighed(k + 4); };
        return (pair(0) + pair(2)) + (pair(1) + pair(3));
    }

private:
    static constexpr std::uint32_t kRestMask = (std::uint32_t{1} << (32 - kPositionsLog2)) - 1;

    struct alignas(64) Position {
        std::array<float, kTaps> weights{};
        std::array<float, kTaps> slopes{};
    };

    Interpolator();

    std::array<Position, std::size_t{1} << kPositionsLog2> positions_;
};

}  // namespace refrain::dsp
