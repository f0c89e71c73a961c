#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "support/sound.hpp"
#include "support/spectrum.hpp"

namespace refrain::dsp {

/// Puts a sine of full height and about that frequency (48 kHz) through `effect`: all that is no harmonic of it below
/// 20 kHz, relative to the whole, in dB.
template <class Effect>
double folded_of(double frequency_hz, Effect effect) {
    constexpr std::size_t kFrames = std::size_t{1} << 16;
    constexpr std::size_t kBefore = 9600;
    // An odd bin, so that what folds does not fall on a harmonic.
    const double bin = 2.0 * std::floor(frequency_hz / 48000.0 * static_cast<double>(kFrames) / 2.0) + 1.0;
    test::Sound sound = test::sine(kBefore + kFrames, bin / static_cast<double>(kFrames), 1.0);
    effect(sound);
    std::vector<double> power = test::power_spectrum(std::span(sound.left).last(kFrames));
    double whole = 0.0;
    for (const double p : power) {
        whole += p;
    }
    for (double harmonic = 0.0; harmonic < static_cast<double>(power.size()); harmonic += bin) {
        const auto middle = static_cast<std::size_t>(harmonic);
        for (std::size_t k = middle - std::min(middle, test::kLobe);
             k < std::min(middle + test::kLobe + 1, power.size()); ++k) {
            power[k] = 0.0;
        }
    }
    double folded = 0.0;
    for (std::size_t k = 0; k < kFrames * 20 / 48; ++k) {
        folded += power[k];
    }
    return test::decibel(folded / whole + 1e-30);
}

}  // namespace refrain::dsp
