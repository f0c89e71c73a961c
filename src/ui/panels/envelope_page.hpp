#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "ui/curves/envelope_shape.hpp"
#include "ui/frame.hpp"

namespace refrain::ui {

/// An envelope: its curve with points to drag, where it is while a note sounds, and a slider for each of its numbers.
class EnvelopePage {
public:
    void draw(Frame& frame, std::size_t envelope, const Rect& place);

    /// Where that corner was drawn last; for tests that aim.
    [[nodiscard]] ImVec2 corner_at(EnvelopeShape::Corner corner) const { return corners_[corner]; }

private:
    /// A point that can be dragged: a corner, or the middle of a bent line.
    struct Handle {
        EnvelopeShape::Corner corner = EnvelopeShape::count;
        bool bends = false;
        bool operator==(const Handle&) const = default;
    };

    void curve(Frame& frame, const Rect& place);
    [[nodiscard]] std::optional<Handle> nearest(const Frame& frame, const Rect& area, const EnvelopeShape& shape) const;
    void move(Frame& frame, const Rect& area, ImVec2 to) const;
    void draw_handles(const Frame& frame, const Rect& area, const EnvelopeShape& shape,
                      const std::optional<Handle>& lively);

    std::size_t envelope_ = 0;
    std::optional<Handle> dragged_;
    ImVec2 offset_{0.0F, 0.0F};  // from the hand to the handle's centre
    std::array<ImVec2, EnvelopeShape::count> corners_{};
};

}  // namespace refrain::ui
