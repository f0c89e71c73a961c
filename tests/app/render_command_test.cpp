#include "app/render_command.hpp"

#include <gtest/gtest.h>
#include <sndfile.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <cmath>
#include <csignal>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "app/offline_player.hpp"
#include "app/stop_signal.hpp"
#include "app/temporary_folder.hpp"
#include "patch/files/patch_file.hpp"
#include "support/midi_bytes.hpp"

namespace refrain::app {
namespace {

using test::MidiBytes;
using test::TemporaryFolder;

struct Wav {
    SF_INFO info{};
    std::vector<float> samples;
};

Wav read_wav(const std::string& path) {
    Wav wav;
    SNDFILE* const file = sf_open(path.c_str(), SFM_READ, &wav.info);
    EXPECT_NE(file, nullptr) << path;
    if (file != nullptr) {
        wav.samples.resize(static_cast<std::size_t>(wav.info.frames * wav.info.channels));
        sf_read_float(file, wav.samples.data(), static_cast<sf_count_t>(wav.samples.size()));
        sf_close(file);
    }
    return wav;
}

std::size_t first_sound(const Wav& wav) {
    std::size_t frame = 0;
    while (2 * frame < wav.samples.size() && wav.samples[2 * frame] == 0.0F && wav.samples[2 * frame + 1] == 0.0F) {
        ++frame;
    }
    return frame;
}

class RenderTest : public testing::Test {
protected:
    RenderOptions options(const std::string& output = "out.wav") const {
        RenderOptions options;
        options.input = song_;
        options.output = folder_ / output;
        return options;
    }
    static std::string fault_of(const RenderOptions& options) {
        const auto rendered = render_file(options);
        EXPECT_FALSE(rendered);
        return rendered ? std::string() : rendered.error();
    }

