#pragma once

#include "patch/declarations/declaration.hpp"

namespace refrain::patch::declarations {

/// `first` is on in a new patch.
constexpr Declarations<Osc> oscillator(bool first) {
    return {{
        {Osc::on, "on", "On", "Whether the oscillator sounds, or modulates another.", toggle(first)},
        {Osc::position, "position", "Position", "Place in the table: which of its frames are heard.",
         percent(0.0F, Modulation::voice)},
        {Osc::level, "level", "Level", "Loudness of the oscillator.", fader(0.0F, Modulation::audio)},
        {Osc::pan, "pan", "Pan", "Place between left and right, at constant power.", balance(Modulation::voice)},
        {Osc::coarse, "coarse", "Coarse", "Tuning in whole semitones.", whole(Unit::semitones, -48.0F, 48.0F, 0.0F)},
        {Osc::fine, "fine", "Fine", "Tuning in cents, hundredths of a semitone.",
         linear(Unit::cents, -100.0F, 100.0F, 0.0F, Modulation::audio)},
        {Osc::ratio, "ratio", "Ratio", "Multiplies the frequency; whole ratios stay in harmony when modulating.",
         exponential(Unit::ratio, 0.0625F, 32.0F, 1.0F)},
        {Osc::shift, "shift", "Shift", "Adds a fixed number of hertz: the same beating on every key.",
         linear(Unit::hertz, -500.0F, 500.0F, 0.0F, Modulation::voice)},
        {Osc::keytrack, "keytrack", "Keytrack", "Follows the keys; off, every key plays middle C's pitch.",
         toggle(true)},
        {Osc::phase, "phase", "Phase", "Where in its turn the wave is; modulated, it moves while it sounds.",
         linear(Unit::degrees, 0.0F, 360.0F, 0.0F, Modulation::audio)},
        {Osc::phase_mode, "phase_mode", "Starts",
         "A note starts at the set phase, where the oscillator happens to be, or anywhere.", choice(kPhaseModes, 0)},
        {Osc::unison, "unison", "Unison", "How many copies of the oscillator a note plays.",
         whole(Unit::count, 1.0F, static_cast<float>(kMaxUnison), 1.0F)},
        {Osc::detune, "detune", "Detune", "How far the outermost copies are out of tune.",
         cubic(Unit::cents, 200.0F, 20.0F, Modulation::voice)},
        {Osc::spread, "spread", "Spread",
         "How the copies are tuned between the middle and the outermost: gathered in the middle, evenly, at the edges.",
         percent(50.0F)},
        {Osc::blend, "blend", "Blend", "Loudness of the outer copies against the ones in the middle.",
         percent(100.0F, Modulation::voice)},
        {Osc::width, "width", "Width", "How far the copies are spread between left and right.",
         percent(100.0F, Modulation::voice)},
        {Osc::stack, "stack", "Stack", "Intervals at which the copies are stacked.", choice(kStacks, 0)},
        {Osc::warp, "warp", "Warp", "How the wave's turn is bent out of shape.", choice(kWarps, 0)},
        {Osc::warp_amount, "warp_amount", "Warp", "How far.", percent(0.0F, Modulation::voice)},
        {Osc::modulation, "modulation", "Modulation", "What another oscillator does to this one.",
         choice(kOscModulations, 0)},
        {Osc::modulator, "modulator", "By", "The oscillator that does it.", choice(kModulators, 1)},
        {Osc::modulation_amount, "modulation_amount", "Amount", "How strongly.", percent(0.0F, Modulation::voice)},
        {Osc::destination, "destination", "To", "Where the oscillator's sound goes.", choice(kDestinations, 0)},
    }};
}

inline constexpr Declarations<Osc> kFirstOsc = oscillator(true);
inline constexpr Declarations<Osc> kOtherOsc = oscillator(false);

inline constexpr Declarations<Sub> kSub{{
    {Sub::on, "on", "On", "Whether the sub-oscillator sounds.", toggle(false)},
    {Sub::shape, "shape", "Shape", "Its wave.", choice(kSubShapes, 0)},
    {Sub::octave, "octave", "Octave", "How far below the note it plays.", whole(Unit::octaves, -3.0F, 0.0F, -1.0F)},
    {Sub::level, "level", "Level", "Loudness of the sub-oscillator.", fader(-6.0F, Modulation::voice)},
    {Sub::pan, "pan", "Pan", "Place between left and right, at constant power.", balance(Modulation::voice)},
    {Sub::destination, "destination", "To", "Where its sound goes.", choice(kDestinations, 3)},
}};

inline constexpr Declarations<Noise> kNoise{{
    {Noise::on, "on", "On", "Whether the noise sounds.", toggle(false)},
    {Noise::colour, "colour", "Colour",
     "White has the same power at each hertz, pink in each octave, brown falls twice as fast.",
     choice(kNoiseColours, 0)},
    {Noise::level, "level", "Level", "Loudness of the noise.", fader(-12.0F, Modulation::voice)},
    {Noise::pan, "pan", "Pan", "Place between left and right, at constant power.", balance(Modulation::voice)},
    {Noise::destination, "destination", "To", "Where its sound goes.", choice(kDestinations, 0)},
}};

inline constexpr Declarations<Filter> kFilter{{
    {Filter::on, "on", "On", "Whether the filter is in the voice's way.", toggle(false)},
    {Filter::type, "type", "Type",
     "Low, band and high let that part pass, 12 or 24 dB an octave; notch and peak cut and raise; ladder sings.",
     choice(kFilterTypes, 1)},
    {Filter::cutoff, "cutoff", "Cutoff",
     "The frequency at which the filter works; at 1 kHz a vowel stands as it is spoken.",
     exponential(Unit::hertz, 16.0F, 20480.0F, 8000.0F, Modulation::audio)},
    {Filter::resonance, "resonance", "Resonance", "How much it rings at the cutoff; fully up it sings by itself.",
     percent(0.0F, Modulation::voice)},
    {Filter::drive, "drive", "Drive", "How hard the filter's input is driven; at 0 dB it is not.",
     linear(Unit::decibel, 0.0F, 36.0F, 0.0F, Modulation::voice)},
    {Filter::keytrack, "keytrack", "Keytrack", "How far the cutoff follows the keys, from middle C on.",
     linear(Unit::percent, -100.0F, 200.0F, 0.0F, Modulation::voice)},
    {Filter::vowel, "vowel", "Vowel", "From A over E, I and O to U; for comb, how dark it rings.",
     percent(0.0F, Modulation::voice)},
}};

}  // namespace refrain::patch::declarations
