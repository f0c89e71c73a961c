#pragma once

#include <cstddef>

#include "ui/frame.hpp"

namespace refrain::ui {

/// Both filters: their responses in one picture, the controls of the chosen one.
class FilterPanel {
public:
    void draw(Frame& frame, const Rect& place);

    /// Where the handle of the chosen filter was drawn last; for tests that aim.
    [[nodiscard]] ImVec2 handle() const { return handle_; }

private:
    void tabs(Frame& frame, const Rect& row);
    void graph(Frame& frame, const Rect& place);
    void curve_of(Frame& frame, std::size_t filter, const Rect& area) const;
    void drag(Frame& frame, const Rect& area);
    void keys(Frame& frame);

    std::size_t chosen_ = 0;
    bool dragging_ = false;
    ImVec2 offset_{0.0F, 0.0F};  // from the hand to the handle
    ImVec2 handle_{0.0F, 0.0F};
};

}  // namespace refrain::ui
