#pragma once

#include <complex>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "wavetable/factory.hpp"

/// How factory tables are made: a formula gives the spectrum at a position in the table, finish.cpp makes frames of it.
namespace refrain::wavetable::factory {

/// Element n - 1 belongs to harmonic n: a factor of e^(2 pi i n t), of which the imaginary part is heard. So a positive
/// number is a sine, and i a cosine.
using Spectrum = std::vector<std::complex<double>>;

enum class Phases : unsigned char {
    kept,     ///< as the formula gives them: the wave has its own shape, which changes little from frame to frame
    aligned,  ///< only amplitudes count; every harmonic has one phase throughout the table
};

struct Recipe {
    FactoryTable table;
    Phases phases = Phases::kept;
    Spectrum (*spectrum)(double position) = nullptr;  ///< position is 0 in the first frame, 1 in the last
};

/// The groups, each in a file of its own.
[[nodiscard]] std::span<const Recipe> classic_recipes();
[[nodiscard]] std::span<const Recipe> vocal_recipes();
[[nodiscard]] std::span<const Recipe> acoustic_recipes();
[[nodiscard]] std::span<const Recipe> spectral_recipes();
[[nodiscard]] std::span<const Recipe> digital_recipes();

/// What a bright factory table holds: enough up to 24 kHz for a note of 23 Hz, lower than a piano's.
inline constexpr std::size_t kRich = 1024;

/// Amplitudes from a function of the harmonic's number (from 1).
template <class Amplitude>
[[nodiscard]] Spectrum series(std::size_t count, Amplitude amplitude) {
    Spectrum spectrum(count);
    for (std::size_t n = 1; n <= count; ++n) {
        spectrum[n - 1] = amplitude(static_cast<double>(n));
    }
    return spectrum;
}

/// The first `count` harmonics of one turn of a wave, given as a function of the time 0..1.
[[nodiscard]] Spectrum analysed(const std::function<double(double)>& wave, std::size_t count = kRich);

/// A number between 0 and 1 that looks like chance and is the same everywhere.
[[nodiscard]] double chance(unsigned seed, std::size_t place);

/// A smooth walk through such numbers as `position` goes through `steps` of them.
[[nodiscard]] double wander(unsigned seed, std::size_t place, double position, std::size_t steps);

/// The recipe's frames, finished.
[[nodiscard]] std::vector<Harmonics> frames_of(const Recipe& recipe);

}  // namespace refrain::wavetable::factory
