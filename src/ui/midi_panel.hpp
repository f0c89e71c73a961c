#pragma once

#include <cstddef>

#include "ui/frame.hpp"

namespace refrain::ui {

/// The keyboards that are plugged in, each with its switch; when there are more than fit, one page after the other.
class MidiPanel {
public:
    void draw(Frame& frame, const Rect& place);

private:
    std::size_t page_ = 0;
};

}  // namespace refrain::ui
