#include "midi/midi_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <system_error>

#include "midi/byte_cursor.hpp"
#include "midi/midi_track.hpp"

namespace refrain::midi {
namespace {

constexpr std::uint32_t kInitialTempoUs = 500'000;  // a quarter note; 120 beats a minute until the file says otherwise

// How long a tick lasts: tempo_us * scale_s seconds, where SMPTE time has no tempo.
struct TimeBase {
    double scale_s = 0.0;
    bool smpte = false;
};

struct Header {
    std::uint16_t format = 0;
    std::size_t tracks = 0;
    TimeBase time_base;
};

std::string printable(std::span<const std::uint8_t> bytes) {
    std::string text = "\"";
    for (const std::uint8_t byte : bytes) {
        text += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '.';
    }
    return text + "\"";
}

bool spells(std::span<const std::uint8_t> bytes, std::string_view text) {
    return bytes.size() == text.size() && std::memcmp(bytes.data(), text.data(), text.size()) == 0;
}

TimeBase read_division(ByteCursor& cursor) {
    const std::size_t offset = cursor.offset();
    const std::uint32_t division = cursor.big_endian(2, "the time division");
    if ((division & 0x8000U) == 0) {
        if (division == 0) {
            throw FileFault{offset, "expected a time division of at least 1 tick a quarter note, found 0"};
        }
        return {.scale_s = 1.0 / (1e6 * static_cast<double>(division)), .smpte = false};
    }
    const int frames_a_second = 256 - static_cast<int>(division >> 8U);
    const auto ticks_a_frame = static_cast<double>(division & 0xFFU);
    if (frames_a_second != 24 && frames_a_second != 25 && frames_a_second != 29 && frames_a_second != 30) {
        throw FileFault{offset, "expected an SMPTE rate of 24, 25, 29 or 30 frames a second, found " +
                                    std::to_string(frames_a_second)};
    }
    if (ticks_a_frame == 0.0) {
        throw FileFault{offset + 1, "expected at least 1 tick an SMPTE frame, found 0"};
    }
    // "29" is 30 frames with drop-frame counting, which run at the rate of colour television.
    const double rate = frames_a_second == 29 ? 30000.0 / 1001.0 : static_cast<double>(frames_a_second);
    return {.scale_s = 1.0 / (rate * ticks_a_frame), .smpte = true};
}

Header read_header(ByteCursor& cursor) {
    const std::size_t start = cursor.offset();
    const auto type = cursor.take(4, "a header chunk \"MThd\"");
    if (!spells(type, "MThd")) {
        throw FileFault{
            start, "expected a header chunk \"MThd\", found " + printable(type) + ": this is no Standard MIDI File"};
    }
    const std::size_t length_offset = cursor.offset();
    const std::uint32_t length = cursor.big_endian(4, "the header's length");
    if (length < 6) {
        throw FileFault{length_offset,
                        "expected a header of at least 6 bytes, found a length of " + std::to_string(length)};
    }
    ByteCursor body = cursor.part(length, "the header");
    Header header;
    header.format = static_cast<std::uint16_t>(body.big_endian(2, "the format"));
    if (header.format > 2) {
        throw FileFault{start + 8, "expected format 0, 1 or 2, found " + std::to_string(header.format)};
    }
    header.tracks = body.big_endian(2, "the number of tracks");
    if (header.tracks == 0) {
        throw FileFault{start + 10, "expected at least 1 track, found 0"};
    }
    header.time_base = read_division(body);
    return header;
}

std::vector<Track> read_tracks(ByteCursor& cursor, std::size_t count) {
    std::vector<Track> tracks;  // grows with what is there, not with what the header claims
    while (tracks.size() < count) {
        const std::string number = "track " + std::to_string(tracks.size() + 1) + " of " + std::to_string(count);
        const auto type = cursor.take(4, (number + ", a chunk \"MTrk\"").c_str());
        const std::uint32_t length = cursor.big_endian(4, ("the length of " + number).c_str());
        if (spells(type, "MTrk")) {
            tracks.push_back(read_track(cursor.part(length, number.c_str())));
        } else {
            cursor.take(length, ("the chunk " + printable(type) + " before " + number).c_str());
        }
    }
    return tracks;
}

// Turns ticks into seconds, in the order of time.
class TickClock {
public:
    TickClock(TimeBase base, double start_s) : base_(base), time_s_(start_s), anchor_s_(start_s) {}

    double time_at(std::uint64_t tick, std::size_t offset) {
        // From the last change of tempo, so that rounding does not add up tick by tick.
        const double a_tick_s = base_.smpte ? base_.scale_s : base_.scale_s * static_cast<double>(tempo_us_);
        time_s_ = std::max(time_s_, anchor_s_ + static_cast<double>(tick - anchor_tick_) * a_tick_s);
        if (time_s_ > kLongestMusicS) {
            throw FileFault{offset, "expected music of at most 24 hours, but the delta times up to here say more"};
        }
        return time_s_;
    }

