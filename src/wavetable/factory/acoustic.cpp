#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "wavetable/factory/recipe.hpp"

// What pipes, strings, reeds and bells do, in a few lines each.
namespace refrain::wavetable::factory {
namespace {

constexpr double kPi = std::numbers::pi;

bool is_odd(double n) {
    return std::fmod(n, 2.0) == 1.0;
}

// Drawbars from 8' to 1' come out one after the other.
Spectrum drawbars(double position) {
    constexpr std::array<std::size_t, 7> kBars{1, 2, 3, 4, 5, 6, 8};
    Spectrum spectrum(8);
    for (std::size_t bar = 0; bar < kBars.size(); ++bar) {
        const double out = std::clamp(6.0 * position - static_cast<double>(bar) + 1.0, 0.0, 1.0);
        spectrum[kBars[bar] - 1] = out * (bar == 0 ? 1.0 : 0.75);
    }
    return spectrum;
}

// Ranks of principal pipes at 8', 4', 2 2/3', 2', 1 1/3' and 1', each with partials of its own.
Spectrum pipe_organ(double position) {
    constexpr std::array<std::size_t, 6> kRanks{1, 2, 3, 4, 6, 8};
    Spectrum spectrum(256);
    for (std::size_t rank = 0; rank < kRanks.size(); ++rank) {
        const double out = std::clamp(5.0 * position - static_cast<double>(rank) + 1.0, 0.0, 1.0);
        for (std::size_t partial = 1; partial * kRanks[rank] <= spectrum.size(); ++partial) {
            spectrum[partial * kRanks[rank] - 1] += 0.8 * out * std::exp(-0.55 * static_cast<double>(partial - 1));
        }
    }
    return spectrum;
}

Spectrum reed_organ(double position) {
    return series(256, [&](double n) {
        const double nasal = 1.0 + 1.5 * std::exp(-0.5 * std::pow((n - 7.0) / 3.0, 2.0)) * position;
        return nasal * (is_odd(n) ? 1.0 : 0.35 + 0.4 * position) * std::pow(n, -1.6 + 0.8 * position);
    });
}

// The louder a brass instrument, the further its partials reach; its bell favours a region of them.
Spectrum brass(double position) {
    const double reach = 1.5 + 22.0 * position * position;
    return series(256, [&](double n) {
        const double bell = 1.0 + 1.2 * std::exp(-0.5 * std::pow((n - 5.0) / 2.5, 2.0));
        return bell * std::exp(-n / reach) + 1e-4 / n;
    });
}

// A bowed string in a body whose resonances stand where chance put them.
Spectrum strings(double position) {
    return series(512, [&](double n) {
        const auto place = static_cast<std::size_t>(n);
        const double body = 0.35 + 0.65 * wander(23, place / 3, position, 3);
        return body * std::pow(n, -1.5 + 0.6 * position);
    });
}

// Plucked at a place between the middle and near the bridge: the ideal string's displacement.
Spectrum plucked(double position) {
    const double place = 0.5 * std::pow(0.08, position);
    return series(512, [&](double n) { return std::sin(kPi * n * place) / (n * n) * std::pow(n, 0.6 * position); });
}

// Odd partials of a closed pipe; blown harder, the even ones come.
Spectrum clarinet(double position) {
    return series(128, [&](double n) {
        const double even = 0.02 + 0.5 * position * std::min(1.0, n / 12.0);
        return (is_odd(n) ? 1.0 : even) * std::exp(-n / (3.0 + 12.0 * position));
    });
}

Spectrum flute(double position) {
    return series(24, [&](double n) {
        return n == 1.0 ? 1.0 - 0.5 * position
                        : (n == 2.0 ? 0.15 + 0.7 * position : 0.3) * std::pow(n, -2.2 + position);
    });
}

Spectrum electric_piano(double position) {
    return series(64, [&](double n) {
        const double tone = std::exp(-1.6 * (n - 1.0) / (1.0 + 2.0 * position));
        const double tine = position * 0.35 * std::exp(-0.5 * std::pow((n - 14.0) / 1.2, 2.0));
        return tone + tine;
    });
}

/// Partials at `ratios` of harmonic `base`, each with a neighbour on either side; the higher, the sooner they go.
template <std::size_t Count>
Spectrum struck(const std::array<double, Count>& ratios, double base, double position, double neighbours) {
    Spectrum spectrum(256);
    for (std::size_t i = 0; i < ratios.size(); ++i) {
        const auto n = static_cast<std::size_t>(std::lround(base * ratios[i]));
        const double level = std::exp(-static_cast<double>(i) * (0.15 + 0.9 * position));
        spectrum[n - 1] += level;
        spectrum[n] += neighbours * level;
        if (n > 1) {
            spectrum[n - 2] += neighbours * level;
        }
    }
    return spectrum;
}

// The partials of a church bell: hum, prime, third, fifth, nominal and above (N. H. Fletcher, T. D. Rossing, "The
// Physics of Musical Instruments", chapter 21), on the nearest harmonics.
Spectrum bell(double position) {
    constexpr std::array<double, 11> kRatios{1.0, 0.5, 1.2, 1.5, 2.0, 2.5, 2.67, 3.0, 4.0, 5.33, 6.67};
    return struck(kRatios, 8.0, position, 0.0);
}

// A free bar's: 1, 2.76, 5.40, 8.93, 13.34, 18.64 (the same, chapter 2).
Spectrum glass(double position) {
    constexpr std::array<double, 9> kRatios{1.0, 2.76, 5.40, 8.93, 13.34, 18.64, 24.8, 31.9, 39.8};
    return struck(kRatios, 1.0, position, 0.0);
}

// Stretched partials in clusters of three, which beat when the table is played in unison.
Spectrum gamelan(double position) {
    constexpr std::array<double, 8> kRatios{1.0, 2.1, 3.3, 4.6, 6.1, 7.7, 9.4, 11.3};
    return struck(kRatios, 4.0, position, 0.4);
}

constexpr std::array<Recipe, 12> kRecipes{{
    {{"drawbars", "Organ", "An organ's drawbars from 8' to 1', pulled one after the other.", 25},
     Phases::kept,
     drawbars},
    {{"pipe organ", "Organ", "Ranks of principals added up to the full organ.", 24}, Phases::aligned, pipe_organ},
    {{"reed organ", "Organ", "Reeds that sing ever more through the nose.", 24}, Phases::aligned, reed_organ},
    {{"brass", "Acoustic", "From a mellow horn to blaring brass.", 32}, Phases::kept, brass},
    {{"strings", "Acoustic", "Bowed strings, from the fingerboard to the bridge.", 24}, Phases::aligned, strings},
    {{"plucked", "Acoustic", "A string plucked in its middle, then ever nearer to the bridge.", 32},
     Phases::kept,
     plucked},
    {{"clarinet", "Acoustic", "A closed pipe, blown ever harder.", 24}, Phases::kept, clarinet},
    {{"flute", "Acoustic", "A pure tone that overblows to the octave.", 16}, Phases::kept, flute},
    {{"electric piano", "Acoustic", "A round tone to which the tine's ping is added.", 24},
     Phases::kept,
     electric_piano},
    {{"bell", "Bells", "A church bell from stroke to hum; sounds three octaves up, so tune it down.", 24},
     Phases::aligned,
     bell},
    {{"glass", "Bells", "A glass bar from the stroke to its pure tone.", 24}, Phases::aligned, glass},
    {{"gamelan", "Bells", "Stretched bronze partials in clusters; sounds two octaves up.", 24},
     Phases::aligned,
     gamelan},
}};

}  // namespace

std::span<const Recipe> acoustic_recipes() {
    return kRecipes;
}

}  // namespace refrain::wavetable::factory
