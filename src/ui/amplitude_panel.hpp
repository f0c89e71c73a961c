#pragma once

#include <optional>

#include "ui/frame.hpp"
#include "ui/sliders.hpp"

namespace refrain::ui {

/// The amplitude envelope: its curve with three handles to drag, and a slider for each of its times.
class AmplitudePanel {
public:
    void draw(Frame& frame, Sliders& sliders, const Rect& place);

private:
    enum class Handle { attack, decay, release };

    void curve(Frame& frame, const Rect& place);
    void drag(Frame& frame, const Rect& area, const ImVec2 (&handles)[3], float stage_width);

    std::optional<Handle> dragged_;
    ImVec2 offset_{0.0F, 0.0F};  // from the hand to the handle's centre
};

}  // namespace refrain::ui
