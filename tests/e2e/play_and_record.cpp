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

}  // namespace

// Plays a note on the client "refrain" of whatever JACK this program finds, and prints the sample rate, the highest
// sample it hears and the note's pitch.
int main() {
    using namespace std::chrono_literals;
    using namespace refrain::test;
    try {
        MidiSender sender("", {{1000, {0x90, 69, 100}}, {48000, {0x80, 69, 64}}});
        if (!eventually([&] { return sender.has_port("refrain:out_left"); }, 20s)) {
            throw std::runtime_error("no client named refrain");
        }
        Recorder recorder("", 96000);
        recorder.connect(sender.port(), "refrain:midi_in");
        recorder.listen_to("refrain");
        std::this_thread::sleep_for(200ms);
        sender.start();
        if (!eventually([&] { return recorder.full(); }, 20s)) {
            throw std::runtime_error("nothing runs");
        }
        float peak = 0.0F;
        for (const float sample : recorder.left()) {
            peak = std::max(peak, std::abs(sample));
        }
        const auto first = std::find_if(recorder.left().begin(), recorder.left().end(), [](float x) { return x != 0; });
        const auto begin = static_cast<std::size_t>(first - recorder.left().begin());
        const std::size_t end = std::min(begin + 36000, recorder.left().size());
        const auto rate = static_cast<double>(jack_get_sample_rate(recorder.client()));
        std::printf("rate %.0f\npeak %.3f\npitch %.1f\n", rate, static_cast<double>(peak),
                    pitch_of(recorder.left(), begin, end, rate));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "play_and_record: %s\n", error.what());
        return 1;
    }
}
