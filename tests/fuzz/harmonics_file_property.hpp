#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "app/harmonics_file.hpp"

namespace refrain::test {

/// What holds for every input: an error is one line that names the place; harmonics are within their limits and sound.
inline bool harmonics_file_answer_makes_sense(std::string_view text) {
    const auto harmonics = app::parse_harmonics(text, "fuzz.txt");
    if (!harmonics) {
        return harmonics.error().starts_with("fuzz.txt: line ") && harmonics.error().find('\n') == std::string::npos;
    }
    const auto within = [](const wavetable::Harmonic& h) {
        return h.amplitude >= 0.0F && h.amplitude <= 1.0F && h.phase_turns >= 0.0F && h.phase_turns <= 1.0F;
    };
    const auto sounds = [](const wavetable::Harmonic& h) { return h.amplitude > 0.0F; };
    return harmonics->size() <= wavetable::kMaxHarmonics && std::all_of(harmonics->begin(), harmonics->end(), within) &&
           std::any_of(harmonics->begin(), harmonics->end(), sounds);
}

}  // namespace refrain::test
