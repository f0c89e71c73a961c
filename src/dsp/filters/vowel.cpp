#include "dsp/filters/vowel.hpp"

namespace refrain::dsp {
namespace {

/// 10^(db / 20) for 0 down to -20 and the like: the exponential's series, which a constant expression may contain.
constexpr float amplitude(float db) {
    const double x = static_cast<double>(db) * 0.11512925464970229;
    double term = 1.0;
    double sum = 1.0;
    for (int n = 1; n < 40; ++n) {
        term *= x / n;
        sum += term;
    }
    return static_cast<float>(sum);
}

constexpr VowelLine line_through(const std::array<float, kVowels>& at) {
    VowelLine line{at[0], at[1] - at[0], {}};
    for (std::size_t v = 1; v + 1 < kVowels; ++v) {
        line.bends[v - 1] = (at[v + 1] - at[v]) - (at[v] - at[v - 1]);
    }
    return line;
}

constexpr FormantLines lines_of(std::size_t formant) {
    std::array<float, kVowels> frequency{};
    std::array<float, kVowels> damping{};
    std::array<float, kVowels> gain{};
    for (std::size_t v = 0; v < kVowels; ++v) {
        const Formant& of = kTenor[v][formant];
        frequency[v] = of.frequency_hz;
        damping[v] = of.bandwidth_hz / of.frequency_hz;
        gain[v] = (formant % 2 == 0 ? 1.0F : -1.0F) * amplitude(of.gain_db);
    }
    return {line_through(frequency), line_through(damping), line_through(gain)};
}

}  // namespace

constexpr std::array<FormantLines, kFormants> kFormantLines{lines_of(0), lines_of(1), lines_of(2), lines_of(3)};

}  // namespace refrain::dsp
