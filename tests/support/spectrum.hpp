#pragma once

#include <cmath>
#include <complex>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

#include <kissfft.hh>

namespace refrain::test {

/// Bins to each side of a sine's own that the window spreads it over.
inline constexpr std::size_t kLobe = 8;

/// The seven-term Blackman-Harris window, side lobes below -180 dB: what it does not let through is really there.
inline std::vector<double> blackman_harris(std::size_t size) {
    static constexpr double kTerms[] = {0.27105140069342, -0.43329793923448, 0.21812299954311, -0.06592544638803,
                                        0.01081174209837, -0.00077658482522, 0.00001388721735};
    std::vector<double> window(size);
    for (std::size_t i = 0; i < size; ++i) {
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
        for (std::size_t k = 0; k < std::size(kTerms); ++k) {
            window[i] += kTerms[k] * std::cos(static_cast<double>(k) * angle);
        }
    }
    return window;
}

/// The energy in each bin (0 .. size / 2) of a windowed signal whose length is a power of two.
inline std::vector<double> power_spectrum(std::span<const float> signal) {
    const std::vector<double> window = blackman_harris(signal.size());
    // A real signal of n as a complex one of n / 2: half the work, and this is done hundreds of times.
    const std::size_t half = signal.size() / 2;
    std::vector<std::complex<double>> packed(half + 1);
    for (std::size_t i = 0; i < half; ++i) {
        packed[i] = {static_cast<double>(signal[2 * i]) * window[2 * i],
                     static_cast<double>(signal[2 * i + 1]) * window[2 * i + 1]};
    }
    std::vector<std::complex<double>> bins(half);
    kissfft<double>(half, false).transform(packed.data(), bins.data());
    std::vector<double> power(half + 1);
    for (std::size_t k = 0; k <= half; ++k) {
        const std::complex<double> a = bins[k % half];
        const std::complex<double> b = std::conj(bins[(half - k) % half]);
        const std::complex<double> even = 0.5 * (a + b);
        const std::complex<double> odd = std::complex<double>(0.0, -0.5) * (a - b);
        const double angle = -std::numbers::pi * static_cast<double>(k) / static_cast<double>(half);
        power[k] = std::norm(even + std::polar(1.0, angle) * odd);
    }
    return power;
}

inline double decibel(double power_ratio) {
    return 10.0 * std::log10(power_ratio);
}

}  // namespace refrain::test
