#include "wavetable/builder.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <numbers>
#include <stdexcept>
#include <vector>

#include <kissfft.hh>

namespace refrain::wavetable {
namespace {

constexpr std::size_t kFloatsPerCacheLine = 16;

std::size_t size_of_level(std::size_t level) {
    return std::max(kMinimumSize, std::bit_ceil(kSamplesPerHarmonic * level_harmonics(level)));
}

/// Harmonics as the positive-frequency half of a spectrum: element n belongs to harmonic n + 1.
using Spectrum = std::vector<std::complex<double>>;

Spectrum spectrum_of(const Harmonics& harmonics) {
    Spectrum spectrum;
    for (const Harmonic& harmonic : harmonics) {
        if (spectrum.size() == kMaxHarmonics) {
            break;
        }
        const bool finite = std::isfinite(harmonic.amplitude) && std::isfinite(harmonic.phase_turns);
        const double angle = 2.0 * std::numbers::pi * (finite ? harmonic.phase_turns : 0.0);
        // a sin(wt + p) is the real part of (a sin p - i a cos p) e^iwt.
        const double amplitude = finite ? harmonic.amplitude : 0.0;
        spectrum.emplace_back(amplitude * std::sin(angle), -amplitude * std::cos(angle));
    }
    while (!spectrum.empty() && spectrum.back() == 0.0) {
        spectrum.pop_back();
    }
    return spectrum;
}

/// One turn of the first `harmonics` partials, `size` samples, and the guards around it.
void write_level(const Spectrum& spectrum, std::size_t harmonics, std::size_t size, float* turn) {
    std::vector<std::complex<double>> frequencies(size);
    std::vector<std::complex<double>> samples(size);
    std::copy_n(spectrum.begin(), std::min(harmonics, spectrum.size()), frequencies.begin() + 1);
    const kissfft<double> inverse(size, true);
    inverse.transform(frequencies.data(), samples.data());
    for (std::size_t i = 0; i < size; ++i) {
        turn[i] = static_cast<float>(samples[i].real());
    }
    std::copy_n(turn + size - kGuardBefore, kGuardBefore, turn - kGuardBefore);
    std::copy_n(turn, kGuardAfter, turn + size);
}

/// The distance from one frame to the next, of `size` floats each. A voice reads two neighbours at the same place at
/// once, and a cache keeps what lies a multiple of 4 KiB apart in the same few lines: neighbours lie half of that
/// apart.
std::size_t stride_of(std::size_t size) {
    constexpr std::size_t kPeriod = 4096 / sizeof(float);
    return (size + kPeriod / 2 - 1) / kPeriod * kPeriod + kPeriod / 2;
}

}  // namespace

class Builder {
public:
    static std::unique_ptr<Wavetable> build(std::span<const Harmonics> frames) {
        if (frames.empty()) {
            throw std::invalid_argument("a wavetable needs at least one frame");
        }
        std::vector<Spectrum> spectra;
        std::transform(frames.begin(), frames.end(), std::back_inserter(spectra), spectrum_of);
        std::size_t most = 1;
        for (const Spectrum& spectrum : spectra) {
            most = std::max(most, spectrum.size());
        }
        std::unique_ptr<Wavetable> table(new Wavetable);
        lay_out(*table, level_for_harmonics(most), frames.size());
        for (std::size_t frame = 0; frame < spectra.size(); ++frame) {
            for (std::size_t level = table->first_level_; level < kLevelCount; ++level) {
                const Wavetable::Place place = table->places_[level];
                write_level(spectra[frame], level_harmonics(level), std::size_t{1} << place.size_log2,
                            table->memory_.data() + frame * table->frame_stride_ + place.offset);
            }
        }
        return table;
    }

private:
    static void lay_out(Wavetable& table, std::size_t first_level, std::size_t frame_count) {
        table.first_level_ = first_level;
        table.frame_count_ = frame_count;
        std::size_t offset = 0;
        for (std::size_t level = first_level; level < kLevelCount; ++level) {
            const std::size_t size = size_of_level(level);
            table.places_[level] = {.offset = static_cast<std::uint32_t>(offset + kGuardBefore),
                                    .size_log2 = static_cast<std::uint32_t>(std::countr_zero(size))};
            offset += kGuardBefore + size + kGuardAfter;
        }
        static_assert(kGuardBefore % kFloatsPerCacheLine == 0 && kGuardAfter % kFloatsPerCacheLine == 0 &&
                      kMinimumSize % kFloatsPerCacheLine == 0);
        table.frame_stride_ = stride_of(offset);
        table.memory_ = TableMemory(table.frame_stride_ * (frame_count - 1) + offset);
    }
};

std::unique_ptr<Wavetable> build(std::span<const Harmonics> frames) {
    return Builder::build(frames);
}

std::unique_ptr<Wavetable> build(const Harmonics& frame) {
    return Builder::build(std::span(&frame, 1));
}

}  // namespace refrain::wavetable
