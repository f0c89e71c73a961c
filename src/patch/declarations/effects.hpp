#pragma once

#include "patch/declarations/declaration.hpp"

namespace refrain::patch::declarations {

inline constexpr Kind kFxMix50 = percent(50.0F, Modulation::global);

inline constexpr Declarations<Chorus> kChorus{{
    {Chorus::on, "on", "On", "Whether the chorus is heard.", toggle(false)},
    {Chorus::rate, "rate", "Rate", "Speed of the copies' wandering.",
     exponential(Unit::hertz, 0.02F, 10.0F, 0.4F, Modulation::global)},
    {Chorus::depth, "depth", "Depth", "How far the copies wander.", percent(40.0F, Modulation::global)},
    {Chorus::delay, "delay", "Delay", "How far behind the copies are.",
     exponential(Unit::seconds, 0.001F, 0.04F, 0.008F)},
    {Chorus::feedback, "feedback", "Feedback", "How much of the copies is copied again.",
     signed_percent(0.0F, Modulation::global)},
    {Chorus::mix, "mix", "Mix", "Loudness of the copies.", kFxMix50},
}};

inline constexpr Declarations<Flanger> kFlanger{{
    {Flanger::on, "on", "On", "Whether the flanger is heard.", toggle(false)},
    {Flanger::rate, "rate", "Rate", "Speed of the sweep.",
     exponential(Unit::hertz, 0.01F, 10.0F, 0.2F, Modulation::global)},
    {Flanger::depth, "depth", "Depth", "How far it sweeps.", percent(70.0F, Modulation::global)},
    {Flanger::delay, "delay", "Delay", "The middle of the sweep.",
     exponential(Unit::seconds, 0.0002F, 0.01F, 0.002F, Modulation::global)},
    {Flanger::feedback, "feedback", "Feedback", "How sharp the comb is; negative hollows it out.",
     signed_percent(50.0F, Modulation::global)},
    {Flanger::mix, "mix", "Mix", "Loudness of the flanged copy.", kFxMix50},
}};

inline constexpr Declarations<Phaser> kPhaser{{
    {Phaser::on, "on", "On", "Whether the phaser is heard.", toggle(false)},
    {Phaser::rate, "rate", "Rate", "Speed of the sweep.",
     exponential(Unit::hertz, 0.01F, 10.0F, 0.3F, Modulation::global)},
    {Phaser::depth, "depth", "Depth", "How far the notches sweep.", percent(60.0F, Modulation::global)},
    {Phaser::centre, "centre", "Centre", "The frequency around which they sweep.",
     exponential(Unit::hertz, 60.0F, 8000.0F, 800.0F, Modulation::global)},
    {Phaser::feedback, "feedback", "Feedback", "How deep the notches are.", signed_percent(40.0F, Modulation::global)},
    {Phaser::mix, "mix", "Mix", "Loudness of the phased copy.", kFxMix50},
}};

inline constexpr Declarations<Distortion> kDistortion{{
    {Distortion::on, "on", "On", "Whether the distortion is heard.", toggle(false)},
    {Distortion::curve, "curve", "Curve", "How what is too loud is bent.", choice(kDistortionCurves, 0)},
    {Distortion::drive, "drive", "Drive", "How hard it is driven.",
     linear(Unit::decibel, 0.0F, 48.0F, 12.0F, Modulation::global)},
    {Distortion::tone, "tone", "Tone", "Highest frequency that it passes on.",
     exponential(Unit::hertz, 200.0F, 20000.0F, 12000.0F, Modulation::global)},
    {Distortion::mix, "mix", "Mix", "How much of the sound is distorted.", percent(100.0F, Modulation::global)},
}};

inline constexpr Kind equalizer_gain() {
    return linear(Unit::decibel, -18.0F, 18.0F, 0.0F, Modulation::global);
}

inline constexpr Declarations<Equalizer> kEqualizer{{
    {Equalizer::on, "on", "On", "Whether the equalizer is heard.", toggle(false)},
    {Equalizer::low_frequency, "low_frequency", "Low", "Below it, the low gain counts.",
     exponential(Unit::hertz, 20.0F, 1000.0F, 120.0F, Modulation::global)},
    {Equalizer::low_gain, "low_gain", "Low gain", "Gain of the lows.", equalizer_gain()},
    {Equalizer::mid_frequency, "mid_frequency", "Mid", "Around it, the mid gain counts.",
     exponential(Unit::hertz, 100.0F, 10000.0F, 1000.0F, Modulation::global)},
    {Equalizer::mid_gain, "mid_gain", "Mid gain", "Gain of the middle.", equalizer_gain()},
    {Equalizer::mid_q, "mid_q", "Mid Q", "How narrow the middle is.",
     exponential(Unit::ratio, 0.2F, 12.0F, 0.8F, Modulation::global)},
    {Equalizer::high_frequency, "high_frequency", "High", "Above it, the high gain counts.",
     exponential(Unit::hertz, 1000.0F, 18000.0F, 6000.0F, Modulation::global)},
    {Equalizer::high_gain, "high_gain", "High gain", "Gain of the highs.", equalizer_gain()},
}};

inline constexpr Declarations<Compressor> kCompressor{{
    {Compressor::on, "on", "On", "Whether the compressor is heard.", toggle(false)},
    {Compressor::threshold, "threshold", "Threshold", "Above it, loud becomes less loud.",
     linear(Unit::decibel, -60.0F, 0.0F, -18.0F, Modulation::global)},
    {Compressor::ratio, "ratio", "Ratio", "How much less.",
     exponential(Unit::ratio, 1.0F, 20.0F, 3.0F, Modulation::global)},
    {Compressor::attack, "attack", "Attack", "How fast it takes hold.",
     exponential(Unit::seconds, 0.0001F, 0.2F, 0.01F)},
    {Compressor::release, "release", "Release", "How fast it lets go.", exponential(Unit::seconds, 0.01F, 2.0F, 0.15F)},
    {Compressor::gain, "gain", "Gain", "Makes up for what was taken.",
     linear(Unit::decibel, 0.0F, 24.0F, 0.0F, Modulation::global)},
    {Compressor::mix, "mix", "Mix", "How much of the sound is compressed.", percent(100.0F, Modulation::global)},
}};

inline constexpr Declarations<Delay> kDelay{{
    {Delay::on, "on", "On", "Whether the echo is heard.", toggle(false)},
    {Delay::time, "time", "Time", "From a sound to its echo.",
     exponential(Unit::seconds, 0.005F, 2.0F, 0.35F, Modulation::global)},
    {Delay::sync, "sync", "Sync", "The time is a note's length at the tempo instead.", toggle(false)},
    {Delay::division, "division", "Length", "The note's length; d is dotted, t a triplet.", choice(kDivisions, 11)},
    {Delay::ping_pong, "ping_pong", "Ping-pong", "Echoes go from side to side.", toggle(false)},
    {Delay::feedback, "feedback", "Feedback", "How loud each echo is against the one before.",
     percent(40.0F, Modulation::global)},
    {Delay::low_cut, "low_cut", "Low cut", "Each echo loses what is below.",
     exponential(Unit::hertz, 20.0F, 2000.0F, 80.0F, Modulation::global)},
    {Delay::high_cut, "high_cut", "High cut", "Each echo loses what is above.",
     exponential(Unit::hertz, 200.0F, 20000.0F, 8000.0F, Modulation::global)},
    {Delay::mix, "mix", "Mix", "Loudness of the echoes.", percent(30.0F, Modulation::global)},
}};

inline constexpr Declarations<Reverb> kReverb{{
    {Reverb::on, "on", "On", "Whether the room is heard.", toggle(false)},
    {Reverb::size, "size", "Size", "How large the room is.", percent(60.0F)},
    {Reverb::decay, "decay", "Decay", "Time in which the room falls silent (60 dB).",
     exponential(Unit::seconds, 0.1F, 30.0F, 2.0F, Modulation::global)},
    {Reverb::damping, "damping", "Damping", "Above it, the room swallows sound sooner.",
     exponential(Unit::hertz, 500.0F, 20000.0F, 6000.0F, Modulation::global)},
    {Reverb::pre_delay, "pre_delay", "Pre-delay", "Time until the room answers.", cubic(Unit::seconds, 0.25F, 0.01F)},
    {Reverb::modulation, "modulation", "Modulation", "How much the room's reflections move, against ringing.",
     percent(30.0F, Modulation::global)},
    {Reverb::mix, "mix", "Mix", "Loudness of the room.", percent(25.0F, Modulation::global)},
}};

inline constexpr Declarations<Output> kOutput{{
    {Output::width, "width", "Width", "0 % is mono, 100 % as it comes, more is wider.",
     linear(Unit::percent, 0.0F, 200.0F, 100.0F, Modulation::global)},
    {Output::limiter, "limiter", "Limiter", "Keeps every peak below the ceiling.", toggle(false)},
    {Output::ceiling, "ceiling", "Ceiling", "The highest peak that leaves.",
     linear(Unit::decibel, -24.0F, 0.0F, -0.3F)},
}};

}  // namespace refrain::patch::declarations
