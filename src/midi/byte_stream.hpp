#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/event.hpp"
#include "rt/realtime.hpp"

namespace refrain::midi {

/// Cuts a stream of MIDI bytes into events: running status, real-time bytes anywhere, system exclusive and other
/// system messages skipped, and after any nonsense the next status byte starts afresh. One thread at a time.
class ByteStream {
public:
    /// Takes the next byte; the event that it completes (at frame 0), if any. Wait-free.
    [[nodiscard]] std::optional<engine::Event> push(std::uint8_t byte) REFRAIN_RT;

    /// Forgets a begun message and the running status. Wait-free.
    void reset() REFRAIN_RT;

private:
    std::array<std::uint8_t, 3> message_{};  // the running status, then the data bytes so far
    std::size_t length_ = 0;                 // of message_; 0: no running status, data bytes are skipped
};

}  // namespace refrain::midi
