#pragma once

#include <cmath>
#include <cstddef>

#include "ui/rect.hpp"

namespace refrain::ui {

/// Where the panels are: sound flows from left to right, what moves it below, the keys where hands are.
struct Layout {
    Rect header;
    Rect sources, filters, effects;
    Rect harmonics, modulators;
    Rect hands, keys, scope, life;
};

inline constexpr float kDesignWidth = 1280.0F;
inline constexpr float kDesignHeight = 800.0F;

/// Places the panels in a window of that size at that scale.
[[nodiscard]] Layout arrange(float width, float height, float scale);

/// The scale at which everything fits a window of that size: the wanted one, or less, in steps of 1/16.
[[nodiscard]] float fitting_scale(float wanted, float width, float height);

/// Cells of equal size in rows and columns, for controls of one panel.
struct Grid {
    Rect area;
    std::size_t columns = 1;
    float gap = 0.0F;     ///< between columns
    float pitch = 0.0F;   ///< from row to row
    float height = 0.0F;  ///< of a cell

    /// `span` columns wide.
    [[nodiscard]] Rect cell(std::size_t column, std::size_t row, std::size_t span = 1) const {
        const float width = (area.width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        const float x = area.min.x + (width + gap) * static_cast<float>(column);
        const float y = std::round(area.min.y + pitch * static_cast<float>(row));
        const float wide = width * static_cast<float>(span) + gap * static_cast<float>(span - 1);
        return {{std::round(x), y}, {std::round(x + wide), y + height}};
    }
};

}  // namespace refrain::ui
