#pragma once

#include "ui/rect.hpp"

namespace refrain::ui {

/// Where the panels are: sound flows from left to right, its course in time below, the keys where hands are.
struct Layout {
    Rect header;
    Rect harmonics, wave, oscillator;
    Rect amplitude, performance, scope, life;
    Rect midi, keys;
};

inline constexpr float kDesignWidth = 1280.0F;
inline constexpr float kDesignHeight = 800.0F;

/// Places the panels in a window of that size at that scale.
[[nodiscard]] Layout arrange(float width, float height, float scale);

/// The scale at which everything fits a window of that size: the wanted one, or less, in steps of 1/16.
[[nodiscard]] float fitting_scale(float wanted, float width, float height);

}  // namespace refrain::ui
