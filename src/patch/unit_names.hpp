#pragma once

#include <array>
#include <string_view>

#include "patch/parameters.hpp"

namespace refrain::patch {

/// A unit as it is written behind a number, in small letters.
struct UnitName {
    Unit unit;
    std::string_view text;
    double factor;  ///< from this unit to the parameter's own
};

/// Every spelling that is understood.
inline constexpr std::array<UnitName, 20> kUnitNames{
    {{Unit::decibel, "db", 1.0},      {Unit::percent, "%", 1.0},           {Unit::balance, "%", 1e-2},
     {Unit::semitones, "st", 1.0},    {Unit::semitones, "semitones", 1.0}, {Unit::cents, "ct", 1.0},
     {Unit::cents, "cents", 1.0},     {Unit::seconds, "s", 1.0},           {Unit::seconds, "ms", 1e-3},
     {Unit::hertz, "hz", 1.0},        {Unit::hertz, "khz", 1e3},           {Unit::hertz, "k", 1e3},
     {Unit::octaves, "oct", 1.0},     {Unit::octaves, "octaves", 1.0},     {Unit::degrees, "deg", 1.0},
     {Unit::degrees, "degrees", 1.0}, {Unit::degrees, "\u00b0", 1.0},      {Unit::bpm, "bpm", 1.0},
     {Unit::ratio, "x", 1.0},         {Unit::ratio, "\u00d7", 1.0}}};

}  // namespace refrain::patch
