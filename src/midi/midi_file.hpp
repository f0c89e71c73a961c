#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "engine/event.hpp"

namespace refrain::midi {

/// One event of a file; its own `frame` is 0.
struct FileEvent {
    double time_s = 0.0;  ///< from the start of the music, never falling
    engine::Event event{};

    bool operator==(const FileEvent&) const = default;
};

/// The music of a Standard MIDI File: all tracks in one line, tempo resolved to time. Events of the same tick stand in
/// the order of their tracks and, within a track, in the order of the file; note-offs are not moved before note-ons.
struct MidiFile {
    std::uint16_t format = 0;  ///< 0, 1, or 2
    std::size_t tracks = 0;    ///< track chunks read
    double duration_s = 0.0;   ///< to the latest end of a track, at least to the last event
    std::vector<FileEvent> events;
};

/// No music lasts longer than this; a file that claims to is refused.
inline constexpr double kLongestMusicS = 24.0 * 3600.0;

/// Larger files are refused before they fill the memory.
inline constexpr std::size_t kLargestMidiFile = std::size_t{64} << 20U;

/// Reads the bytes of a Standard MIDI File ("Standard MIDI-File Format Specification 1.1", MIDI Manufacturers
/// Association, 1996): formats 0 and 1 (tracks played together), format 2 (tracks played one after the other, each with
/// its own tempo), metrical and SMPTE time, bare or wrapped in RIFF ("RMID"). System exclusive and meta events are
/// passed over, all but tempo; so are chunks of unknown type and whatever follows the last track. Running status is
/// kept across them, as files in the field expect.
///
/// Anything else, a file cut short above all, is an error in one line: `name`, the offset of the byte, what was
/// expected there. Memory used is bounded by the size of `bytes`, whatever lengths it claims. Any thread but the audio
/// thread.
[[nodiscard]] tl::expected<MidiFile, std::string> parse_midi_file(std::span<const std::uint8_t> bytes,
                                                                  std::string_view name);

/// Reads a file and parses it; the errors also name what the system refused.
[[nodiscard]] tl::expected<MidiFile, std::string> read_midi_file(const std::filesystem::path& path);

/// The frame on which something at `time_s` (0 or later) acts: the nearest one, the later of two equally near. So no
/// event is off by more than half a frame, and errors do not add up. Whoever plays a file, offline or live, asks here.
[[nodiscard]] std::uint64_t frame_at(double time_s, double sample_rate);

}  // namespace refrain::midi
