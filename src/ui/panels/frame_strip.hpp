#pragma once

#include <cstddef>
#include <optional>

#include "ui/frame.hpp"

namespace refrain::ui {

/// The frames of an oscillator's table in a row, the chosen one marked, and buttons that double and remove it. Returns
/// the frame that is chosen now, when that changed.
[[nodiscard]] std::optional<std::size_t> frame_strip(Frame& frame, std::size_t oscillator, std::size_t chosen,
                                                     const Rect& place);

}  // namespace refrain::ui
