#include <algorithm>
#include <cmath>
#include <cstdint>
#include <kissfft.hh>
#include <numbers>

#include "wavetable/factory/recipe.hpp"

// From spectra to frames: one phase throughout, equally loud, no peak above 1.
namespace refrain::wavetable::factory {
namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;
constexpr std::size_t kAnalysisSize = 16384;
constexpr std::size_t kPeakSize = 8192;

// As loud as a sine of this amplitude, unless peaks forbid it.
constexpr double kLoudness = 0.6;
// What lies 100 dB below the strongest harmonic is left out.
constexpr double kInaudible = 1e-5;

/// How much a harmonic counts for loudness when the note is the A below middle C: a shelf of 4 dB above 1.5 kHz, the
/// K-weighting of ITU-R BS.1770 in its rough form. As power.
double weight(std::size_t harmonic) {
    const double ratio = std::pow(220.0 * static_cast<double>(harmonic) / 1500.0, 4.0);
    return (1.0 + std::pow(10.0, 0.4) * ratio) / (1.0 + ratio);
}

double loudness(const Spectrum& spectrum) {
    double power = 0.0;
    for (std::size_t i = 0; i < spectrum.size(); ++i) {
        power += std::norm(spectrum[i]) * weight(i + 1);
    }
    return std::sqrt(power);
}

double peak(const Spectrum& spectrum) {
    std::vector<std::complex<double>> frequencies(kPeakSize);
    std::vector<std::complex<double>> samples(kPeakSize);
    std::copy(spectrum.begin(), spectrum.end(), frequencies.begin() + 1);
    thread_local const kissfft<double> inverse(kPeakSize, true);
    inverse.transform(frequencies.data(), samples.data());
    double highest = 0.0;
    for (const auto& sample : samples) {
        highest = std::max(highest, std::abs(sample.imag()));
    }
    return highest;
}

/// Phases that keep the peaks low for the mean power of all frames: M. R. Schroeder, "Synthesis of Low-Peak-Factor
/// Signals and Binary Sequences With Low Autocorrelation", IEEE Trans. Information Theory, 1970, equation 11: the phase
/// of harmonic n is -2 pi times the sum of (n - l) p(l) over all l below n.
void align(std::vector<Spectrum>& frames) {
    std::vector<double> power;
    double whole = 0.0;
    for (const Spectrum& frame : frames) {
        power.resize(std::max(power.size(), frame.size()));
        for (std::size_t i = 0; i < frame.size(); ++i) {
            power[i] += std::norm(frame[i]);
            whole += std::norm(frame[i]);
        }
    }
    double phase = 0.0;
    double below = 0.0;
    for (std::size_t i = 0; i < power.size(); ++i) {
        for (Spectrum& frame : frames) {
            if (i < frame.size()) {
                frame[i] = std::polar(std::abs(frame[i]), -kTurn * phase);
            }
        }
        below += power[i] / whole;
        phase += below;
    }
}

void silence_what_nobody_hears(Spectrum& spectrum) {
    double strongest = 0.0;
    for (const auto& harmonic : spectrum) {
        strongest = std::max(strongest, std::abs(harmonic));
    }
    for (auto& harmonic : spectrum) {
        if (std::abs(harmonic) < kInaudible * strongest) {
            harmonic = 0.0;
        }
    }
    while (spectrum.size() > 1 && spectrum.back() == 0.0) {
        spectrum.pop_back();
    }
}

Harmonics harmonics_of(const Spectrum& spectrum, double gain) {
    Harmonics harmonics;
    harmonics.reserve(spectrum.size());
    for (const auto& harmonic : spectrum) {
        const double turns = std::arg(harmonic) / kTurn;
        const auto amplitude = static_cast<float>(gain * std::abs(harmonic));
        const auto phase = static_cast<float>(turns - std::floor(turns));
        harmonics.push_back({.amplitude = amplitude, .phase_turns = amplitude == 0.0F || phase >= 1.0F ? 0.0F : phase});
    }
    return harmonics;
}

}  // namespace

Spectrum analysed(const std::function<double(double)>& wave, std::size_t count) {
    std::vector<std::complex<double>> samples(kAnalysisSize);
    std::vector<std::complex<double>> frequencies(kAnalysisSize);
    for (std::size_t i = 0; i < kAnalysisSize; ++i) {
        samples[i] = wave((static_cast<double>(i) + 0.5) / static_cast<double>(kAnalysisSize));
    }
    thread_local const kissfft<double> forward(kAnalysisSize, false);
    forward.transform(samples.data(), frequencies.data());
    Spectrum spectrum(count);
    for (std::size_t n = 1; n <= count; ++n) {
        // The samples stand half a place later than the transform takes them to; a cosine is i in our reading.
        const double late = std::numbers::pi * static_cast<double>(n) / static_cast<double>(kAnalysisSize);
        spectrum[n - 1] = frequencies[n] * std::polar(2.0 / static_cast<double>(kAnalysisSize), -late) *
                          std::complex<double>(0.0, 1.0);
    }
    return spectrum;
}

double chance(unsigned seed, std::size_t place) {
    // SplitMix64: G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
    std::uint64_t z = (std::uint64_t{seed} << 32U) + (place + 1) * 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    z ^= z >> 31U;
    return static_cast<double>(z >> 11U) * 0x1p-53;
}

double wander(unsigned seed, std::size_t place, double position, std::size_t steps) {
    const double at = position * static_cast<double>(steps);
    const auto step = static_cast<std::size_t>(at);
    const double part = at - std::floor(at);
    const double smooth = part * part * (3.0 - 2.0 * part);
    const double from = chance(seed + static_cast<unsigned>(step), place);
    const double to = chance(seed + static_cast<unsigned>(step) + 1, place);
    return from + (to - from) * smooth;
}

std::vector<Harmonics> frames_of(const Recipe& recipe) {
    std::vector<Spectrum> spectra;
    const std::size_t count = recipe.table.frames;
    for (std::size_t frame = 0; frame < count; ++frame) {
        const double last = static_cast<double>(count) - 1.0;
        spectra.push_back(recipe.spectrum(count == 1 ? 0.0 : static_cast<double>(frame) / last));
        silence_what_nobody_hears(spectra.back());
    }
    if (recipe.phases == Phases::aligned) {
        align(spectra);
    }
    double gain = kLoudness;
    for (Spectrum& spectrum : spectra) {
        const double level = 1.0 / loudness(spectrum);
        std::transform(spectrum.begin(), spectrum.end(), spectrum.begin(),
                       [level](const auto& h) { return h * level; });
        gain = std::min(gain, 1.0 / peak(spectrum));
    }
    std::vector<Harmonics> frames;
    std::transform(spectra.begin(), spectra.end(), std::back_inserter(frames),
                   [gain](const Spectrum& spectrum) { return harmonics_of(spectrum, gain); });
    return frames;
}

}  // namespace refrain::wavetable::factory
