#pragma once

#include "ui/controls/notice.hpp"
#include "ui/controls/overlay.hpp"
#include "ui/controls/sliders.hpp"
#include "ui/modulation/carry.hpp"

namespace refrain::ui {

/// What all panels share and what outlives a picture: the slider in the hand, the open menu, the source that is being
/// carried to a slider, the latest word to the player.
struct Controls {
    Sliders sliders;
    Overlay overlay;
    Carry carry;
    Notice notice;

    /// A text is being typed: letters are not notes now.
    [[nodiscard]] bool typing() const { return sliders.typing() || overlay.typing(); }
};

}  // namespace refrain::ui
