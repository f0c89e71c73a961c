#pragma once

#include "ui/frame.hpp"

/// The panels that keep nothing between two pictures.
namespace refrain::ui {

/// The computer keyboard's octave, and the way to the MIDI keyboards.
void hands_panel(Frame& frame, const Rect& place);

/// Where the published tables are.
void table_life_panel(Frame& frame, const Rect& place);

/// The stereo level meter with its decibel scale; a click clears the clip lamp.
void level_meter(Frame& frame, const Rect& place);

}  // namespace refrain::ui
