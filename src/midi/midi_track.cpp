#include "midi/midi_track.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "midi/message.hpp"

namespace refrain::midi {
namespace {

constexpr std::uint8_t kMeta = 0xFF;
constexpr std::uint8_t kSystemExclusive = 0xF0;
constexpr std::uint8_t kEscape = 0xF7;
constexpr std::uint8_t kMetaEndOfTrack = 0x2F;
constexpr std::uint8_t kMetaTempo = 0x51;

std::string hexadecimal(std::uint8_t byte) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    return {'0', 'x', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
}

class TrackReader {
public:
    explicit TrackReader(ByteCursor cursor) : cursor_(cursor) {}

    Track read() {
        while (cursor_.remaining() > 0 && !ended_) {
            event_offset_ = cursor_.offset();
            tick_ += cursor_.variable_length("a delta time");
            const std::uint8_t first = cursor_.peek("an event");
            if (first < 0x80 || is_channel_status(first)) {
                read_channel_message();
            } else if (first == kMeta) {
                read_meta();
            } else if (first == kSystemExclusive || first == kEscape) {
                cursor_.byte("an event");
                const std::uint32_t length = cursor_.variable_length("the length of a system exclusive message");
                cursor_.take(length, "a system exclusive message");
            } else {
                throw FileFault{cursor_.offset(), "expected an event, found the system message " + hexadecimal(first) +
                                                      ", which a file cannot hold"};
            }
        }
        track_.end_tick = tick_;
        track_.end_offset = event_offset_;
        return std::move(track_);
    }

private:
    void read_channel_message() {
        if (is_status(cursor_.peek("an event"))) {
            status_ = cursor_.byte("an event");
        } else if (status_ == 0) {
            throw FileFault{cursor_.offset(),
                            "expected a status byte (0x80 or above), found " + hexadecimal(cursor_.peek("an event"))};
        }
        std::array<std::uint8_t, 3> message{status_, 0, 0};
        for (std::size_t i = 1; i <= data_bytes(status_); ++i) {
            const std::size_t offset = cursor_.offset();
            message[i] = cursor_.byte("a data byte");
            if (is_status(message[i])) {
                throw FileFault{offset, "expected a data byte (0x7F or below), found " + hexadecimal(message[i])};
            }
        }
        if (const auto event = parse_message(std::span(message).first(1 + data_bytes(status_)))) {
            track_.items.push_back({.tick = tick_, .tempo_us = 0, .event = *event, .offset = event_offset_});
        }
    }

    void read_meta() {
        cursor_.byte("an event");
        const std::uint8_t type = cursor_.byte("the type of a meta event");
        const std::size_t length_offset = cursor_.offset();
        const std::uint32_t length = cursor_.variable_length("the length of a meta event");
        ByteCursor body = cursor_.part(length, "a meta event");
        if (type == kMetaEndOfTrack) {
            ended_ = true;
        } else if (type == kMetaTempo) {
            if (length != 3) {
                throw FileFault{length_offset,
                                "expected a tempo of 3 bytes, found a length of " + std::to_string(length)};
            }
            const std::uint32_t tempo_us = body.big_endian(3, "a tempo");
            if (tempo_us == 0) {
                throw FileFault{length_offset + 1, "expected a tempo above 0 microseconds a quarter note, found 0"};
            }
            track_.items.push_back({.tick = tick_, .tempo_us = tempo_us, .event = {}, .offset = event_offset_});
        }
    }

    ByteCursor cursor_;
    Track track_;
    std::uint64_t tick_ = 0;
    std::size_t event_offset_ = 0;
    std::uint8_t status_ = 0;  // running status; kept across meta and system exclusive events, as many writers expect
    bool ended_ = false;
};

}  // namespace

Track read_track(ByteCursor body) {
    return TrackReader(body).read();
}

}  // namespace refrain::midi
