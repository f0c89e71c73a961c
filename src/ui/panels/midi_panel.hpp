#pragma once

#include <cstddef>

#include "ui/controls/overlay.hpp"

namespace refrain::ui {

/// The MIDI keyboards, which of them are heard, and which are being played. As many as fit at a time, page by page.
class MidiPanel final : public OverlayPage {
public:
    [[nodiscard]] ImVec2 size(const Frame& frame) const override;
    bool draw(Frame& frame, const Rect& place) override;

private:
    std::size_t page_ = 0;
};

}  // namespace refrain::ui
