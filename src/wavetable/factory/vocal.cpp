#include <algorithm>
#include <array>
#include <cmath>

#include "wavetable/factory/recipe.hpp"

// Voices: a source that falls off, and the resonances of a throat above it. The resonances are where they are in a
// voice that sings at the pitch named below; played elsewhere, they move with the keys.
namespace refrain::wavetable::factory {
namespace {

using Formants = std::array<double, 3>;

// Frequencies in hertz of A, E, I, O and U: G. E. Peterson, H. L. Barney, "Control Methods Used in a Study of the
// Vowels", JASA 24, 1952, table II, men and women ("hod", "head", "heed", "hawed", "who'd").
constexpr std::array<Formants, 5> kMen{
    {{730, 1090, 2440}, {530, 1840, 2480}, {270, 2290, 3010}, {570, 840, 2410}, {300, 870, 2240}}};
constexpr std::array<Formants, 5> kWomen{
    {{850, 1220, 2810}, {610, 2330, 2990}, {310, 2790, 3310}, {590, 920, 2710}, {370, 950, 2670}}};

// A second-order resonance's gain at `frequency`.
double resonance(double frequency, double centre, double bandwidth) {
    const double off = frequency * frequency - centre * centre;
    return centre * bandwidth / std::sqrt(off * off + bandwidth * bandwidth * frequency * frequency);
}

// Between the vowels the frequencies glide.
Formants between(const std::array<Formants, 5>& vowels, double place) {
    const auto left = std::min<std::size_t>(static_cast<std::size_t>(place), 3);
    const double part = place - static_cast<double>(left);
    Formants mixed{};
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        mixed[i] = vowels[left][i] * std::pow(vowels[left + 1][i] / vowels[left][i], part);
    }
    return mixed;
}

double throat(double frequency, const Formants& formants, double breadth) {
    constexpr std::array<double, 3> kBandwidths{80.0, 100.0, 140.0};
    constexpr std::array<double, 3> kGains{1.0, 0.6, 0.35};
    double gain = 0.01;
    for (std::size_t i = 0; i < formants.size(); ++i) {
        gain += kGains[i] * resonance(frequency, formants[i], breadth * kBandwidths[i]);
    }
    return gain;
}

Spectrum sung(double pitch_hz, const Formants& formants, double breadth) {
    return series(512, [&](double n) { return throat(n * pitch_hz, formants, breadth) / std::sqrt(n); });
}

Spectrum vowels(double position) {
    return sung(110.0, between(kMen, 4.0 * position), 1.0);
}

Spectrum high_vowels(double position) {
    return sung(220.0, between(kWomen, 4.0 * position), 1.3);
}

// Many voices: wide resonances, and partials that beat against each other frozen at one moment.
Spectrum choir(double position) {
    const Formants formants = between(kWomen, 4.0 * position);
    Spectrum spectrum = sung(165.0, formants, 2.5);
    for (std::size_t i = 0; i < spectrum.size(); ++i) {
        spectrum[i] *= (0.4 + 0.6 * wander(11, i, position, 6)) / std::sqrt(static_cast<double>(i) + 1.0);
    }
    return spectrum;
}

// From a hum with closed lips to an open A.
Spectrum hum(double position) {
    const double opening = 0.02 + 0.98 * position * position;
    return series(512, [&](double n) {
        const double open = throat(n * 110.0, kMen[0], 1.4) * opening / std::sqrt(n);
        const double closed = resonance(n * 110.0, 250.0, 120.0) / (n * n);
        return open + closed * (1.0 - position);
    });
}

// One partial of a dark drone after the other steps forward, as in overtone singing.
Spectrum overtone_singing(double position) {
    const double centre = 4.0 * std::pow(4.0, position);
    return series(256, [&](double n) {
        const double away = (n - centre) / (0.04 * centre);
        return 0.8 * std::pow(n, -1.6) + 1.1 * std::exp(-0.5 * away * away) + 0.02 / n;
    });
}

Spectrum formant_sweep(double position) {
    const double centre = std::pow(2.0, 5.5 * position);
    return series(512, [&](double n) { return resonance(n, centre, 0.35 * centre) / std::pow(n, 0.7); });
}

Spectrum crossing_formants(double position) {
    const double up = std::pow(2.0, 0.5 + 4.5 * position);
    const double down = std::pow(2.0, 5.0 - 4.5 * position);
    return series(512, [&](double n) {
        return (0.03 + resonance(n, up, 0.2 * up) + 0.7 * resonance(n, down, 0.2 * down)) / std::pow(n, 0.6);
    });
}

constexpr std::array<Recipe, 7> kRecipes{{
    {{"vowels", "Vocal", "A man's A, E, I, O, U; at home around the A two octaves below concert pitch.", 33},
     Phases::aligned,
     vowels},
    {{"high vowels", "Vocal", "A woman's A, E, I, O, U; at home around the A below middle C.", 33},
     Phases::aligned,
     high_vowels},
    {{"choir", "Vocal", "Many voices from A over E, I and O to U.", 33}, Phases::aligned, choir},
    {{"hum", "Vocal", "Lips that open from a hum to an A.", 24}, Phases::aligned, hum},
    {{"overtone singing", "Vocal", "A drone from which the fourth to the sixteenth partial step out.", 48},
     Phases::aligned,
     overtone_singing},
    {{"formant sweep", "Vocal", "One resonance that climbs over five octaves.", 48}, Phases::aligned, formant_sweep},
    {{"crossing formants", "Vocal", "Two resonances, one climbing and one falling.", 48},
     Phases::aligned,
     crossing_formants},
}};

}  // namespace

std::span<const Recipe> vocal_recipes() {
    return kRecipes;
}

}  // namespace refrain::wavetable::factory
