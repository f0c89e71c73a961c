#pragma once

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/event.hpp"
#include "midi/midi_file.hpp"
#include "support/jack_peers.hpp"

namespace refrain::test {

/// A piece of Debian's pianobooster package, by the name of its file. Throws when REFRAIN_TEST_MIDI_DIR, the folder
/// that they were unpacked into, is not set or does not hold it.
inline std::filesystem::path piece(const std::string& name) {
    const char* const folder = std::getenv("REFRAIN_TEST_MIDI_DIR");
    if (folder == nullptr) {
        throw std::runtime_error("REFRAIN_TEST_MIDI_DIR is not set; tests/run fetches the music and sets it");
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().filename() == name) {
            return entry.path();
        }
    }
    throw std::runtime_error(std::string(folder) + ": no " + name + " in this folder; tests/run fetches it");
}

/// The bytes of an event as a keyboard sends them.
inline std::vector<std::uint8_t> bytes_of(const engine::Event& event) {
    using engine::EventKind;
    const auto low = static_cast<std::uint8_t>(event.value & 0x7FU);
    const auto message = [&](unsigned status, std::uint8_t first, std::uint8_t second) {
        return std::vector<std::uint8_t>{static_cast<std::uint8_t>(status | event.channel), first, second};
    };
    switch (event.kind) {
        case EventKind::note_off:
            return message(0x80, event.number, low);
        case EventKind::note_on:
            return message(0x90, event.number, low);
        case EventKind::poly_pressure:
            return message(0xA0, event.number, low);
        case EventKind::control_change:
            return message(0xB0, event.number, low);
        case EventKind::program_change:
            return {static_cast<std::uint8_t>(0xC0U | event.channel), event.number};
        case EventKind::channel_pressure:
            return {static_cast<std::uint8_t>(0xD0U | event.channel), low};
        case EventKind::pitch_bend:
            return message(0xE0, low, static_cast<std::uint8_t>(event.value >> 7U));
        case EventKind::panic:
            break;
    }
    throw std::logic_error("no such message in a file");
}

/// A file's music as messages at their frames.
inline std::vector<MidiSender::Message> messages_of(const std::filesystem::path& file, double sample_rate) {
    const auto music = midi::read_midi_file(file);
    if (!music) {
        throw std::runtime_error(music.error());
    }
    std::vector<MidiSender::Message> messages;
    for (const midi::FileEvent& event : music->events) {
        messages.push_back({midi::frame_at(event.time_s, sample_rate), bytes_of(event.event)});
    }
    return messages;
}

}  // namespace refrain::test
