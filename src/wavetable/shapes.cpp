#include "wavetable/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace refrain::wavetable {
namespace {

constexpr double kPi = std::numbers::pi;

// Amplitude of harmonic n (1 is the fundamental) as a factor of sin(2 pi n t), negative where the sign alternates.
double series(Shape shape, std::size_t n) {
    const bool odd = n % 2 == 1;
    const auto order = static_cast<double>(n);
    switch (shape) {
        case Shape::sine:
            return n == 1 ? 1.0 : 0.0;
        case Shape::triangle:
            return odd ? 8.0 / (kPi * kPi * order * order) * (n % 4 == 1 ? 1.0 : -1.0) : 0.0;
        case Shape::saw:
            return 2.0 / (kPi * order) * (odd ? 1.0 : -1.0);  // rises through 0 at phase 0
        case Shape::square:
            return odd ? 4.0 / (kPi * order) : 0.0;
    }
    return 0.0;
}

}  // namespace

std::string_view shape_name(Shape shape) {
    switch (shape) {
        case Shape::sine:
            return "sine";
        case Shape::triangle:
            return "triangle";
        case Shape::saw:
            return "saw";
        case Shape::square:
            return "square";
    }
    return "";
}

std::optional<Shape> shape_named(std::string_view name) {
    const auto found = std::find_if(kShapes.begin(), kShapes.end(), [&](Shape s) { return shape_name(s) == name; });
    return found == kShapes.end() ? std::nullopt : std::optional(*found);
}

Harmonics shape_harmonics(Shape shape, std::size_t count) {
    Harmonics harmonics;
    for (std::size_t n = 1; n <= std::min(count, kMaxHarmonics); ++n) {
        const double factor = series(shape, n);
        harmonics.push_back(
            {.amplitude = static_cast<float>(std::abs(factor)), .phase_turns = factor < 0.0 ? 0.5F : 0.0F});
    }
    while (!harmonics.empty() && harmonics.back().amplitude == 0.0F) {
        harmonics.pop_back();
    }
    return harmonics;
}

}  // namespace refrain::wavetable
