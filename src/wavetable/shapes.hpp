#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "wavetable/harmonics.hpp"

namespace refrain::wavetable {

/// The classic shapes, as the Fourier series of their ideal (not band-limited) waves with peak 1.
enum class Shape { sine, triangle, saw, square };

inline constexpr std::array kShapes{Shape::sine, Shape::triangle, Shape::saw, Shape::square};

/// The shape's name as it stands on buttons and on the command line: "sine", "triangle", "saw", "square".
[[nodiscard]] std::string_view shape_name(Shape shape);

/// The shape of that name, or nothing.
[[nodiscard]] std::optional<Shape> shape_named(std::string_view name);

/// The first `count` (at most kMaxHarmonics) harmonics of the shape. Trailing silent harmonics are left out, so a
/// sine has one.
[[nodiscard]] Harmonics shape_harmonics(Shape shape, std::size_t count = kMaxHarmonics);

}  // namespace refrain::wavetable
