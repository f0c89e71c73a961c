#pragma once

#include <numbers>

#include "dsp/filters/filter_type.hpp"

namespace refrain::dsp {

// The dampings k = 1/Q of the state-variable filters, and what happens near k = 0.
//
// Resonance r takes the damping from where the response is flat to self-oscillation,
//   k(r) = flat * (1 - r) * (1 - r / 2) - kGrowth * r^8.
// With 24 dB an octave two filters follow each other. The first of low- and high-pass has the larger damping of a
// fourth-order Butterworth filter and no resonance of its own; the first of the other types goes along a little, to
// Q = 2 (peak: Q = 1), so that steeper means wider at the bottom (notch), higher (peak) and narrower (band).

/// Below this damping, amplitude counts; above it, the filter is exactly linear. Resonance 0.8 is above it.
inline constexpr float kLinearDamping = 0.06F;
/// How far below zero the damping goes at resonance 1: what a self-oscillation grows by.
inline constexpr float kGrowth = 0.05F;
/// Of the self-oscillation at full resonance, well below Nyquist (towards it, cos(pi * frequency / rate) as much).
inline constexpr float kSelfAmplitude = 0.7F;
/// Growth by kGrowth and loss by this times energy balance at kSelfAmplitude, where the energy is its square.
inline constexpr float kEnergyDamping = kGrowth / (kSelfAmplitude * kSelfAmplitude * (kLinearDamping + kGrowth));

/// The two dampings of a fourth-order Butterworth filter, 2 sin(3 pi / 8) and 2 sin(pi / 8).
inline constexpr float kFirstButterworth = 1.847759F;
inline constexpr float kSecondButterworth = 0.765367F;

/// The damping of the resonant filter at resonance 0: Butterworth's for low-, high- and band-pass, and where low and
/// high differ by phase alone for notch and peak, whose responses then begin widest and flat.
constexpr float flat_damping(FilterType type) {
    switch (type) {
        case FilterType::low_24:
        case FilterType::high_24:
            return kSecondButterworth;
        case FilterType::notch_12:
        case FilterType::notch_24:
        case FilterType::peak_12:
        case FilterType::peak_24:
            return 2.0F;
        default:
            return std::numbers::sqrt2_v<float>;
    }
}

/// The band-pass is scaled by kBandFloor + kBandSlope * k: 0 dB at its peak at resonance 0, and towards resonance 1
/// half (6 dB below) of what the low-pass rises to. With k alone it would fall silent as it narrows, with 1 explode.
inline constexpr float kBandFloor = 0.5F;
inline constexpr float kBandSlope = 1.0F - kBandFloor / std::numbers::sqrt2_v<float>;

/// The filter of 12 dB an octave that one of 24 dB is two of.
constexpr FilterType stage_of(FilterType type) {
    return static_cast<FilterType>(static_cast<unsigned>(type) & ~1U);
}

/// The damping of the first of two filters in a row, floor + slope * k.
struct FirstDamping {
    float floor;
    float slope;
};
constexpr FirstDamping first_damping(FilterType type) {
    switch (type) {
        case FilterType::low_24:
        case FilterType::high_24:
            return {kFirstButterworth, 0.0F};
        case FilterType::peak_24:
            return {1.0F, 0.5F};
        default:
            return {0.5F, 0.75F};
    }
}

}  // namespace refrain::dsp
