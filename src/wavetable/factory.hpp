#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "wavetable/harmonics.hpp"

namespace refrain::wavetable {

/// A table that comes with the program, made by a formula when somebody asks for it.
struct FactoryTable {
    std::string_view name;      ///< what files and the command line call it
    std::string_view category;  ///< "Classic", "Vocal", ...
    std::string_view help;      ///< one sentence: what is heard, and what the position does
    std::size_t frames = 1;     ///< 1..64
};

/// All of them, grouped by category. Any thread.
[[nodiscard]] std::span<const FactoryTable> factory_tables();

/// The frames of the table of that name; none when there is no such table. The four classic shapes are shape_harmonics
/// as they are; in every other table all frames are equally loud, none peaks above 1, and a harmonic keeps its phase
/// from frame to frame as far as the sound allows, so that a morph between two frames does not cancel. Tens of
/// milliseconds; any thread but the audio thread.
[[nodiscard]] std::vector<Harmonics> factory_frames(std::string_view name);

}  // namespace refrain::wavetable
