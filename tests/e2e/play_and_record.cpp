#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <optional>
#include <span>
#include <vector>

#include "support/jack_peers.hpp"
#include "support/sound.hpp"
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
constexpr std::uint64_t kNoteLength = 47000;
constexpr std::size_t kNotes = 8;
constexpr std::size_t kQuiet = 9600;  // between two notes at least
constexpr std::size_t kMeasured = 36000;
constexpr std::size_t kEnd = 1000;  // of what is measured
constexpr float kHeard = 0.01F;

// Where a note begins that can be measured whole: the server may take its time over a new connection, and who drops a
// period plays on later than the others.
std::optional<std::size_t> whole_note(const std::vector<float>& samples, std::size_t recorded) {
    std::size_t quiet = 0;
    for (std::size_t index = 0; index + kMeasured <= recorded; ++index) {
        if (std::abs(samples[index]) < kHeard) {
            ++quiet;
            continue;
        }
        if (quiet >= kQuiet &&
            refrain::test::highest(std::span(samples).subspan(index + kMeasured - kEnd, kEnd)) >= kHeard) {
            return index;
        }
        quiet = 0;
    }
    return std::nullopt;
}

std::vector<refrain::test::MidiSender::Message> notes() {
    std::vector<refrain::test::MidiSender::Message> messages;
    for (std::size_t n = 0; n < kNotes; ++n) {
        messages.push_back({n * kNoteEvery + kQuiet, {0x90, 69, 100}});
        messages.push_back({n * kNoteEvery + kQuiet + kNoteLength, {0x80, 69, 64}});
    }
    return messages;
}

}  // namespace

// Plays notes on the client "refrain" of whatever JACK this program finds, until one is heard whole. Prints the sample
// rate, and that note's highest sample and pitch.
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
        const std::vector<float>& sound = recorder.left();
        std::optional<std::size_t> note;
        for (std::uint64_t before = 0; !note && before < sound.size();) {
            if (!eventually([&] { return recorder.recorded() > before; }, 20s)) {
                throw std::runtime_error("the server has stopped");
            }
            std::this_thread::sleep_for(200ms);
            before = recorder.recorded();
            note = whole_note(sound, before);
        }
        const auto rate = static_cast<double>(jack_get_sample_rate(recorder.client()));
        const float peak = note ? highest(std::span(sound).subspan(*note, kMeasured)) : 0.0F;
        const double pitch = note ? pitch_of(sound, *note, *note + kMeasured, rate) : 0.0;
        std::printf("rate %.0f\npeak %.3f\npitch %.1f\n", rate, static_cast<double>(peak), pitch);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "play_and_record: %s\n", error.what());
        return 1;
    }
}
