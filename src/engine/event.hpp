#pragma once

#include <cstdint>

namespace refrain::engine {

/// What a performer does, in the resolution of MIDI 1.0.
enum class EventKind : std::uint8_t {
    note_off,          ///< number: key, value: release velocity
    note_on,           ///< number: key, value: velocity 1..127
    poly_pressure,     ///< number: key, value: pressure
    control_change,    ///< number: controller, value: 0..127
    program_change,    ///< number: program
    channel_pressure,  ///< value: pressure
    pitch_bend,        ///< value: 0..16383, 8192 is the middle
    panic,             ///< every channel: all notes off at once, pedals up
};

/// One event at one sample. A note-on with velocity 0 has become a note_off before it gets here.
struct Event {
    std::uint32_t frame = 0;  ///< offset in the block that is rendered, in frames
    EventKind kind = EventKind::panic;
    std::uint8_t channel = 0;  ///< 0..15
    std::uint8_t number = 0;   ///< 0..127
    std::uint16_t value = 0;

    bool operator==(const Event&) const = default;
};

}  // namespace refrain::engine
