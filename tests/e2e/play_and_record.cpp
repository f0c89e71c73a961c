#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>

#include "support/jack_peers.hpp"
#include "support/wait.hpp"

// Plays a note on the client "refrain" of whatever JACK this program finds, and prints the highest sample it hears.
int main() {
    using namespace std::chrono_literals;
    using namespace refrain::test;
    try {
        MidiSender sender("", {{1000, {0x90, 69, 100}}, {40000, {0x80, 69, 64}}});
        if (!eventually([&] { return sender.has_port("refrain:out_left"); }, 20s)) {
            throw std::runtime_error("no client named refrain");
        }
        Recorder recorder("", 48000);
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
        std::printf("peak %.3f\n", static_cast<double>(peak));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "play_and_record: %s\n", error.what());
        return 1;
    }
}