    TemporaryFolder folder_;
    std::string song_ = folder_.write("song.mid", test::small_song());
};

TEST_F(RenderTest, WritesAStereoFileOfFloatsThatSounds) {
    RenderOptions wanted = options();
    wanted.rate = 44100;
    const auto rendered = render_file(wanted);
    ASSERT_TRUE(rendered) << rendered.error();
    EXPECT_NE(rendered->find("at 44100 Hz, peak -"), std::string::npos) << *rendered;
    const Wav wav = read_wav(wanted.output);
    EXPECT_EQ(wav.info.samplerate, 44100);
    EXPECT_EQ(wav.info.channels, 2);
    EXPECT_EQ(wav.info.format, SF_FORMAT_WAV | SF_FORMAT_FLOAT);
    float peak = 0.0F;
    for (const float sample : wav.samples) {
        ASSERT_TRUE(std::isfinite(sample));
        peak = std::max(peak, std::abs(sample));
    }
    EXPECT_GT(peak, 0.05F);
    EXPECT_LT(peak, 1.5F);
}

TEST_F(RenderTest, TheBytesDoNotDependOnThePeriod) {
    std::set<std::string> results;
    for (const std::uint32_t period : {1U, 17U, 64U, 256U, 1024U, 8192U}) {
        RenderOptions wanted = options();
        wanted.period = period;
        wanted.sound.settings = {{.parameter = patch::id(patch::Osc::pan, 0), .value = -0.5F}};
        ASSERT_TRUE(render_file(wanted));
        results.insert(TemporaryFolder::read(wanted.output));
    }
    EXPECT_EQ(results.size(), 1U);
}

TEST_F(RenderTest, ANoteBeginsOnTheFrameOfItsTime) {
    MidiBytes late;
    late.raw({96, 0x90, 69, 127}).raw({96, 0x80, 69, 0});
    RenderOptions wanted = options();
    wanted.input = folder_.write("late.mid", MidiBytes().header(0, 1, 96).track(late));
    wanted.rate = 44100;
    ASSERT_TRUE(render_file(wanted));
    const std::size_t first = first_sound(read_wav(wanted.output));
    EXPECT_GE(first, midi::frame_at(0.5, 44100.0));
    EXPECT_LE(first, midi::frame_at(0.5, 44100.0) + 1);  // a rising saw may begin with a 0
}

TEST_F(RenderTest, PlaysAPatchAndWhatTheCommandLineChangesOfIt) {
    patch::Patch left;
    left.set_value(patch::id(patch::Osc::pan, 0), -1.0F);
    RenderOptions wanted = options();
    wanted.sound.patch = folder_.write("left.refrain", patch::write_patch(left));
    ASSERT_TRUE(render_file(wanted));
    const Wav wav = read_wav(wanted.output);
    float right = 0.0F;
    for (std::size_t i = 1; i < wav.samples.size(); i += 2) {
        right = std::max(right, std::abs(wav.samples[i]));
    }
    EXPECT_LT(right, 1e-4F);
    wanted.sound.settings = {{.parameter = patch::id(patch::Osc::pan, 0), .value = 0.0F}};
    wanted.output = folder_ / "centre.wav";
    ASSERT_TRUE(render_file(wanted));
    EXPECT_EQ(TemporaryFolder::read(wanted.output), [&] {
        EXPECT_TRUE(render_file(options("plain.wav")));
        return TemporaryFolder::read(folder_ / "plain.wav");
    }());
    wanted.sound.patch = folder_.write("bad.refrain", "{}");
    EXPECT_EQ(fault_of(wanted).rfind(wanted.sound.patch + ": /: expected ", 0), 0U);
}

TEST_F(RenderTest, ATailIsAsLongAsAskedFor) {
    RenderOptions wanted = options();
    wanted.tail_s = 2.5;
    ASSERT_TRUE(render_file(wanted));
    EXPECT_EQ(read_wav(wanted.output).info.frames, static_cast<sf_count_t>((3.5 + 2.5) * 48000));
    wanted.tail_s = 0.0;
    ASSERT_TRUE(render_file(wanted));
    EXPECT_EQ(read_wav(wanted.output).info.frames, static_cast<sf_count_t>(3.5 * 48000));
}

TEST_F(RenderTest, WithoutATailItEndsWhenTheInstrumentIsSilent) {
    MidiBytes body;
    body.raw({0, 0x90, 60, 127}).raw({96, 0x80, 60, 0});
    RenderOptions wanted = options();
    wanted.input = folder_.write("short.mid", MidiBytes().header(0, 1, 96).track(body));
    wanted.sound.settings = {{.parameter = patch::id(patch::Envelope::release, 0), .value = 0.5F}};
    ASSERT_TRUE(render_file(wanted));
    const Wav wav = read_wav(wanted.output);
    EXPECT_GT(wav.info.frames, 24000 + 4800);
    EXPECT_LT(wav.info.frames, static_cast<sf_count_t>(24000 + kLongestTailS * 48000));
    EXPECT_LT(std::abs(wav.samples.back()), 1e-4F);  // nothing is cut off
}

TEST_F(RenderTest, AKeyThatIsNeverLetGoSoundsForTheLongestTail) {
    RenderOptions wanted = options();
    wanted.input = folder_.write("held.mid", MidiBytes().header(0, 1, 96).track(MidiBytes().raw({0, 0x90, 60, 127})));
    const auto rendered = render_file(wanted);
    ASSERT_TRUE(rendered) << rendered.error();
    EXPECT_EQ(read_wav(wanted.output).info.frames, static_cast<sf_count_t>(kLongestTailS * 48000));
    EXPECT_NE(rendered->find("a note still sounded at the end"), std::string::npos) << *rendered;
}

TEST_F(RenderTest, TheSoundIsTheOneAskedFor) {
    RenderOptions saw = options("saw.wav");
    RenderOptions sine = options("sine.wav");
    sine.sound.table = "sine";
    RenderOptions file = options("file.wav");
    file.sound.table = folder_.write("sine.txt", "1\n");
    RenderOptions quiet = options("quiet.wav");
    quiet.sound.settings = {{.parameter = patch::id(patch::Master::volume), .value = -72.0F}};
    for (const RenderOptions& wanted : {saw, sine, file, quiet}) {
        ASSERT_TRUE(render_file(wanted));
    }
    EXPECT_EQ(TemporaryFolder::read(sine.output), TemporaryFolder::read(file.output));
    EXPECT_NE(TemporaryFolder::read(sine.output), TemporaryFolder::read(saw.output));
    EXPECT_EQ(first_sound(read_wav(quiet.output)), read_wav(quiet.output).samples.size() / 2);
}

TEST_F(RenderTest, FollowsALinkToAFileThatIsNotThereYet) {
    std::filesystem::create_directory(folder_ / "big");
    std::filesystem::create_symlink("big/real.wav", folder_ / "hop.wav");
    std::filesystem::create_symlink("hop.wav", folder_ / "out.wav");
    ASSERT_TRUE(render_file(options()));
    EXPECT_TRUE(std::filesystem::is_symlink(folder_ / "out.wav"));
    EXPECT_TRUE(std::filesystem::is_regular_file(folder_ / "big/real.wav"));
}

TEST_F(RenderTest, ReplacesAFileThatIsThereAndKeepsALinkToIt) {
    folder_.write("real.wav", "old");
    std::filesystem::create_symlink("real.wav", folder_ / "out.wav");
    ASSERT_TRUE(render_file(options()));
    EXPECT_TRUE(std::filesystem::is_symlink(folder_ / "out.wav"));
    EXPECT_GT(std::filesystem::file_size(folder_ / "real.wav"), 100000U);
    EXPECT_EQ(folder_.names(), (std::set<std::string>{"song.mid", "out.wav", "real.wav"}));
}

TEST_F(RenderTest, TheFileIsAsPublicAsTheUsersOtherFiles) {
    const mode_t previous = umask(027);
    const bool rendered = render_file(options()).has_value();
    umask(previous);
    ASSERT_TRUE(rendered);
    struct stat status{};
    ASSERT_EQ(stat((folder_ / "out.wav").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0640U);
}

TEST_F(RenderTest, ABadOutputIsNamedAndNothingIsWritten) {
    RenderOptions wanted = options();
    wanted.output = folder_ / "no/out.wav";
    EXPECT_EQ(fault_of(wanted), wanted.output + ": cannot be written: there is no folder " + folder_ / "no");
    wanted.output = folder_ / "";
    EXPECT_EQ(fault_of(wanted), wanted.output + ": is a folder; expected the name of a WAV file");
    wanted.output = "/dev/full";
    EXPECT_EQ(fault_of(wanted), "/dev/full: is a device or a pipe; expected the name of a WAV file");
    wanted.output = "/proc/out.wav";
    EXPECT_EQ(fault_of(wanted).rfind("/proc/out.wav: cannot be written: ", 0), 0U);
    wanted.output = song_;
    EXPECT_EQ(fault_of(wanted), song_ + ": is the MIDI file itself; name another file for the sound");
    std::filesystem::create_hard_link(song_, folder_ / "alias.wav");
    wanted.output = folder_ / "alias.wav";
    EXPECT_EQ(fault_of(wanted), wanted.output + ": is the MIDI file itself; name another file for the sound");
    EXPECT_EQ(folder_.names(), (std::set<std::string>{"song.mid", "alias.wav"}));
    EXPECT_EQ(TemporaryFolder::read(song_).substr(0, 4), "MThd");
}

TEST_F(RenderTest, ABadInputLeavesAnOlderOutputAsItWas) {
    folder_.write("out.wav", "old");
    RenderOptions wanted = options();
    wanted.input = folder_.write("cut.mid", TemporaryFolder::read(song_).substr(0, 60));
    EXPECT_EQ(fault_of(wanted).rfind(wanted.input + ": byte ", 0), 0U);
    wanted = options();
    wanted.sound.table = folder_.write("bad.txt", "1\nx\n");
    EXPECT_EQ(fault_of(wanted), *wanted.sound.table + ": line 2: expected an amplitude from -1 to 1, found \"x\"");
    EXPECT_EQ(TemporaryFolder::read(folder_ / "out.wav"), "old");
    EXPECT_EQ(folder_.names(), (std::set<std::string>{"song.mid", "out.wav", "cut.mid", "bad.txt"}));
}

TEST_F(RenderTest, WhenTheDiskTakesNoMoreNothingIsLeftBehind) {
    folder_.write("out.wav", "old");
    const StopSignal ignores_the_limits_signal;
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{.rlim_cur = 100000, .rlim_max = before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto rendered = render_file(options());
    setrlimit(RLIMIT_FSIZE, &before);
    ASSERT_FALSE(rendered);
    EXPECT_EQ(rendered.error(), (folder_ / "out.wav") + ": cannot be written: File too large");
    EXPECT_EQ(TemporaryFolder::read(folder_ / "out.wav"), "old");
    EXPECT_EQ(folder_.names(), (std::set<std::string>{"song.mid", "out.wav"}));
}

TEST_F(RenderTest, StoppedOnTheWayNothingIsLeftBehind) {
    const StopSignal stop_signal;
    std::raise(SIGINT);
    EXPECT_EQ(fault_of(options()), (folder_ / "out.wav") + ": stopped before it was complete; nothing was written");
    EXPECT_EQ(folder_.names(), (std::set<std::string>{"song.mid"}));
}

TEST_F(RenderTest, AFileWithoutNotesIsSilentAndSaysSo) {
    RenderOptions wanted = options();
    wanted.input = folder_.write("empty.mid", MidiBytes().header(0, 1, 96).track(MidiBytes()));
    const auto rendered = render_file(wanted);
    ASSERT_TRUE(rendered) << rendered.error();
    EXPECT_NE(rendered->find("silent"), std::string::npos) << *rendered;
    EXPECT_NE(rendered->find("the MIDI file has no notes"), std::string::npos) << *rendered;
}

}  // namespace
}  // namespace refrain::app
