#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// What a parameter that is a choice chooses from: the enumerators in the order of their names. The names are what
/// players read and files hold.
namespace refrain::patch {

enum class PlayMode : std::uint8_t { poly, mono, legato };
inline constexpr std::array<std::string_view, 3> kPlayModes{"poly", "mono", "legato"};

enum class NotePriority : std::uint8_t { last, high, low };
inline constexpr std::array<std::string_view, 3> kNotePriorities{"last", "high", "low"};

enum class GlideUnit : std::uint8_t { time, rate };
inline constexpr std::array<std::string_view, 2> kGlideUnits{"time", "per octave"};

enum class GlideWhen : std::uint8_t { always, legato };
inline constexpr std::array<std::string_view, 2> kGlideWhens{"always", "legato"};

inline constexpr std::array<std::string_view, 4> kOversamplings{"1x", "2x", "4x", "8x"};

enum class FilterRouting : std::uint8_t { serial, parallel };
inline constexpr std::array<std::string_view, 2> kFilterRoutings{"serial", "parallel"};

enum class PhaseMode : std::uint8_t { reset, free, random };
inline constexpr std::array<std::string_view, 3> kPhaseModes{"reset", "free", "random"};

enum class Stack : std::uint8_t { unison, octave, two_octaves, fifth, major, minor, seventh, harmonics };
inline constexpr std::array<std::string_view, 8> kStacks{"unison", "octave", "2 octaves", "fifth",
                                                         "major",  "minor",  "seventh",   "harmonics"};

enum class Warp : std::uint8_t { off, bend, sync, mirror, quantize, formant };
inline constexpr std::array<std::string_view, 6> kWarps{"off", "bend", "sync", "mirror", "quantize", "formant"};

enum class OscModulation : std::uint8_t { off, frequency, phase, ring };
inline constexpr std::array<std::string_view, 4> kOscModulations{"off", "frequency", "phase", "ring"};

inline constexpr std::array<std::string_view, 3> kModulators{"osc 1", "osc 2", "osc 3"};

enum class Destination : std::uint8_t { filter_1, filter_2, both, direct };
inline constexpr std::array<std::string_view, 4> kDestinations{"filter 1", "filter 2", "both", "direct"};

inline constexpr std::array<std::string_view, 4> kSubShapes{"sine", "triangle", "saw", "square"};

enum class NoiseColour : std::uint8_t { white, pink, brown };
inline constexpr std::array<std::string_view, 3> kNoiseColours{"white", "pink", "brown"};

/// The same order as dsp::FilterType.
inline constexpr std::array<std::string_view, 13> kFilterTypes{"low 12",  "low 24",   "band 12",  "band 24", "high 12",
                                                               "high 24", "notch 12", "notch 24", "peak 12", "peak 24",
                                                               "ladder",  "comb",     "vowel"};

enum class LfoShape : std::uint8_t { sine, triangle, saw_up, saw_down, square, sample_and_hold, smooth_random, drawn };
inline constexpr std::array<std::string_view, 8> kLfoShapes{"sine",   "triangle",      "saw up",        "saw down",
                                                            "square", "sample & hold", "smooth random", "drawn"};

enum class LfoScope : std::uint8_t { voice, shared };
inline constexpr std::array<std::string_view, 2> kLfoScopes{"per voice", "shared"};

enum class LfoPolarity : std::uint8_t { bipolar, unipolar };
inline constexpr std::array<std::string_view, 2> kLfoPolarities{"bipolar", "unipolar"};

/// Lengths of notes in beats (quarter notes) as names; dotted and triplet forms included.
inline constexpr std::array<std::string_view, 18> kDivisions{"8/1",  "4/1",   "2/1",  "1/1",   "1/2d", "1/2",
                                                             "1/2t", "1/4d",  "1/4",  "1/4t",  "1/8d", "1/8",
                                                             "1/8t", "1/16d", "1/16", "1/16t", "1/32", "1/64"};
inline constexpr std::array<float, 18> kDivisionBeats{32.0F,       16.0F,  8.0F,  4.0F,        3.0F,   2.0F,
                                                      4.0F / 3.0F, 1.5F,   1.0F,  2.0F / 3.0F, 0.75F,  0.5F,
                                                      1.0F / 3.0F, 0.375F, 0.25F, 1.0F / 6.0F, 0.125F, 0.0625F};

enum class DistortionCurve : std::uint8_t { soft, hard, fold, tube, crush };
inline constexpr std::array<std::string_view, 5> kDistortionCurves{"soft", "hard", "fold", "tube", "crush"};

inline constexpr std::array<std::string_view, 2> kOffOn{"off", "on"};

}  // namespace refrain::patch
