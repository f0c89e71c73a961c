#include "midi/midi_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/midi_bytes.hpp"

namespace refrain::midi {
namespace {

using engine::EventKind;
using test::MidiBytes;

MidiFile parsed(const MidiBytes& bytes) {
    const auto file = parse_midi_file(bytes.bytes(), "song.mid");
    EXPECT_TRUE(file) << file.error();
    return file.value_or(MidiFile{});
}

std::string fault_of(const MidiBytes& bytes) {
    const auto file = parse_midi_file(bytes.bytes(), "song.mid");
    EXPECT_FALSE(file);
    return file ? std::string() : file.error();
}

// A format 0 file at 96 ticks a quarter note around this track. Its first event's delta time is byte 22.
MidiBytes with_track(const MidiBytes& body) {
    return MidiBytes().header(0, 1, 96).track(body);
}

TEST(MidiFile, ReadsNotesOfAllTracksInTheOrderOfTime) {
    const MidiFile file = parsed(test::small_song());
    EXPECT_EQ(file.format, 1);
    EXPECT_EQ(file.tracks, 2U);
    const std::vector<FileEvent> expected{
        {0.0, {.kind = EventKind::program_change, .number = 5}},
        {0.0, {.kind = EventKind::note_on, .number = 60, .value = 100}},
        {0.25, {.kind = EventKind::note_on, .number = 64, .value = 90}},
        {0.5, {.kind = EventKind::note_off, .number = 60, .value = 64}},
        {0.5, {.kind = EventKind::note_off, .number = 64, .value = 64}},
        {0.5, {.kind = EventKind::pitch_bend, .value = 0x50 << 7}},
        {1.5, {.kind = EventKind::note_on, .number = 67, .value = 80}},
        {2.5, {.kind = EventKind::note_off, .number = 67, .value = 30}},
    };
    ASSERT_EQ(file.events.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_DOUBLE_EQ(file.events[i].time_s, expected[i].time_s) << "event " << i;
        EXPECT_EQ(file.events[i].event.kind, expected[i].event.kind) << "event " << i;
        EXPECT_EQ(file.events[i].event.number, expected[i].event.number) << "event " << i;
        EXPECT_EQ(file.events[i].event.value, expected[i].event.value) << "event " << i;
    }
    EXPECT_DOUBLE_EQ(file.duration_s, 3.5);
}

TEST(MidiFile, KeepsTheOrderOfTracksWithinATick) {
    MidiBytes first;
    first.raw({10, 0x90, 60, 1}).raw({0, 0x90, 61, 2});
    MidiBytes second;
    second.raw({10, 0x80, 60, 3});
    const MidiFile file = parsed(MidiBytes().header(1, 2, 96).track(first).track(second));
    ASSERT_EQ(file.events.size(), 3U);
    EXPECT_EQ(file.events[0].event.value, 1);
    EXPECT_EQ(file.events[1].event.value, 2);
    EXPECT_EQ(file.events[2].event.value, 3);  // a note-off is not moved before the note-ons
}

TEST(MidiFile, FollowsATempoThatChangesBetweenEventsOfAnotherTrack) {
    MidiBytes tempo;
    tempo.raw({48, 0xFF, 0x51, 3, 0x03, 0xD0, 0x90});  // 250000 us from the middle of the first beat
    MidiBytes notes;
    notes.raw({96, 0x90, 60, 100});
    const MidiFile file = parsed(MidiBytes().header(1, 2, 96).track(notes).track(tempo));
    ASSERT_EQ(file.events.size(), 1U);
    EXPECT_DOUBLE_EQ(file.events[0].time_s, 0.25 + 0.125);
}

TEST(MidiFile, PlaysTheTracksOfFormat2OneAfterTheOther) {
    MidiBytes fast;
    fast.raw({0, 0xFF, 0x51, 3, 0x03, 0xD0, 0x90}).raw({0, 0x90, 60, 1});
    MidiBytes plain;
    plain.raw({96, 0x90, 61, 1});
    const MidiFile file = parsed(MidiBytes().header(2, 2, 96).track(fast, 96).track(plain));
    ASSERT_EQ(file.events.size(), 2U);
    EXPECT_DOUBLE_EQ(file.events[0].time_s, 0.0);
    EXPECT_DOUBLE_EQ(file.events[1].time_s, 0.25 + 0.5);  // the second pattern has its own tempo again
}

TEST(MidiFile, CountsSmpteTimeWithoutTempo) {
    MidiBytes notes;
    notes.raw({0, 0xFF, 0x51, 3, 0x03, 0xD0, 0x90}).raw({100, 0x90, 60, 100});
    const MidiFile at_25 = parsed(MidiBytes().header(0, 1, 0xE728).track(notes));  // -25 frames, 40 ticks each
    EXPECT_DOUBLE_EQ(at_25.events.at(0).time_s, 0.1);
    const MidiFile at_29 = parsed(MidiBytes().header(0, 1, 0xE328).track(notes));
    EXPECT_DOUBLE_EQ(at_29.events.at(0).time_s, 100.0 / (40.0 * 30000.0 / 1001.0));
}

TEST(MidiFile, KeepsRunningStatusAcrossMetaAndSystemExclusiveEvents) {
    MidiBytes notes;
    notes.raw({0, 0x91, 60, 100}).raw({0, 0xFF, 0x01, 1, 'x'}).raw({0, 61, 100}).raw({0, 0xF7, 1, 0xF8});
    notes.raw({0, 62, 100});
    const MidiFile file = parsed(with_track(notes));
    ASSERT_EQ(file.events.size(), 3U);
    EXPECT_EQ(file.events[2].event.number, 62);
    EXPECT_EQ(file.events[2].event.channel, 1);
}

TEST(MidiFile, ReadsDeltaTimesOfFourBytes) {
    MidiBytes notes;
    notes.raw({0x81, 0x80, 0x80, 0x00, 0x90, 60, 100});  // 2^21 ticks
    const MidiFile file = parsed(MidiBytes().header(0, 1, 960).track(notes));
    EXPECT_DOUBLE_EQ(file.events.at(0).time_s, 2097152.0 / 960.0 * 0.5);
}

TEST(MidiFile, PassesOverForeignChunksLongHeadersAndWhatFollows) {
    MidiBytes bytes;
    bytes.text("MThd").big_endian(4, 8).big_endian(2, 0).big_endian(2, 1).big_endian(2, 96).raw({1, 2});
    bytes.text("XFIH").big_endian(4, 3).raw({1, 2, 3});
    bytes.track(MidiBytes().raw({0, 0x90, 60, 100})).text("junk at the end");
    EXPECT_EQ(parsed(bytes).events.size(), 1U);
}

TEST(MidiFile, NeedsNoEndOfTrackWhenTheTrackIsWhole) {
    MidiBytes bytes = MidiBytes().header(0, 1, 96);
    bytes.text("MTrk").big_endian(4, 4).raw({96, 0x90, 60, 100});
    EXPECT_DOUBLE_EQ(parsed(bytes).duration_s, 0.5);
}

TEST(MidiFile, ReadsWhatRiffWraps) {
    MidiBytes bytes;
    const MidiBytes song = test::small_song();
    const auto size = static_cast<int>(song.bytes().size());
    bytes.text("RIFF").raw({0, 0, 0, 0}).text("RMIDDISP").raw({1, 0, 0, 0, 9, 0}).text("data");
    bytes.raw({size % 256, size / 256, 0, 0}).append(song);
    EXPECT_EQ(parsed(bytes).events, parsed(song).events);
}

TEST(MidiFile, SaysAtWhichByteItWasCutShortWhereverThatIs) {
    const std::vector<std::uint8_t> whole = test::small_song().bytes();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto file = parse_midi_file(std::span(whole).first(length), "cut.mid");
        ASSERT_FALSE(file) << "cut to " << length << " bytes";
        EXPECT_EQ(file.error().rfind("cut.mid: byte ", 0), 0U) << file.error();
        EXPECT_NE(file.error().find("expected"), std::string::npos) << file.error();
        EXPECT_EQ(file.error().find('\n'), std::string::npos) << file.error();
        EXPECT_LE(std::stoul(file.error().substr(14)), length) << file.error();
    }
}

TEST(MidiFile, NamesTheByteAndWhatWasExpectedThere) {
    EXPECT_EQ(fault_of(MidiBytes().text("RIDX0000")),
              "song.mid: byte 0: expected a header chunk \"MThd\", found \"RIDX\": this is no Standard MIDI File");
    EXPECT_EQ(fault_of(MidiBytes().header(3, 1, 96)), "song.mid: byte 8: expected format 0, 1 or 2, found 3");
    EXPECT_EQ(fault_of(MidiBytes().header(1, 0, 96)), "song.mid: byte 10: expected at least 1 track, found 0");
    EXPECT_EQ(fault_of(MidiBytes().header(0, 1, 0)),
              "song.mid: byte 12: expected a time division of at least 1 tick a quarter note, found 0");
    EXPECT_EQ(fault_of(MidiBytes().header(0, 1, 0x8101)),
              "song.mid: byte 12: expected an SMPTE rate of 24, 25, 29 or 30 frames a second, found 127");
    EXPECT_EQ(fault_of(with_track(MidiBytes().raw({0, 60, 100}))),
              "song.mid: byte 23: expected a status byte (0x80 or above), found 0x3C");
    EXPECT_EQ(fault_of(with_track(MidiBytes().raw({0, 0x90, 60, 0x90}))),
              "song.mid: byte 25: expected a data byte (0x7F or below), found 0x90");
    EXPECT_EQ(fault_of(with_track(MidiBytes().raw({0, 0xF8}))),
              "song.mid: byte 23: expected an event, found the system message 0xF8, which a file cannot hold");
    EXPECT_EQ(fault_of(with_track(MidiBytes().raw({0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x90, 60, 1}))),
              "song.mid: byte 22: expected a delta time of at most 4 bytes");
    EXPECT_EQ(fault_of(with_track(MidiBytes().raw({0, 0xFF, 0x51, 2, 1, 1}))),
              "song.mid: byte 25: expected a tempo of 3 bytes, found a length of 2");
    EXPECT_EQ(fault_of(with_track(MidiBytes().raw({0, 0xFF, 0x51, 3, 0, 0, 0}))),
              "song.mid: byte 26: expected a tempo above 0 microseconds a quarter note, found 0");
}

TEST(MidiFile, BelievesNoLengthThatTheFileDoesNotHave) {
    MidiBytes track = MidiBytes().header(0, 1, 96);
    track.text("MTrk").big_endian(4, 0xFFFFFFFF).raw({0});
    EXPECT_EQ(fault_of(track), "song.mid: byte 22: expected track 1 of 1 (4294967295 bytes), but only 1 are left");
    MidiBytes message = MidiBytes().raw({0, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F});
    EXPECT_EQ(fault_of(with_track(message)),
              "song.mid: byte 28: expected a system exclusive message (268435455 bytes), but only 4 are left");
    EXPECT_EQ(fault_of(MidiBytes().header(1, 65535, 96)),
              "song.mid: byte 14: expected track 1 of 65535, a chunk \"MTrk\" (4 bytes), but nothing is left");
}

TEST(MidiFile, RefusesMusicThatNeverEnds) {
    MidiBytes notes;
    for (int i = 0; i < 100; ++i) {
        notes.raw({0xFF, 0xFF, 0xFF, 0x7F, 0x90, 60, 100});
    }
    const std::string fault = fault_of(MidiBytes().header(0, 1, 1).track(notes));
    EXPECT_EQ(fault, "song.mid: byte 22: expected music of at most 24 hours, but the delta times up to here say more");
}

TEST(MidiFile, NamesAFileThatCannotBeRead) {
    EXPECT_EQ(read_midi_file("/nowhere/song.mid").error(), "/nowhere/song.mid: No such file or directory");
    EXPECT_EQ(read_midi_file("/usr").error(), "/usr: is a folder; expected a Standard MIDI File");
    EXPECT_EQ(read_midi_file("/dev/zero").error(), "/dev/zero: is larger than 64 MiB; expected a Standard MIDI File");
}

TEST(MidiFile, ReadsFromDiskWhatItReadsFromMemory) {
    const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "midi_file_test.mid";
    const std::vector<std::uint8_t> bytes = test::small_song().bytes();
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    const auto file = read_midi_file(path);
    std::filesystem::remove(path);
    ASSERT_TRUE(file) << file.error();
    EXPECT_EQ(file->events, parsed(test::small_song()).events);
}

TEST(MidiFile, PlacesAnEventOnTheNearestFrame) {
    EXPECT_EQ(frame_at(0.0, 48000.0), 0U);
    EXPECT_EQ(frame_at(1.0, 44100.0), 44100U);
    EXPECT_EQ(frame_at(1.4 / 48000.0, 48000.0), 1U);
    EXPECT_EQ(frame_at(1.5 / 48000.0, 48000.0), 2U);
    EXPECT_EQ(frame_at(86400.0, 192000.0), 86400ULL * 192000ULL);
}

}  // namespace
}  // namespace refrain::midi
