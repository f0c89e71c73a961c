#pragma once

#include <jack/midiport.h>

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/event.hpp"
#include "jack/realtime_calls.hpp"
#include "midi/byte_stream.hpp"
#include "rt/realtime.hpp"

namespace refrain::jack {

/// The events of a JACK MIDI port in one cycle, in order. JACK asks for one whole message an event, but not every
/// client obeys, so the bytes are read as a stream. Audio thread, wait-free.
class PortSource {
public:
    /// `stream` keeps what one cycle leaves unfinished for the next.
    PortSource(void* buffer, midi::ByteStream& stream) REFRAIN_RT : buffer_(buffer),
                                                                    count_(realtime::midi_event_count(buffer)),
                                                                    stream_(stream) {
        look();
    }

    /// The frame of the next event, if there is one.
    [[nodiscard]] std::optional<std::uint32_t> frame() const REFRAIN_RT {
        return next_ ? std::optional(next_->frame) : std::nullopt;
    }

    /// The event that frame() speaks of.
    [[nodiscard]] engine::Event take() REFRAIN_RT {
        const engine::Event event = *next_;
        look();
        return event;
    }

private:
    void look() REFRAIN_RT {
        next_.reset();
        while (!next_ && (byte_ < event_.size || load())) {
            next_ = stream_.push(event_.buffer[byte_++]);
            if (next_) {
                next_->frame = event_.time;
            }
        }
    }

    [[nodiscard]] bool load() REFRAIN_RT {
        event_.size = 0;
        byte_ = 0;
        while (event_.size == 0 && index_ < count_) {
            if (!realtime::midi_event(buffer_, index_, event_)) {
                event_.size = 0;
            }
            ++index_;
        }
        return event_.size != 0;
    }

    void* buffer_;
    std::uint32_t count_;
    std::uint32_t index_ = 0;
    midi::ByteStream& stream_;
    jack_midi_event_t event_{};
    std::size_t byte_ = 0;
    std::optional<engine::Event> next_;
};

}  // namespace refrain::jack
