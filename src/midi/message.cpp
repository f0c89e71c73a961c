#include "midi/message.hpp"

namespace refrain::midi {

std::optional<engine::Event> parse_message(std::span<const std::uint8_t> bytes) REFRAIN_RT {
    using engine::EventKind;
    if (bytes.empty() || !is_channel_status(bytes[0])) {
        return std::nullopt;
    }
    const std::size_t data = data_bytes(bytes[0]);
    if (bytes.size() <= data || is_status(bytes[1]) || (data == 2 && is_status(bytes[2]))) {
        return std::nullopt;
    }
    const std::uint8_t first = bytes[1];
    const std::uint8_t second = data == 2 ? bytes[2] : std::uint8_t{0};
    engine::Event event{.channel = static_cast<std::uint8_t>(bytes[0] & 0x0FU), .number = first, .value = second};
    switch (bytes[0] & 0xF0U) {
        case 0x80:
            event.kind = EventKind::note_off;
            break;
        case 0x90:
            event.kind = second == 0 ? EventKind::note_off : EventKind::note_on;
            event.value = second == 0 ? kDefaultReleaseVelocity : second;
            break;
        case 0xA0:
            event.kind = EventKind::poly_pressure;
            break;
        case 0xB0:
            event.kind = EventKind::control_change;
            break;
        case 0xC0:
            event.kind = EventKind::program_change;
            break;
        case 0xD0:
            event.kind = EventKind::channel_pressure;
            event.number = 0;
            event.value = first;
            break;
        default:
            event.kind = EventKind::pitch_bend;
            event.number = 0;
            event.value = static_cast<std::uint16_t>(first | (second << 7));
            break;
    }
    return event;
}

}  // namespace refrain::midi
