#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "wavetable/factory/recipe.hpp"
#include "wavetable/shapes.hpp"

// The shapes of every synthesizer, and what lies between them.
namespace refrain::wavetable::factory {
namespace {

constexpr double kPi = std::numbers::pi;

Spectrum shape(Shape which) {
    const Harmonics harmonics = shape_harmonics(which, kRich);
    Spectrum spectrum(kRich);
    std::transform(harmonics.begin(), harmonics.end(), spectrum.begin(), [](const Harmonic& h) {
        return std::complex<double>(h.phase_turns == 0.0F ? h.amplitude : -h.amplitude);
    });
    return spectrum;
}

Spectrum sine(double) {
    return shape(Shape::sine);
}
Spectrum triangle(double) {
    return shape(Shape::triangle);
}
Spectrum saw(double) {
    return shape(Shape::saw);
}
Spectrum square(double) {
    return shape(Shape::square);
}

Spectrum classic_morph(double position) {
    const double at = 3.0 * position;
    const std::size_t left = std::min<std::size_t>(static_cast<std::size_t>(at), 2);
    const double part = at - static_cast<double>(left);
    const Spectrum from = shape(kShapes[left]);
    Spectrum mixed = shape(kShapes[left + 1]);
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        mixed[i] = from[i] + part * (mixed[i] - from[i]);
    }
    return mixed;
}

// A pulse around the middle of the turn, so that both edges move and the phases stay.
Spectrum pulse(double width) {
    return series(kRich, [width](double n) {
        return std::complex<double>(0.0, (std::fmod(n, 2.0) == 1.0 ? -1.0 : 1.0) * std::sin(kPi * n * width) / n);
    });
}
Spectrum pulse_width(double position) {
    return pulse(0.5 - 0.45 * position);
}

// Two saws, one later and one earlier by half the distance.
Spectrum double_saw(double position) {
    return series(kRich, [position](double n) {
        return (std::fmod(n, 2.0) == 1.0 ? 1.0 : -1.0) * std::cos(0.5 * kPi * n * position) / n;
    });
}

// A line that rises for `rise` of the turn and falls for the rest of it, around the middle of its rise.
Spectrum skew(double position) {
    const double rise = 0.5 + 0.49 * position;
    return series(kRich, [rise](double n) { return std::sin(kPi * n * rise) / (n * n * rise * (1.0 - rise)); });
}

// The triangle's corners are cut until it is nearly a square.
Spectrum trapezoid(double position) {
    const double slope = 0.25 * (1.0 - position) + 0.005;
    return series(kRich, [slope](double n) {
        return std::fmod(n, 2.0) == 1.0 ? std::sin(2.0 * kPi * n * slope) / (n * n * slope) : 0.0;
    });
}

// The saw through a gentle low-pass that opens.
Spectrum soft_saw(double position) {
    const double corner = std::pow(2.0, 9.0 * position);
    return series(kRich, [corner](double n) {
        return (std::fmod(n, 2.0) == 1.0 ? 1.0 : -1.0) / (n * (1.0 + std::pow(n / corner, 2.0)));
    });
}

constexpr std::array<Recipe, 10> kRecipes{{
    {{"sine", "Classic", "One partial and nothing else.", 1}, Phases::kept, sine},
    {{"triangle", "Classic", "Odd partials that fall fast: hollow and soft.", 1}, Phases::kept, triangle},
    {{"saw", "Classic", "Every partial: bright and full.", 1}, Phases::kept, saw},
    {{"square", "Classic", "Odd partials: hollow and bright.", 1}, Phases::kept, square},
    {{"classic morph", "Classic", "From sine over triangle and saw to square.", 16}, Phases::kept, classic_morph},
    {{"pulse width", "Classic", "A square that narrows to a thin, nasal pulse.", 32}, Phases::kept, pulse_width},
    {{"double saw", "Classic", "Two saws that move apart until they are one, an octave up.", 33},
     Phases::kept,
     double_saw},
    {{"skew", "Classic", "A triangle that leans over until it is a saw.", 24}, Phases::kept, skew},
    {{"trapezoid", "Classic", "A triangle whose flanks steepen until it is a square.", 24}, Phases::kept, trapezoid},
    {{"soft saw", "Classic", "A saw behind a low-pass that opens, without resonance.", 24}, Phases::kept, soft_saw},
}};

}  // namespace

std::span<const Recipe> classic_recipes() {
    return kRecipes;
}

}  // namespace refrain::wavetable::factory
