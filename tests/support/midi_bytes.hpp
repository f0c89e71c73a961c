#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace refrain::test {

/// The bytes of a Standard MIDI File, put together by hand.
class MidiBytes {
public:
    MidiBytes& text(std::string_view characters) {
        for (const char character : characters) {
            bytes_.push_back(static_cast<std::uint8_t>(character));
        }
        return *this;
    }
    MidiBytes& raw(std::initializer_list<int> values) {
        for (const int value : values) {
            bytes_.push_back(static_cast<std::uint8_t>(value));
        }
        return *this;
    }
    MidiBytes& big_endian(std::size_t count, std::uint32_t value) {
        while (count-- > 0) {
            bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * count)));
        }
        return *this;
    }
    MidiBytes& append(const MidiBytes& other) {
        bytes_.insert(bytes_.end(), other.bytes_.begin(), other.bytes_.end());
        return *this;
    }
    MidiBytes& header(std::uint32_t format, std::uint32_t tracks, std::uint32_t division) {
        return text("MThd").big_endian(4, 6).big_endian(2, format).big_endian(2, tracks).big_endian(2, division);
    }
    /// A track chunk around `body`, closed by an end-of-track event `delta` ticks after the last event.
    MidiBytes& track(MidiBytes body, int delta = 0) {
        body.raw({delta, 0xFF, 0x2F, 0x00});
        return text("MTrk").big_endian(4, static_cast<std::uint32_t>(body.bytes_.size())).append(body);
    }

    [[nodiscard]] const std::vector<std::uint8_t>& bytes() const { return bytes_; }

private:
    std::vector<std::uint8_t> bytes_;
};

/// Two tracks at 96 ticks a quarter note and 120, then 60 beats a minute: everything that a file commonly holds.
inline MidiBytes small_song() {
    MidiBytes conductor;
    conductor.raw({0, 0xFF, 0x03, 4}).text("Song").raw({0, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20});  // 500000 us
    conductor.raw({96, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40});                                      // 1000000 us
    MidiBytes notes;
    notes.raw({0, 0xF0, 3, 0x7E, 0x09, 0xF7}).raw({0, 0xC0, 5}).raw({0, 0x90, 60, 100});
    notes.raw({48, 64, 90}).raw({48, 60, 0}).raw({0, 64, 0}).raw({0, 0xE0, 0, 0x50}).raw({96, 0x90, 67, 80});
    notes.raw({96, 0x80, 67, 30});
    return MidiBytes().header(1, 2, 96).track(conductor).track(notes, 96);
}

}  // namespace refrain::test