    void set_tempo(std::uint64_t tick, std::uint32_t tempo_us, std::size_t offset) {
        anchor_s_ = time_at(tick, offset);
        anchor_tick_ = tick;
        tempo_us_ = tempo_us;
    }

private:
    TimeBase base_;
    double time_s_;
    double anchor_s_;
    std::uint64_t anchor_tick_ = 0;
    std::uint32_t tempo_us_ = kInitialTempoUs;
};

// Appends `track` to the music, starting where the music ends.
void play(const Track& track, TimeBase base, MidiFile& music) {
    TickClock clock(base, music.duration_s);
    for (const TrackItem& item : track.items) {
        if (item.tempo_us != 0) {
            clock.set_tempo(item.tick, item.tempo_us, item.offset);
        } else {
            music.events.push_back({.time_s = clock.time_at(item.tick, item.offset), .event = item.event});
        }
    }
    music.duration_s = clock.time_at(track.end_tick, track.end_offset);
}

// Tracks that sound together, as one.
Track merged(std::vector<Track> tracks) {
    Track all;
    for (Track& track : tracks) {
        all.items.insert(all.items.end(), track.items.begin(), track.items.end());
        track.items = {};
        if (track.end_tick >= all.end_tick) {
            all.end_tick = track.end_tick;
            all.end_offset = track.end_offset;
        }
    }
    // Offsets follow the order of the tracks in the file, so they settle what comes first within a tick.
    std::sort(all.items.begin(), all.items.end(), [](const TrackItem& a, const TrackItem& b) {
        return a.tick != b.tick ? a.tick < b.tick : a.offset < b.offset;
    });
    return all;
}

MidiFile parse(ByteCursor cursor) {
    const Header header = read_header(cursor);
    std::vector<Track> tracks = read_tracks(cursor, header.tracks);
    MidiFile music{.format = header.format, .tracks = tracks.size(), .duration_s = 0.0, .events = {}};
    if (header.format == 2) {
        for (const Track& track : tracks) {
            play(track, header.time_base, music);
        }
    } else {
        play(merged(std::move(tracks)), header.time_base, music);
    }
    return music;
}

// The MIDI file inside a RIFF file, or the whole when it is bare.
ByteCursor unwrapped(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < 12 || !spells(bytes.first(4), "RIFF")) {
        return ByteCursor(bytes);
    }
    if (!spells(bytes.subspan(8, 4), "RMID")) {
        throw FileFault{8, "expected the RIFF form \"RMID\", found " + printable(bytes.subspan(8, 4))};
    }
    ByteCursor cursor(bytes.subspan(12), 12);
    for (;;) {
        const auto type = cursor.take(4, "a RIFF chunk \"data\" with the music");
        const std::uint32_t length = cursor.little_endian(4, "the length of a RIFF chunk");
        if (spells(type, "data")) {
            return cursor.part(length, "the RIFF chunk \"data\"");
        }
        cursor.take(length, ("the RIFF chunk " + printable(type)).c_str());
        if (length % 2 == 1 && cursor.remaining() > 0) {
            cursor.byte("padding");
        }
    }
}

std::string system_reason() {
    return errno != 0 ? std::generic_category().message(errno) : std::string("cannot be read");
}

}  // namespace

tl::expected<MidiFile, std::string> parse_midi_file(std::span<const std::uint8_t> bytes, std::string_view name) {
    try {
        return parse(unwrapped(bytes));
    } catch (const FileFault& fault) {
        return tl::make_unexpected(std::string(name) + ": byte " + std::to_string(fault.offset) + ": " +
                                   fault.description);
    }
}

tl::expected<MidiFile, std::string> read_midi_file(const std::filesystem::path& path) {
    const std::string name = path.string();
    std::error_code no_error;
    if (std::filesystem::is_directory(path, no_error)) {
        return tl::make_unexpected(name + ": is a folder; expected a Standard MIDI File");
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return tl::make_unexpected(name + ": " + system_reason());
    }
    std::vector<std::uint8_t> bytes;
    std::array<char, 65536> block{};
    while (file.read(block.data(), block.size()) || file.gcount() > 0) {
        bytes.insert(bytes.end(), block.data(), block.data() + file.gcount());
        if (bytes.size() > kLargestMidiFile) {
            return tl::make_unexpected(name + ": is larger than " + std::to_string(kLargestMidiFile >> 20U) +
                                       " MiB; expected a Standard MIDI File");
        }
    }
    if (file.bad()) {
        return tl::make_unexpected(name + ": " + system_reason());
    }
    return parse_midi_file(bytes, name);
}

std::uint64_t frame_at(double time_s, double sample_rate) {
    return static_cast<std::uint64_t>(std::llround(std::max(0.0, time_s) * sample_rate));
}

}  // namespace refrain::midi
