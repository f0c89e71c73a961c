#pragma once

#include <cstddef>
#include <optional>

#include "ui/frame.hpp"

namespace refrain::ui {

/// An LFO: its shape, where it is while a note sounds, and its controls. A drawn shape is edited in the picture: drag
/// points, click where there is none to add one, right-click to take one away, drag the rings to bend lines.
class LfoPage {
public:
    void draw(Frame& frame, std::size_t lfo, const Rect& place);

    /// Where a place of the shape (x 0..1, y -1..1) was drawn last; for tests that aim.
    [[nodiscard]] ImVec2 point_at(float x, float y) const;

private:
    /// A point, or the ring on the line behind it.
    struct Handle {
        std::size_t point = 0;
        bool bends = false;
        bool operator==(const Handle&) const = default;
    };

    void graph(Frame& frame, const Rect& place);
    void shape(Frame& frame) const;
    void edit(Frame& frame);
    void keys(Frame& frame);
    [[nodiscard]] std::optional<Handle> nearest(const Frame& frame, const patch::LfoCurve& curve) const;
    void handles(const Frame& frame) const;

    std::size_t lfo_ = 0;
    Rect area_;
    std::optional<Handle> dragged_;
    std::size_t chosen_ = 0;  // the point for the arrow keys
};

}  // namespace refrain::ui
