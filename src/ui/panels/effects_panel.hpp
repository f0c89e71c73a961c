#pragma once

#include <cstddef>
#include <optional>

#include "ui/frame.hpp"

namespace refrain::ui {

/// The effects in the patch's order, the controls of the chosen one, and the end of the chain with its meter.
class EffectsPanel {
public:
    void draw(Frame& frame, const Rect& place);

private:
    void list(Frame& frame, const Rect& place);
    void row(Frame& frame, patch::Effect effect, std::size_t at, const Rect& place);
    void keys(Frame& frame, std::size_t at, std::string_view name);
    void drag(Frame& frame, const Rect& place, float pitch);

    patch::Effect chosen_ = patch::Effect::distortion;
    std::optional<patch::Effect> carried_;
    bool moved_ = false;
};

/// The section of the parameter table that belongs to an effect, and its switch.
[[nodiscard]] patch::Section section_of(patch::Effect effect);
[[nodiscard]] patch::ParameterId switch_of(patch::Effect effect);

}  // namespace refrain::ui
