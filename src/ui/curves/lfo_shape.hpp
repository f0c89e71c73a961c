#pragma once

#include <cstddef>
#include <optional>

#include "patch/choices.hpp"
#include "patch/lfo_curve.hpp"

namespace refrain::ui {

/// Height (-1..1) of an LFO's shape at `x` of its turn (0..1), for pictures. Random shapes show one of their turns.
[[nodiscard]] float lfo_height(patch::LfoShape shape, const patch::LfoCurve& drawn, float x);

/// Edits of a drawn shape. Each returns the new one, tidy.
/// Puts a point where there was none; `added` is its index. Nothing when all points are in use.
[[nodiscard]] std::optional<patch::LfoCurve> with_point(const patch::LfoCurve& curve, float x, float y,
                                                        std::size_t& added);
/// The ends stay, and at least two points.
[[nodiscard]] patch::LfoCurve without_point(const patch::LfoCurve& curve, std::size_t index);
/// A point never passes its neighbours; the ends move up and down only.
[[nodiscard]] patch::LfoCurve with_point_moved(const patch::LfoCurve& curve, std::size_t index, float x, float y);
/// Bends the line from point `index` to the next.
[[nodiscard]] patch::LfoCurve with_bend(const patch::LfoCurve& curve, std::size_t index, float bend);

/// The height of the middle of the line from point `index` to the next.
[[nodiscard]] float middle_height(const patch::LfoCurve& curve, std::size_t index);

}  // namespace refrain::ui
