#include "midi/byte_stream.hpp"

#include <span>

#include "midi/message.hpp"

namespace refrain::midi {

namespace {
constexpr std::uint8_t kFirstRealTimeByte = 0xF8;
}

std::optional<engine::Event> ByteStream::push(std::uint8_t byte) REFRAIN_RT {
    if (byte >= kFirstRealTimeByte) {
        return std::nullopt;  // may stand between the bytes of another message and changes nothing there
    }
    if (is_status(byte)) {
        // A system message ends the running status, so the data bytes that follow it are skipped.
        message_[0] = byte;
        length_ = is_channel_status(byte) ? 1 : 0;
        return std::nullopt;
    }
    if (length_ == 0) {
        return std::nullopt;
    }
    message_[length_++] = byte;
    if (length_ <= data_bytes(message_[0])) {
        return std::nullopt;
    }
    const std::optional<engine::Event> event = parse_message(std::span(message_.data(), length_));
    length_ = 1;
    return event;
}

void ByteStream::reset() REFRAIN_RT {
    length_ = 0;
}

}  // namespace refrain::midi
