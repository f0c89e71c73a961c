#include <gtest/gtest.h>
#include <sndfile.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include "e2e/music.hpp"
#include "e2e/program.hpp"
#include "support/jack_peers.hpp"
#include "support/jack_server.hpp"
#include "support/wait.hpp"

// What is heard at the ports is what `refrain render` writes, to the bit.
namespace refrain::test {
namespace {

using namespace std::chrono_literals;

struct Sound {
    std::vector<float> left;
    std::vector<float> right;
};

Sound read_wav(const std::filesystem::path& path) {
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file(sf_open(path.c_str(), SFM_READ, &info), &sf_close);
    if (file == nullptr || info.channels != 2 || (info.format & SF_FORMAT_SUBMASK) != SF_FORMAT_FLOAT) {
        throw std::runtime_error(path.string() + ": not a stereo WAV file of floats");
    }
    std::vector<float> samples(static_cast<std::size_t>(info.frames) * 2);
    sf_readf_float(file.get(), samples.data(), info.frames);
    Sound sound;
    for (std::size_t index = 0; index < samples.size(); index += 2) {
        sound.left.push_back(samples[index]);
        sound.right.push_back(samples[index + 1]);
    }
    return sound;
}

std::size_t first_sound(const std::vector<float>& samples) {
    return static_cast<std::size_t>(
        std::find_if(samples.begin(), samples.end(), [](float sample) { return sample != 0.0F; }) - samples.begin());
}

// Compares `frames` from the first sound on; returns the first that differs in a bit, or `frames`.
std::size_t first_difference(const std::vector<float>& expected, const std::vector<float>& heard, std::size_t frames) {
    const std::size_t from = first_sound(expected);
    const std::size_t place = first_sound(heard);
    for (std::size_t index = 0; index < frames; ++index) {
        const float silence = 0.0F;
        const float& one = from + index < expected.size() ? expected[from + index] : silence;
        const float& other = place + index < heard.size() ? heard[place + index] : silence;
        if (std::memcmp(&one, &other, sizeof one) != 0) {
            return index;
        }
    }
    return frames;
}

class LivePerformance : public testing::Test {
protected:
    ~LivePerformance() override { std::filesystem::remove_all(folder_); }

    Sound rendered(const std::filesystem::path& file) {
        std::filesystem::create_directories(folder_);
        const std::filesystem::path wav = folder_ / "rendered.wav";
        Program program({"render", file.string(), wav.string()});
        if (program.wait(300s) != 0) {
            throw std::runtime_error(program.output());
        }
        return read_wav(wav);
    }

    // Plays the messages into the running program and records `frames`; faster than real time when asked.
    Sound performed(std::vector<MidiSender::Message> messages, std::uint64_t frames, bool freewheel) {
        JackServer server({.arguments = {"-t", "5000"}});
        Program program({"--headless", "--no-midi", "--no-connect", "--no-start", "--server", server.name()});
        MidiSender sender(server.name(), std::move(messages));
        if (!eventually([&] { return sender.has_port("refrain:out_left") || !program.running(); }, 30s) ||
            !program.running()) {
            throw std::runtime_error("the program did not join: " + program.output());
        }
        std::this_thread::sleep_for(1500ms);  // its sound has reached the values that it glides to
        Recorder recorder(server.name(), frames + 48000);
        recorder.connect(sender.port(), "refrain:midi_in");
        recorder.listen_to("refrain");
        if (freewheel) {
            jack_set_freewheel(sender.client(), 1);
        }
        sender.start();
        const bool full = eventually([&] { return recorder.full() || !program.running(); }, 280s);
        if (freewheel) {
            jack_set_freewheel(sender.client(), 0);
        }
        EXPECT_TRUE(full && program.running()) << program.output();
        program.signal(SIGTERM);
        EXPECT_EQ(program.wait(), 0) << program.output();
        return {recorder.left(), recorder.right()};
    }

    void expect_equal(const Sound& expected, const Sound& heard, std::size_t frames) {
        ASSERT_LT(first_sound(expected.left), expected.left.size()) << "the rendered file is silent";
        ASSERT_LT(first_sound(heard.left), heard.left.size()) << "nothing was heard";
        EXPECT_EQ(first_difference(expected.left, heard.left, frames), frames);
        EXPECT_EQ(first_difference(expected.right, heard.right, frames), frames);
    }

    const std::filesystem::path folder_ = std::filesystem::temp_directory_path() / (unique_server_name() + "-sound");
};

class WholePiece : public LivePerformance, public testing::WithParamInterface<const char*> {};

// The server runs as fast as its clients can, so no load of the machine can make anything drop out.
TEST_P(WholePiece, SoundsAsItIsRendered) {
    const std::filesystem::path file = piece(GetParam());
    const Sound expected = rendered(file);
    const Sound heard = performed(messages_of(file, 48000.0), expected.left.size(), true);
    expect_equal(expected, heard, expected.left.size());
}

INSTANTIATE_TEST_SUITE_P(PianoBooster, WholePiece,
                         testing::Values("06-Greensleeves.mid", "05-ScarboroughFair.mid", "02-LavendersBlue.mid"));

TEST_F(LivePerformance, SoundsAsItIsRenderedInRealTime) {
    constexpr std::uint64_t kFrames = std::uint64_t{48000} * 12;
    const std::filesystem::path file = piece("06-Greensleeves.mid");
    const Sound expected = rendered(file);
    std::vector<MidiSender::Message> messages = messages_of(file, 48000.0);
    const Sound heard = performed(std::move(messages), kFrames, false);
    // The recording begins before the music, so its end is not heard.
    expect_equal(expected, heard, kFrames - 48000);
}

}  // namespace
}  // namespace refrain::test
