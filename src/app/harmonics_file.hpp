#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "wavetable/harmonics.hpp"

namespace refrain::app {

/// Reads harmonics from text, one a line from the fundamental up: `amplitude [phase in turns]`. The amplitude is
/// linear, at most 1 (a full-scale sine) either way; a negative one is the same with half a turn of phase. The phase is
/// any number; whole turns change nothing. `#` starts a comment; empty lines are passed over; a harmonic that is to be
/// silent is written as 0. One to kMaxHarmonics harmonics, and at least one that is not silent.
///
/// Anything else is an error in one line: `name`, the number of the line, what was expected. Any thread but the audio
/// thread.
[[nodiscard]] tl::expected<wavetable::Harmonics, std::string> parse_harmonics(std::string_view text,
                                                                              std::string_view name);

/// Reads a file of that form.
[[nodiscard]] tl::expected<wavetable::Harmonics, std::string> read_harmonics_file(const std::filesystem::path& path);

}  // namespace refrain::app
