#pragma once

#include <string_view>

#include "ui/frame.hpp"

namespace refrain::ui {

/// One tab: true when it was chosen. `left` is kept free for a switch, which is drawn and announced before it.
bool tab(Frame& frame, std::string_view name, const Rect& place, std::string_view label, bool selected,
         std::string_view help, float left = 0.0F);

/// How a tab looks, for those that have an item of their own. `ink` 0 is the usual one.
void draw_tab(const Frame& frame, std::string_view name, const Rect& place, std::string_view label, bool selected,
              float left = 0.0F, ImU32 ink = 0);

}  // namespace refrain::ui
