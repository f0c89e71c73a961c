#pragma once

#include "patch/declarations/declaration.hpp"

namespace refrain::patch::declarations {

inline constexpr Declarations<Master> kMaster{{
    {Master::volume, "volume", "Volume", "Loudness of everything, at the very end.", fader(0.0F)},
    {Master::tempo, "tempo", "Tempo", "Beats a minute of everything that is synced to it.",
     linear(Unit::bpm, 20.0F, 300.0F, 120.0F)},
}};

inline constexpr Declarations<Play> kPlay{{
    {Play::voices, "voices", "Voices", "Most notes that sound at once; the next one takes the place of another.",
     whole(Unit::count, 1.0F, static_cast<float>(kMaxVoices), 64.0F)},
    {Play::mode, "mode", "Mode",
     "Poly plays chords; mono one note that starts anew with each key; legato one that goes on while keys overlap.",
     choice(kPlayModes, 0)},
    {Play::priority, "priority", "Priority", "Which of the held keys sounds in mono and legato.",
     choice(kNotePriorities, 0)},
    {Play::glide, "glide", "Glide", "How long the pitch takes to reach the next note; 0 jumps.",
     cubic(Unit::seconds, 10.0F, 0.0F)},
    {Play::glide_unit, "glide_unit", "Glide is", "The glide's time holds for every interval, or for each octave of it.",
     choice(kGlideUnits, 0)},
    {Play::glide_when, "glide_when", "Glides", "From every note to the next, or only while keys overlap.",
     choice(kGlideWhens, 0)},
    {Play::bend_range, "bend_range", "Bend range",
     "How far the pitch wheel bends; a keyboard may set its own with RPN 0.",
     linear(Unit::semitones, 0.0F, 48.0F, 2.0F)},
    {Play::velocity, "velocity", "Velocity",
     "How much softer a soft stroke sounds; 0 % plays every stroke at full level.", percent(75.0F)},
    {Play::pitch, "pitch", "Pitch", "Moves all oscillators of a voice; the place to route vibrato to.",
     linear(Unit::semitones, -48.0F, 48.0F, 0.0F, Modulation::audio)},
    {Play::amplitude, "amplitude", "Amplitude", "Loudness of a voice after its filters; the place to route tremolo to.",
     linear(Unit::percent, 0.0F, 200.0F, 100.0F, Modulation::voice)},
    {Play::pan, "pan", "Pan", "Place of a whole voice between left and right.", balance(Modulation::voice)},
    {Play::oversampling, "oversampling", "Oversampling",
     "How many times faster a voice runs that modulates, warps or drives; more is cleaner and costs more.",
     choice(kOversamplings, 2)},
    {Play::filter_routing, "filter_routing", "Filters", "Filter 1 into filter 2, or side by side.",
     choice(kFilterRoutings, 0)},
}};

}  // namespace refrain::patch::declarations
