#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <vector>

#include "dsp/interpolator.hpp"
#include "support/spectrum.hpp"
#include "wavetable/levels.hpp"
#include "wavetable/shapes.hpp"

// The comparison by which the oscillator's kernel and the sizes of a table's levels were chosen: a saw at every level,
// at that level's highest pitch; all that is no harmonic below 20 kHz of 48, relative to the whole.
namespace {

using namespace refrain;

constexpr std::size_t kFrames = std::size_t{1} << 16;
constexpr std::size_t kGuard = 16;

using Read = std::function<float(const float* samples, std::uint32_t size_log2, std::uint32_t phase)>;

/// Lagrange's polynomial through `Points` neighbours, evaluated for each read.
template <int Points>
float lagrange(const float* samples, std::uint32_t size_log2, std::uint32_t phase) {
    const std::uint32_t index = phase >> (32 - size_log2);
    const float x = static_cast<float>((phase << size_log2) >> 8) * 0x1p-24F;
    const float* const first = samples + index - (Points / 2 - 1);
    float sum = 0.0F;
    for (int k = 0; k < Points; ++k) {
        float weight = 1.0F;
        for (int j = 0; j < Points; ++j) {
            if (j != k) {
                weight *= (x - static_cast<float>(j - (Points / 2 - 1))) / static_cast<float>(k - j);
            }
        }
        sum += first[k] * weight;
    }
    return sum;
}

float optimal(const float* samples, std::uint32_t size_log2, std::uint32_t phase) {
    return dsp::Interpolator::shared().read(samples, size_log2, phase);
}

std::vector<float> saw_turn(std::size_t harmonics, std::size_t size) {
    const wavetable::Harmonics saw = wavetable::shape_harmonics(wavetable::Shape::saw, harmonics);
    std::vector<std::complex<double>> bins(size);
    std::vector<std::complex<double>> turn(size);
    for (std::size_t n = 0; n < saw.size(); ++n) {
        bins[n + 1] = std::polar(static_cast<double>(saw[n].amplitude),
                                 2.0 * std::numbers::pi * (static_cast<double>(saw[n].phase_turns) - 0.25));
    }
    kissfft<double>(size, true).transform(bins.data(), turn.data());
    std::vector<float> samples(size + 2 * kGuard);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = static_cast<float>(turn[(i + size - kGuard) % size].real());
    }
    return samples;
}

double other_than_harmonics_db(const Read& read, std::size_t harmonics, std::size_t size) {
    const std::vector<float> samples = saw_turn(harmonics, size);
    const auto size_log2 = static_cast<std::uint32_t>(std::countr_zero(size));
    const auto increment = static_cast<std::uint32_t>((std::uint64_t{1} << 31) / harmonics - 12345);
    std::vector<float> sound(kFrames);
    std::uint32_t phase = 98765;
    for (float& sample : sound) {
        sample = read(samples.data() + kGuard, size_log2, phase);
        phase += increment;
    }
    const std::vector<double> power = test::power_spectrum(sound);
    std::vector<bool> harmonic(power.size(), false);
    const double spacing = static_cast<double>(increment) * 0x1p-32 * static_cast<double>(kFrames);
    for (std::size_t n = 1; n <= harmonics; ++n) {
        const auto bin = static_cast<std::size_t>(std::lround(static_cast<double>(n) * spacing));
        std::fill(harmonic.begin() + static_cast<std::ptrdiff_t>(bin - std::min(bin, test::kLobe)),
                  harmonic.begin() + static_cast<std::ptrdiff_t>(std::min(bin + test::kLobe + 1, power.size())), true);
    }
    double other = 0.0;
    double whole = 0.0;
    std::size_t looked_at = 0;
    const std::size_t audible = kFrames * 20 / 48;
    for (std::size_t k = 0; k < power.size(); ++k) {
        whole += power[k];
        if (k < audible && !harmonic[k]) {
            other += power[k];
            ++looked_at;
        }
    }
    // Where harmonics stand closer than the window is wide there is nothing to see between them.
    return looked_at == 0
               ? -300.0
               : test::decibel(other * static_cast<double>(audible) / static_cast<double>(looked_at) / whole);
}

double ns_per_read(const Read& read) {
    constexpr std::uint32_t kSizeLog2 = 11;
    const std::vector<float> samples = saw_turn(256, std::size_t{1} << kSizeLog2);
    float sum = 0.0F;
    const auto start = std::chrono::steady_clock::now();
    constexpr std::uint32_t kReads = 2000000;
    for (std::uint32_t i = 0; i < kReads; ++i) {
        sum += read(samples.data() + kGuard, kSizeLog2, i * 12345677U);
    }
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
    return std::isfinite(sum) ? took.count() / kReads : 0.0;
}

void compare(const char* name, const Read& read, std::size_t per_harmonic, std::size_t minimum) {
    double worst = -300.0;
    std::size_t worst_harmonics = 0;
    std::size_t bytes = 0;
    for (std::size_t level = 0; level < wavetable::kLevelCount; ++level) {
        const std::size_t harmonics = wavetable::level_harmonics(level);
        const std::size_t size = std::max(minimum, std::bit_ceil(per_harmonic * harmonics));
        bytes += (size + 2 * kGuard) * sizeof(float);
        const double found = other_than_harmonics_db(read, harmonics, size);
        if (found > worst) {
            worst = found;
            worst_harmonics = harmonics;
        }
    }
    std::printf("%-22s %7zu %8zu %9.0f kB %9.1f dB  (%zu harmonics) %8.1f ns\n", name, per_harmonic, minimum,
                static_cast<double>(bytes) / 1024.0, worst, worst_harmonics, ns_per_read(read));
}

}  // namespace

int main() {
    std::printf("%-22s %7s %8s %12s %12s %24s\n", "kernel", "samples", "at least", "a frame", "worst level",
                "a read, called");
    std::printf("%-22s %7s\n", "", "a harm.");
    for (const std::size_t minimum : {256U, 512U, 2048U}) {
        compare("Lagrange, 4 points", lagrange<4>, 8, minimum);
        compare("Lagrange, 6 points", lagrange<6>, 8, minimum);
        compare("Lagrange, 8 points", lagrange<8>, 8, minimum);
        compare("least squares, 8 taps", optimal, 8, minimum);
    }
    compare("least squares, 8 taps", optimal, 4, 512);
    compare("least squares, 8 taps", optimal, 16, 512);
    return 0;
}
