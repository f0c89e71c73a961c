#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "support/instrument.hpp"
#include "support/spectrum.hpp"

// A steady saw of every key at every usual rate: nothing but its harmonics, and all of them.
namespace refrain {
namespace {

constexpr std::size_t kFrames = std::size_t{1} << 18;
constexpr std::uint64_t kSettle = 9600;
#ifdef REFRAIN_SANITIZED
constexpr int kKeyStep = 13;  // a sanitized build is many times slower; the release build plays every key
#else
constexpr int kKeyStep = 1;
#endif

std::vector<float> steady_note(int key, double sample_rate) {
    test::Instrument instrument(sample_rate);
    const test::Timed start{0, test::note_on(key)};
    instrument.play(kSettle, {&start, 1}, 1024);
    return instrument.play(kFrames, {}, 1024).left;
}

struct Analysis {
    double other_db = 0.0;         // all below 20 kHz that is no harmonic, relative to the whole
    double worst_harmonic_db = 0;  // the largest deviation of a harmonic below 17 kHz from a saw's
};

Analysis analyse(const std::vector<double>& power, double key_hz, double sample_rate) {
    const double bin_hz = sample_rate / static_cast<double>(kFrames);
    std::vector<bool> is_harmonic(power.size(), false);
    Analysis result;
    double fundamental = 0.0;
    for (int n = 1; n * key_hz < sample_rate / 2.0; ++n) {
        const auto bin = static_cast<std::size_t>(std::lround(n * key_hz / bin_hz));
        const std::size_t first = bin > test::kLobe ? bin - test::kLobe : 0;
        const std::size_t last = std::min(bin + test::kLobe, power.size() - 1);
        double energy = 0.0;
        for (std::size_t k = first; k <= last; ++k) {
            is_harmonic[k] = true;
            energy += power[k];
        }
        fundamental = n == 1 ? energy : fundamental;
        if (n * key_hz < 17000.0 && n <= 1000) {
            const double off = test::decibel(energy / fundamental * n * n);
            result.worst_harmonic_db = std::max(result.worst_harmonic_db, std::abs(off));
        }
    }
    double other = 0.0;
    double whole = 0.0;
    std::size_t looked_at = 0;
    const auto audible = static_cast<std::size_t>(20000.0 / bin_hz);
    for (std::size_t k = 0; k < power.size(); ++k) {
        whole += power[k];
        if (k < audible && !is_harmonic[k]) {
            other += power[k];
            ++looked_at;
        }
    }
    // What hides behind the harmonics is taken to be as strong as what stands between them.
    other *= static_cast<double>(audible) / static_cast<double>(looked_at);
    result.other_db = test::decibel(other / whole);
    return result;
}

class OscillatorPurity : public testing::TestWithParam<int> {};

TEST_P(OscillatorPurity, HasNothingButItsHarmonicsAndAllOfThem) {
    const double sample_rate = GetParam();
    double worst[3] = {-300.0, -300.0, -300.0};
    constexpr double kLimit[3] = {-110.0, -125.0, -140.0};
    for (int key = 0; key < 128; key += kKeyStep) {
        const double key_hz = 440.0 * std::exp2((key - 69) / 12.0);
        const Analysis found = analyse(test::power_spectrum(steady_note(key, sample_rate)), key_hz, sample_rate);
        const int band = key < 72 ? 0 : key < 96 ? 1 : 2;
        worst[band] = std::max(worst[band], found.other_db);
        EXPECT_LT(found.other_db, kLimit[band]) << "key " << key;
        EXPECT_LT(found.worst_harmonic_db, 0.1) << "key " << key;
    }
    std::printf("not harmonic, at %d Hz: keys 0-71 %.1f dB, 72-95 %.1f dB, 96-127 %.1f dB\n", GetParam(), worst[0],
                worst[1], worst[2]);
}

INSTANTIATE_TEST_SUITE_P(Rates, OscillatorPurity, testing::Values(44100, 48000, 96000));

}  // namespace
}  // namespace refrain
