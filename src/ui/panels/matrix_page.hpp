#pragma once

#include <cstddef>
#include <vector>

#include "ui/frame.hpp"

namespace refrain::ui {

/// All routes of the patch, a line each: source, target, amount, curve, what scales it. Sorted by source or target;
/// scrolls.
class MatrixPage {
public:
    void draw(Frame& frame, const Rect& place);

private:
    struct Columns {
        Rect source, target, amount, curve, scaler, remove;
    };

    [[nodiscard]] static Columns columns(const Frame& frame, const Rect& row);
    void head(Frame& frame, const Rect& row);
    [[nodiscard]] std::vector<std::size_t> sorted(const Frame& frame) const;
    void line(Frame& frame, std::size_t index, const Rect& row);
    void scroll(Frame& frame, const Rect& bar, const Rect& whole, std::size_t lines, std::size_t visible);

    bool by_target_ = false;
    std::size_t first_ = 0;  // line at the top
};

}  // namespace refrain::ui
