#pragma once

#include <string>

#include "ui/frame.hpp"

namespace refrain::ui {

/// Name and file of the patch, tempo, what the audio side says, panic and volume.
class HeaderPanel {
public:
    void draw(Frame& frame, const Rect& place);

private:
    std::string told_;  // what the audio side had to say last
};

/// The patch's name, its list, and the buttons around its file. Returns what is left of the row.
[[nodiscard]] Rect patch_bar(Frame& frame, const Rect& row);

}  // namespace refrain::ui
