#pragma once

#include <imgui.h>

namespace refrain::ui {

/// An upright rectangle in window coordinates.
struct Rect {
    ImVec2 min{0.0F, 0.0F};
    ImVec2 max{0.0F, 0.0F};

    [[nodiscard]] float width() const { return max.x - min.x; }
    [[nodiscard]] float height() const { return max.y - min.y; }
    [[nodiscard]] ImVec2 centre() const { return {0.5F * (min.x + max.x), 0.5F * (min.y + max.y)}; }
    [[nodiscard]] bool contains(ImVec2 p) const { return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y; }
    [[nodiscard]] bool overlaps(const Rect& o) const {
        return min.x < o.max.x && o.min.x < max.x && min.y < o.max.y && o.min.y < max.y;
    }
    /// Grown by that much on every side (negative shrinks).
    [[nodiscard]] Rect grown(float by) const { return {{min.x - by, min.y - by}, {max.x + by, max.y + by}}; }
    /// A strip of that size along one side, and what is left without it.
    [[nodiscard]] Rect left(float size) const { return {min, {min.x + size, max.y}}; }
    [[nodiscard]] Rect right(float size) const { return {{max.x - size, min.y}, max}; }
    [[nodiscard]] Rect top(float size) const { return {min, {max.x, min.y + size}}; }
    [[nodiscard]] Rect bottom(float size) const { return {{min.x, max.y - size}, max}; }
    [[nodiscard]] Rect without_left(float size) const { return {{min.x + size, min.y}, max}; }
    [[nodiscard]] Rect without_right(float size) const { return {min, {max.x - size, max.y}}; }
    [[nodiscard]] Rect without_top(float size) const { return {{min.x, min.y + size}, max}; }
    [[nodiscard]] Rect without_bottom(float size) const { return {min, {max.x, max.y - size}}; }
};

}  // namespace refrain::ui
