#pragma once

#include <string_view>

#include "ui/frame.hpp"

namespace refrain::ui {

/// The item of a source that can be carried to a slider. True when it was clicked or pressed by key without being
/// carried. Draws nothing.
bool carriable(Frame& frame, std::string_view name, patch::Source source, const Rect& place);

/// A source's chip in the strip: label, and how high the source stands while it sounds. Carried to a slider it becomes
/// a route; pressed, it opens a list of all that it may move.
void source_chip(Frame& frame, patch::Source source, const Rect& place, std::string_view label);

/// Opens the list of all that a source may move; the one that is chosen is routed.
void open_target_list(Frame& frame, patch::Source source, const Rect& anchor);

/// The source's present height as a line at the foot of its place; nothing at rest.
void draw_source_level(const Frame& frame, patch::Source source, const Rect& place);

}  // namespace refrain::ui
