#pragma once

#include "ui/controls/overlay.hpp"

namespace refrain::ui {

/// What a right-click on a parameter's control opens: type, reset, and its routes with their amounts.
class ParameterMenu final : public OverlayPage {
public:
    explicit ParameterMenu(patch::ParameterId id) : id_(id) {}

    [[nodiscard]] ImVec2 size(const Frame& frame) const override;
    bool draw(Frame& frame, const Rect& inside) override;

private:
    void route_row(Frame& frame, std::size_t route, const Rect& place) const;

    patch::ParameterId id_;
};

/// Opens the menu when the last item was right-clicked, or the menu key (or Shift-F10, Shift-Enter) came while the
/// parameter's control had the keyboard. Call it after the control's item.
void offer_menu(Frame& frame, patch::ParameterId id, const Rect& anchor);

/// Opens a list of all sources that may drive the parameter; the one that is chosen does.
void open_source_list(Frame& frame, patch::ParameterId id, const Rect& anchor);

}  // namespace refrain::ui
