#pragma once

#include <optional>
#include <string>

#include "ui/frame.hpp"

namespace refrain::ui {

/// A source on its way from its chip to a slider, under the hand.
class Carry {
public:
    void begin(patch::Source source) { source_ = source; }
    [[nodiscard]] bool active() const { return source_ != patch::Source::none; }
    [[nodiscard]] patch::Source source() const { return source_; }

    /// A parameter's control says where it is: marked when the hand is over it, and the source's when it lets go there.
    void offer(Frame& frame, patch::ParameterId id, const Rect& place);

    /// The label at the hand, and the end of the way. Once a picture, after all panels.
    void draw(Frame& frame);

private:
    patch::Source source_ = patch::Source::none;
    std::optional<patch::ParameterId> over_;  // in this picture
};

/// Makes a new route of kFirstAmount, or tells the player why not.
void connect(Frame& frame, patch::Source source, patch::ParameterId target);

}  // namespace refrain::ui
