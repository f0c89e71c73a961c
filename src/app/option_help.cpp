#include "app/option_help.hpp"

#include <cstddef>
#include <utility>

namespace refrain::app {
namespace {

constexpr const char* kExitCodes =
    "\nExit codes: 0 done, 1 it failed (one line on standard error says what and why), 2 a wrong command line.\n";

constexpr const char* kHarmonicsFile =
    "A FILE for --table is text, one harmonic a line from the fundamental up: \"amplitude [phase]\", amplitudes from\n"
    "-1 to 1, phases in turns, # comments, at most 2048 harmonics.\n";

}  // namespace

std::string HelpFormatter::make_usage(const CLI::App* app, std::string) const {
    const std::string render = "refrain render [OPTIONS] in.mid out.wav\n";
    return app->get_name() == "render" ? "Usage: " + render : "Usage: refrain [OPTIONS] [patch]\n       " + render;
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
    std::string text = CLI::Formatter::make_help(app, std::move(name), mode);
    // One empty line between parts, none at the end, whatever the library's version leaves there.
    for (std::size_t place = text.find("\n\n\n"); place != std::string::npos; place = text.find("\n\n\n", place)) {
        text.erase(place, 1);
    }
    while (!text.empty() && text.back() == '\n') {
        text.pop_back();
    }
    return text;
}

std::string HelpFormatter::make_option_name(const CLI::Option* option, bool is_positional) const {
    const std::string name = CLI::Formatter::make_option_name(option, is_positional);
    return name.substr(0, name.find('{'));  // a flag that switches off is followed by "{false}"
}

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
    std::string text;
    if (option->get_type_size() != 0 && !option->get_type_name().empty()) {
        const std::string type = option->get_type_name();
        text += ' ';
        text += type.substr(0, type.find(':'));
    }
    return text;
}

std::string play_footer() {
    return std::string(kHarmonicsFile) +
           "\nComputer keys play while the window has the focus:\n"
           "  Z S X D C V G B H N J M   one octave, black keys in the row above\n"
           "  Q 2 W 3 E R 5 T 6 Y 7 U   the octave above it;  - and = move both by an octave\n"
           "  Tab goes to the next control, the arrows move it, Enter types a value\n"
           "\nExamples:\n"
           "  refrain                                     play; start a JACK server when none runs\n"
           "  refrain --no-start --no-connect             join the running server, route by hand\n"
           "  refrain lead.refrain                        open a patch\n"
           "  refrain --table \"sync saw\" --set env1.release=400ms\n"
           "  refrain --headless --midi-api none          only midi_in, no window\n"
           "  refrain render song.mid song.wav --rate 96000\n" +
           kExitCodes;
}

std::string render_footer() {
    return std::string(kHarmonicsFile) +
           "\nWithout --tail, rendering goes on after the music until no voice sounds, for at most 10 seconds: long\n"
           "enough for every release, and an end for a key that the file never lets go. The output is written beside\n"
           "out.wav under another name and takes its place when it is complete.\n"
           "\nExamples:\n"
           "  refrain render song.mid song.wav\n"
           "  refrain render song.mid song.wav --patch lead.refrain --tail 2 --set osc1.pan=\"L 30\"\n" +
           kExitCodes;
}

}  // namespace refrain::app
