#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "engine/event.hpp"
#include "rt/realtime.hpp"

namespace refrain::midi {

/// The release velocity of a note-on with velocity 0 ("The Complete MIDI 1.0 Detailed Specification", 1996, p. 10:
/// a device that has no release velocity sends 64).
inline constexpr std::uint16_t kDefaultReleaseVelocity = 64;

[[nodiscard]] constexpr bool is_status(std::uint8_t byte) REFRAIN_RT {
    return byte >= 0x80;
}

/// Status bytes of one channel: everything below the system messages.
[[nodiscard]] constexpr bool is_channel_status(std::uint8_t byte) REFRAIN_RT {
    return byte >= 0x80 && byte < 0xF0;
}

/// How many data bytes follow a channel status: 1 or 2.
[[nodiscard]] constexpr std::size_t data_bytes(std::uint8_t channel_status) REFRAIN_RT {
    const unsigned kind = channel_status & 0xF0U;
    return kind == 0xC0U || kind == 0xD0U ? 1 : 2;
}

/// The event (at frame 0) of one complete channel message, status byte first; bytes past its length are not read.
/// Nothing for a message that is too short, has a data byte above 127, starts without a status byte, or is a system
/// message. A note-on with velocity 0 becomes a note_off; channel mode messages (120-127) stay control changes.
/// Any thread; wait-free.
[[nodiscard]] std::optional<engine::Event> parse_message(std::span<const std::uint8_t> bytes) REFRAIN_RT;

}  // namespace refrain::midi
