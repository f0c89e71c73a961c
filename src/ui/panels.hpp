#pragma once

#include "ui/frame.hpp"
#include "ui/sliders.hpp"

/// The panels that keep nothing between two pictures.
namespace refrain::ui {

/// Name, server, counters, panic, volume and level meter.
void header_panel(Frame& frame, Sliders& sliders, const Rect& place);

/// One turn of the wave that sounds.
void wave_panel(Frame& frame, const Rect& place);

void oscillator_panel(Frame& frame, Sliders& sliders, const Rect& place);

void performance_panel(Frame& frame, Sliders& sliders, const Rect& place);

/// The output over the last moments.
void scope_panel(Frame& frame, const Rect& place);

/// Where the published tables are.
void table_life_panel(Frame& frame, const Rect& place);

/// The stereo level meter with its decibel scale; a click clears the clip lamp.
void level_meter(Frame& frame, const Rect& place);

}  // namespace refrain::ui
