#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/event.hpp"
#include "midi/byte_cursor.hpp"

namespace refrain::midi {

/// What a track of a Standard MIDI File says at one tick: something to play, or a new tempo.
struct TrackItem {
    std::uint64_t tick = 0;
    std::uint32_t tempo_us = 0;  ///< microseconds a quarter note; 0: this is an event
    engine::Event event{};
    std::size_t offset = 0;  ///< in the file, in bytes
};

/// One track, in the order of the file.
struct Track {
    std::vector<TrackItem> items;
    std::uint64_t end_tick = 0;
    std::size_t end_offset = 0;  ///< of the event that ends it
};

/// Reads the body of one track chunk. Throws FileFault.
[[nodiscard]] Track read_track(ByteCursor body);

}  // namespace refrain::midi
