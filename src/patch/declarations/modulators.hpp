#pragma once

#include "patch/declarations/declaration.hpp"

namespace refrain::patch::declarations {

inline constexpr Declarations<Envelope> kEnvelope{{
    {Envelope::delay, "delay", "Delay", "Time from the key's stroke until the attack begins.",
     cubic(Unit::seconds, 10.0F, 0.0F, Modulation::voice)},
    {Envelope::attack, "attack", "Attack", "Time to full level.",
     exponential(Unit::seconds, 0.0005F, 20.0F, 0.002F, Modulation::voice)},
    {Envelope::hold, "hold", "Hold", "Time at full level.", cubic(Unit::seconds, 10.0F, 0.0F, Modulation::voice)},
    {Envelope::decay, "decay", "Decay", "Time from full level to the sustain level.",
     exponential(Unit::seconds, 0.001F, 20.0F, 0.3F, Modulation::voice)},
    {Envelope::sustain, "sustain", "Sustain", "Level that is held while the key is down.",
     percent(100.0F, Modulation::voice)},
    {Envelope::release, "release", "Release", "Time from letting go to silence.",
     exponential(Unit::seconds, 0.001F, 20.0F, 0.08F, Modulation::voice)},
    {Envelope::attack_curve, "attack_curve", "Attack curve",
     "Bend of the attack: up, it rises fast first; down, late; 0 % is a straight line.", signed_percent(20.0F)},
    {Envelope::decay_curve, "decay_curve", "Decay curve",
     "Bend of the decay: up, it falls fast first; down, late; 0 % is a straight line.", signed_percent(60.0F)},
    {Envelope::release_curve, "release_curve", "Release curve",
     "Bend of the release: up, it falls fast first; down, late; 0 % is a straight line.", signed_percent(60.0F)},
}};

inline constexpr Declarations<Lfo> kLfo{{
    {Lfo::shape, "shape", "Shape", "The wave of the modulation.", choice(kLfoShapes, 0)},
    {Lfo::rate, "rate", "Rate", "Turns a second.", exponential(Unit::hertz, 0.01F, 100.0F, 2.0F, Modulation::voice)},
    {Lfo::sync, "sync", "Sync", "A turn takes a note's length at the tempo instead.", toggle(false)},
    {Lfo::division, "division", "Length", "The note's length; d is dotted, t a triplet.", choice(kDivisions, 8)},
    {Lfo::scope, "scope", "Belongs", "Each voice has its own, starting with the note, or all share one.",
     choice(kLfoScopes, 0)},
    {Lfo::polarity, "polarity", "Swings", "Both ways around the slider's value, or only up from it.",
     choice(kLfoPolarities, 0)},
    {Lfo::phase, "phase", "Phase", "Where in its turn it starts.", linear(Unit::degrees, 0.0F, 360.0F, 0.0F)},
    {Lfo::delay, "delay", "Delay", "Time from the note's start until it begins to move.",
     cubic(Unit::seconds, 10.0F, 0.0F)},
    {Lfo::fade, "fade", "Fade-in", "Time over which it grows to its full swing.", cubic(Unit::seconds, 10.0F, 0.0F)},
    {Lfo::one_shot, "one_shot", "One shot", "Runs through one turn and stays at its end.", toggle(false)},
}};

inline constexpr Declarations<Macro> kMacro{{
    {Macro::value, "value", "Macro", "Moves whatever it is routed to.", percent(0.0F)},
}};

}  // namespace refrain::patch::declarations
