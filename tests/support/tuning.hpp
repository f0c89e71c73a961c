#pragma once

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>
#include <numbers>
#include <span>

namespace refrain::test {

/// Frequency of the strongest sine near `near_hz`, from how far its phase turns between two windows.
inline double frequency_hz(std::span<const float> signal, double near_hz, double sample_rate) {
    const std::size_t window = signal.size() / 2;
    const auto phase_from = [&](std::size_t start) {
        std::complex<double> sum = 0.0;
        for (std::size_t i = 0; i < window; ++i) {
            const double place = static_cast<double>(i) / static_cast<double>(window);
            const double shape = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * place);
            sum += shape * static_cast<double>(signal[start + i]) *
                   std::polar(1.0, -2.0 * std::numbers::pi * near_hz * static_cast<double>(i) / sample_rate);
        }
        return std::arg(sum);
    };
    // As far apart as the phase is unambiguous for an error of 5 cents.
    const auto distance = static_cast<std::size_t>(std::min(static_cast<double>(window), sample_rate / near_hz * 40.0));
    const double expected = 2.0 * std::numbers::pi * near_hz * static_cast<double>(distance) / sample_rate;
    const double turned = std::remainder(phase_from(distance) - phase_from(0) - expected, 2.0 * std::numbers::pi);
    return near_hz + turned / (2.0 * std::numbers::pi) * sample_rate / static_cast<double>(distance);
}

inline double cents(double a_hz, double b_hz) {
    return 1200.0 * std::log2(a_hz / b_hz);
}

inline double key_hz(double key) {
    return 440.0 * std::exp2((key - 69.0) / 12.0);
}

}  // namespace refrain::test
