#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>

#include "midi/midi_file.hpp"

namespace refrain::test {

/// What holds for every input: an error is one line that names the place; music is ordered, finite, playable, and no
/// larger than its file.
inline bool midi_file_answer_makes_sense(std::span<const std::uint8_t> bytes) {
    const auto file = midi::parse_midi_file(bytes, "fuzz.mid");
    if (!file) {
        return file.error().starts_with("fuzz.mid: byte ") && file.error().find('\n') == std::string::npos &&
               std::stoul(file.error().substr(15)) <= bytes.size();
    }
    double latest_s = 0.0;
    for (const midi::FileEvent& event : file->events) {
        const bool valid = event.time_s >= latest_s && event.event.channel < 16 && event.event.number < 128 &&
                           event.event.value < 16384 && event.event.frame == 0 &&
                           !(event.event.kind == engine::EventKind::note_on && event.event.value == 0);
        if (!valid) {
            return false;
        }
        latest_s = event.time_s;
    }
    return latest_s <= file->duration_s && file->duration_s <= midi::kLongestMusicS &&
           file->events.size() <= bytes.size() / 2;
}

}  // namespace refrain::test
