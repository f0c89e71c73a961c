#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "wavetable/factory/recipe.hpp"

// What circuits and early computers do to a wave: it is computed, then analysed.
namespace refrain::wavetable::factory {
namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;

double fraction(double x) {
    return x - std::floor(x);
}

double saw_at(double t) {
    return 2.0 * fraction(t) - 1.0;
}

double sync_ratio(double position) {
    return std::pow(8.0, position);
}

Spectrum sync_saw(double position) {
    return analysed([ratio = sync_ratio(position)](double t) { return saw_at(ratio * t); });
}

Spectrum sync_square(double position) {
    return analysed([ratio = sync_ratio(position)](double t) { return fraction(ratio * t) < 0.5 ? 1.0 : -1.0; });
}

Spectrum sync_sine(double position) {
    return analysed([ratio = sync_ratio(position)](double t) { return std::sin(kTurn * ratio * t); }, 512);
}

// A resonance that is started anew each turn and dies down within it.
Spectrum resonant_sync(double position) {
    return analysed(
        [ratio = 2.0 * sync_ratio(position)](double t) { return (1.0 - t) * (1.0 - t) * std::sin(kTurn * ratio * t); },
        512);
}

// The turn of a cosine runs fast, then slowly.
double bent_cosine(double t, double knee) {
    return -std::cos(kTurn * (t < knee ? 0.5 * t / knee : 0.5 + 0.5 * (t - knee) / (1.0 - knee)));
}

Spectrum bent_saw(double position) {
    return analysed([knee = 0.5 - 0.48 * position](double t) { return bent_cosine(t, knee); }, 512);
}

// Both halves of the turn are run through at first, then waited out.
Spectrum bent_square(double position) {
    return analysed(
        [hurry = 1.0 - 0.96 * position](double t) {
            const double half = fraction(2.0 * t);
            return -std::cos(kTurn * 0.5 * (std::floor(2.0 * t) + std::min(half / hurry, 1.0)));
        },
        512);
}

Spectrum bent_pulse(double position) {
    return analysed([whole = 1.0 - 0.94 * position](double t) { return -std::cos(kTurn * std::min(t / whole, 1.0)); },
                    512);
}

Spectrum fm(double position, double ratio, double most) {
    // The index grows slowly at first: there the ear hears more of it.
    const double index = most * position * position;
    return analysed([=](double t) { return std::sin(kTurn * t + index * std::sin(kTurn * ratio * t)); }, 256);
}
Spectrum fm_one(double position) {
    return fm(position, 1.0, 8.0);
}
Spectrum fm_two(double position) {
    return fm(position, 2.0, 6.0);
}
Spectrum fm_seven(double position) {
    return fm(position, 7.0, 5.0);
}

Spectrum folded(double position) {
    return analysed([gain = 1.0 + 9.0 * position](double t) { return std::sin(gain * std::sin(kTurn * t)); }, 256);
}

// Steps that are ever coarser, down to two.
Spectrum crushed(double position) {
    const double steps = std::pow(2.0, 5.0 * (1.0 - position));
    return analysed([steps](double t) {
        const double level = std::sin(kTurn * t) * steps;
        return (std::floor(level) + 0.5) / steps;
    });
}

Spectrum few_samples(double position) {
    const double samples = std::round(2.0 * std::pow(24.0, 1.0 - position));
    return analysed([samples](double t) { return saw_at((std::floor(t * samples) + 0.5) / samples); });
}

// Sixteen steps that wander by chance.
Spectrum chip(double position) {
    std::array<double, 16> steps{};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i] = std::round(15.0 * wander(131, i, position, 6)) / 7.5 - 1.0;
    }
    return analysed(
        [&steps](double t) { return steps[std::min<std::size_t>(static_cast<std::size_t>(t * 16.0), 15)]; });
}

constexpr std::array<Recipe, 14> kRecipes{{
    {{"sync saw", "Sync", "A saw that another one starts anew, up to eight times as high.", 64},
     Phases::aligned,
     sync_saw},
    {{"sync square", "Sync", "The same with a square.", 64}, Phases::aligned, sync_square},
    {{"sync sine", "Sync", "The same with a sine: softer, like a vowel.", 64}, Phases::aligned, sync_sine},
    {{"sync resonance", "Sync", "A dying resonance in each turn, which climbs three octaves.", 64},
     Phases::aligned,
     resonant_sync},
    {{"bent saw", "Digital", "Phase distortion: a sine that is bent into a saw.", 32}, Phases::kept, bent_saw},
    {{"bent square", "Digital", "Phase distortion: a sine that is bent into a square.", 32}, Phases::kept, bent_square},
    {{"bent pulse", "Digital", "Phase distortion: a sine that is squeezed into a pulse.", 32},
     Phases::aligned,
     bent_pulse},
    {{"fm 1:1", "Digital", "A sine that modulates another of its own pitch.", 48}, Phases::aligned, fm_one},
    {{"fm 1:2", "Digital", "A sine that an octave modulates: hollow.", 48}, Phases::aligned, fm_two},
    {{"fm 1:7", "Digital", "A sine that a far higher one modulates: like struck metal.", 48},
     Phases::aligned,
     fm_seven},
    {{"wavefolder", "Digital", "A sine that is folded back at its peaks, ever more often.", 48},
     Phases::aligned,
     folded},
    {{"bit crush", "Digital", "A sine in ever coarser steps, until it is a square.", 32}, Phases::kept, crushed},
    {{"few samples", "Digital", "A saw of ever fewer samples, down to two.", 32}, Phases::aligned, few_samples},
    {{"chip", "Digital", "Sixteen coarse steps that wander by chance.", 48}, Phases::aligned, chip},
}};

}  // namespace

std::span<const Recipe> digital_recipes() {
    return kRecipes;
}

}  // namespace refrain::wavetable::factory
