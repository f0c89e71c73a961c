#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "wavetable/factory/recipe.hpp"

// Games with the harmonic series itself.
namespace refrain::wavetable::factory {
namespace {

constexpr double kPi = std::numbers::pi;

bool is_odd(double n) {
    return std::fmod(n, 2.0) == 1.0;
}

Spectrum tilt(double position) {
    return series(kRich, [&](double n) { return std::pow(n, -3.0 + 2.5 * position); });
}

Spectrum odd_to_even(double position) {
    const double odd = std::cos(0.5 * kPi * position);
    const double even = std::sin(0.5 * kPi * position);
    return series(512, [&](double n) { return (is_odd(n) ? odd : even) / n; });
}

Spectrum additive_steps(double position) {
    const double reach = 1.0 + 31.0 * position;
    return series(32, [&](double n) { return std::clamp(reach - n + 1.0, 0.0, 1.0) / std::sqrt(n); });
}

// One partial at a time, with a little of its neighbours.
Spectrum harmonic_ladder(double position) {
    const double at = 1.0 + 23.0 * position;
    return series(26, [&](double n) { return std::exp(-1.5 * (n - at) * (n - at)); });
}

Spectrum comb(double position) {
    const double spacing = 2.0 + 14.0 * position;
    return series(512,
                  [&](double n) { return (0.03 + std::pow(std::cos(kPi * n / spacing), 2.0)) / std::pow(n, 0.8); });
}

// A window that climbs over octaves: what leaves above is replaced below.
Spectrum endless_octaves(double position) {
    Spectrum spectrum(256);
    for (std::size_t octave = 0; octave <= 8; ++octave) {
        const double away = (static_cast<double>(octave) - 6.0 * position) / 1.3;
        spectrum[(std::size_t{1} << octave) - 1] = std::exp(-0.5 * away * away);
    }
    return spectrum;
}

Spectrum fifths(double position) {
    Spectrum spectrum(256);
    for (std::size_t octave = 0; octave < 7; ++octave) {
        const double level = std::pow(0.6, static_cast<double>(octave));
        spectrum[(std::size_t{1} << octave) - 1] += level;
        spectrum[(std::size_t{3} << octave) - 1] += level * position;
    }
    return spectrum;
}

bool is_prime(std::size_t n) {
    for (std::size_t divisor = 2; divisor * divisor <= n; ++divisor) {
        if (n % divisor == 0) {
            return false;
        }
    }
    return true;  // the fundamental counts as one here
}

Spectrum primes(double position) {
    const double reach = 2.0 * std::pow(100.0, position);
    return series(200, [&](double n) {
        return is_prime(static_cast<std::size_t>(n)) ? 1.0 / (n * 0.3 + std::pow(n / reach, 3.0) + 0.7) : 0.0;
    });
}

Spectrum notches(double position) {
    const double centre = 2.0 * std::pow(24.0, position);
    return series(512, [&](double n) {
        const double away = std::log2(n / centre) / 0.45;
        return (1.0 - 0.98 * std::exp(-away * away)) / n;
    });
}

Spectrum spectral_drift(double position) {
    return series(128, [&](double n) {
        const double level = wander(41, static_cast<std::size_t>(n), position, 8);
        return level * level * std::pow(n, -0.9);
    });
}

Spectrum sparse_drift(double position) {
    return series(128, [&](double n) {
        const double level = wander(67, static_cast<std::size_t>(n), position, 8);
        return (std::pow(level, 6.0) + (n == 1.0 ? 0.4 : 0.0)) * std::pow(n, -0.5);
    });
}

Spectrum hollow_drift(double position) {
    return series(255, [&](double n) {
        const double level = wander(97, static_cast<std::size_t>(n), position, 6);
        return is_odd(n) ? (0.1 + level) / n : 0.0;
    });
}

constexpr std::array<Recipe, 12> kRecipes{{
    {{"tilt", "Spectral", "Every partial, from nearly a sine to a spectrum that hardly falls.", 24},
     Phases::aligned,
     tilt},
    {{"odd to even", "Spectral", "Only odd partials, then all, then only even ones: an octave up.", 17},
     Phases::aligned,
     odd_to_even},
    {{"additive steps", "Spectral", "One partial more with each frame, up to 32.", 32},
     Phases::aligned,
     additive_steps},
    {{"harmonic ladder", "Spectral", "The first 24 partials one by one.", 47}, Phases::aligned, harmonic_ladder},
    {{"comb", "Spectral", "Gaps in the spectrum that move apart.", 48}, Phases::aligned, comb},
    {{"endless octaves", "Spectral", "Octaves that climb through a window.", 32}, Phases::aligned, endless_octaves},
    {{"fifths", "Spectral", "Octaves, to which their fifths are added.", 9}, Phases::aligned, fifths},
    {{"primes", "Spectral", "Only prime partials, few to many: metallic, yet in tune.", 24}, Phases::aligned, primes},
    {{"notch", "Spectral", "A saw with a hole that climbs.", 32}, Phases::aligned, notches},
    {{"drift", "Spectral", "Partials that come and go by chance.", 64}, Phases::aligned, spectral_drift},
    {{"sparse drift", "Spectral", "A few high partials at a time, by chance.", 64}, Phases::aligned, sparse_drift},
    {{"hollow drift", "Spectral", "A square whose partials come and go by chance.", 48}, Phases::aligned, hollow_drift},
}};

}  // namespace

std::span<const Recipe> spectral_recipes() {
    return kRecipes;
}

}  // namespace refrain::wavetable::factory
