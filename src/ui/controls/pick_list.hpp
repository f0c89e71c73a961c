#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/controls/overlay.hpp"

namespace refrain::ui {

/// A list to choose from, in as many columns as it needs. A click or Enter chooses, arrows, Home and End go through it.
class PickList final : public OverlayPage {
public:
    struct Row {
        std::string text;
        bool heading = false;  ///< names the rows below it and cannot be chosen
    };
    static constexpr std::size_t kNone = ~std::size_t{0};

    /// `chosen` is marked, or kNone. `pick` gets the index of the row.
    PickList(std::vector<Row> rows, std::size_t chosen, std::function<void(Frame&, std::size_t)> pick);

    [[nodiscard]] ImVec2 size(const Frame& frame) const override;
    bool draw(Frame& frame, const Rect& inside) override;

private:
    [[nodiscard]] std::size_t rows_a_column(const Frame& frame) const;
    [[nodiscard]] std::size_t columns(const Frame& frame) const;
    [[nodiscard]] float column_width(const Frame& frame) const;
    void move(int by, int direction);
    /// True when a row was chosen by key.
    bool keys(Frame& frame);
    bool row(Frame& frame, std::size_t index, const Rect& place);

    std::vector<Row> rows_;
    std::size_t chosen_;
    std::size_t marked_;  // under the hand or the arrow keys
    std::function<void(Frame&, std::size_t)> pick_;
    std::size_t first_column_ = 0;
    bool fresh_ = true;
};

}  // namespace refrain::ui
