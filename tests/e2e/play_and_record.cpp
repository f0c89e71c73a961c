#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>

#include "support/jack_peers.hpp"
#include "support/wait.hpp"

namespace {

// Rising zero crossings a second: a saw's fundamental, give or take one in the whole time.
double pitch_of(const std::vector<float>& samples, std::size_t begin, std::size_t end, double rate) {
    std::size_t crossings = 0;
    for (std::size_t index = begin + 1; index < end; ++index) {
        crossings += samples[index - 1] < 0.0F && samples[index] >= 0.0F ? 1U : 0U;
    }
    return static_cast<double>(crossings) * rate / static_cast<double>(end - begin);
}

// Whether samples are missing: a saw is nowhere silent, a server that is late is.
bool has_dropout(const std::vector<float>& samples, std::size_t begin, std::size_t end) {
    constexpr std::ptrdiff_t kSilent = 8;
    const auto first = samples.begin();
    return std::search_n(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end), kSilent,
                         0.0F) != first + static_cast<std::ptrdiff_t>(end);
}

constexpr std::uint64_t kNoteEvery = 96000;  // frames
constexpr std::uint64_t kNoteStart = 1000;
constexpr std::uint64_t kNoteLength = 47000;
constexpr std::size_t kNotes = 8;

std::vector<refrain::test::MidiSender::Message> notes() {
    std::vector<refrain::test::MidiSender::Message> messages;
    for (std::size_t n = 0; n < kNotes; ++n) {
        messages.push_back({n * kNoteEvery + kNoteStart, {0x90, 69, 100}});
        messages.push_back({n * kNoteEvery + kNoteStart + kNoteLength, {0x80, 69, 64}});
    }
    return messages;
}

}  // namespace

// Plays notes on the client "refrain" of whatever JACK this program finds, until one is heard whole: a server may take
// its time over new connections, and a busy machine drops periods. Prints the sample rate, and that note's highest
// sample and pitch.
int main() {
    using namespace std::chrono_literals;
    using namespace refrain::test;
    try {
        MidiSender sender("", notes());
        if (!eventually([&] { return sender.has_port("refrain:out_left"); }, 20s)) {
            throw std::runtime_error("no client named refrain");
        }
        Recorder recorder("", kNoteEvery * (kNotes + 1));
        recorder.connect(sender.port(), "refrain:midi_in");
        recorder.listen_to("refrain");
        std::this_thread::sleep_for(200ms);
        sender.start();
        if (!eventually([&] { return sender.start_time() != 0; }, 20s)) {
            throw std::runtime_error("nothing runs");
        }
        constexpr std::uint64_t kMeasured = 36000;
        constexpr std::uint64_t kLatest = 4800;  // a note that is heard later has lost its beginning
        const std::uint64_t begin = sender.start_time() - recorder.start_time() + kNoteStart;
        const std::vector<float>& sound = recorder.left();
        float peak = 0.0F;
        double pitch = 0.0;
        const auto rate = static_cast<double>(jack_get_sample_rate(recorder.client()));
        for (std::uint64_t note = begin; peak == 0.0F && note + kNoteEvery < sound.size(); note += kNoteEvery) {
            if (!eventually([&] { return recorder.recorded() >= note + kLatest + kMeasured; }, 20s)) {
                throw std::runtime_error("the server has stopped");
            }
            std::uint64_t first = note;
            while (first < note + kLatest && sound[first] == 0.0F) {
                ++first;
            }
            if (first < note + kLatest && !has_dropout(sound, first, first + kMeasured)) {
                for (std::uint64_t i = first; i < first + kMeasured; ++i) {
                    peak = std::max(peak, std::abs(sound[i]));
                }
                pitch = pitch_of(sound, first, first + kMeasured, rate);
            }
        }
        std::printf("rate %.0f\npeak %.3f\npitch %.1f\n", rate, static_cast<double>(peak), pitch);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "play_and_record: %s\n", error.what());
        return 1;
    }
}
