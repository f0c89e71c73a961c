#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>

#include "support/jack_peers.hpp"
#include "support/wait.hpp"

namespace {

// From the middle one of the distances between rising zero crossings: periods that the server dropped do not count.
double pitch_of(const std::vector<float>& samples, std::size_t begin, std::size_t end, double rate) {
    std::vector<double> distances;
    double last = -1.0;
    for (std::size_t index = begin + 1; index < end; ++index) {
        const auto before = static_cast<double>(samples[index - 1]);
        const auto here = static_cast<double>(samples[index]);
        if (before < 0.0 && here >= 0.0) {
            const double crossing = static_cast<double>(index) - here / (here - before);
            if (last >= 0.0) {
                distances.push_back(crossing - last);
            }
            last = crossing;
        }
    }
    if (distances.empty()) {
        return 0.0;
    }
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return rate / *middle;
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

// Plays notes on the client "refrain" of whatever JACK this program finds, until one is heard from its beginning: a
// server may take its time over new connections. Prints the sample rate, and that note's highest sample and pitch.
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
        constexpr float kHeard = 0.01F;          // below: what an earlier note has left
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
            while (first < note + kLatest && std::abs(sound[first]) < kHeard) {
                ++first;
            }
            if (first < note + kLatest) {
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
