#include "app/options.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "app/nearest_word.hpp"
#include "app/option_help.hpp"
#include "app/parameter_help.hpp"
#include "app/set_option.hpp"

namespace refrain::app {
namespace {

constexpr const char* kSoundGroup = "Sound";
constexpr const char* kAudioGroup = "Audio";
constexpr const char* kServerGroup = "A JACK server of our own, when none runs";
constexpr const char* kOtherGroup = "Other";
constexpr const char* kFaceGroup = "Window and keyboards";

// A word on the command line that cannot be what was meant.
[[noreturn]] void refuse(const std::string& reason) {
    throw CLI::ValidationError(reason, kUsageError);
}

// CLI::Range takes "nan" for a number in it.
CLI::Validator number() {
    return {[](const std::string& text) {
                return std::isfinite(std::strtod(text.c_str(), nullptr)) ? std::string() : "not a number";
            },
            ""};
}

/// What the command line says in other words than its options hold.
struct SoundTexts {
    std::string table;
    std::vector<std::string> settings;
};

void add_sound_options(CLI::App& command, const char* patch_names, SoundOptions& sound, SoundTexts& texts) {
    command.add_option(patch_names, sound.patch, "Patch to start with, a .refrain file")
        ->type_name("FILE")
        ->group(kSoundGroup);
    command
        .add_option("--table", texts.table,
                    "Another table for oscillator 1: a name of --tables, or a FILE of harmonics")
        ->type_name("TABLE")
        ->group(kSoundGroup);
    command.add_option("--set", texts.settings, "Another value for a parameter of --parameters; may be repeated")
        ->type_name("KEY=VALUE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->group(kSoundGroup);
}

struct PlayTexts {
    std::string driver;
    std::string midi_api = "alsa";
};

void add_play_options(CLI::App& app, PlayOptions& play, PlayTexts& texts) {
    app.add_option("--name", play.client_name, "Name in JACK's graph [refrain]")->type_name("NAME")->group(kAudioGroup);
    app.add_option("--server", play.server.name, "JACK server to join [JACK_DEFAULT_SERVER, or \"default\"]")
        ->type_name("NAME")
        ->group(kAudioGroup);
    app.add_flag("!--no-connect", play.connect, "Leave the outputs unconnected")->group(kAudioGroup);

    app.add_flag("!--no-start", play.may_start_server, "Do not start a server; end when none runs")
        ->group(kServerGroup);
    app.add_option("--driver", texts.driver, "alsa or dummy [alsa when a card plays, else dummy]")
        ->check(CLI::IsMember({"alsa", "dummy"}))
        ->type_name("DRIVER")
        ->group(kServerGroup);
    app.add_option("--rate", play.server.rate, "Sample rate [48000]")
        ->check(CLI::Range(8000, 768000))
        ->type_name("HZ")
        ->group(kServerGroup);
    app.add_option("--period", play.server.period, "Frames of a period [256]")
        ->check(CLI::Range(16, 8192))
        ->type_name("FRAMES")
        ->group(kServerGroup);

    app.add_flag("--headless", play.headless, "Play without a window, until Ctrl-C")->group(kFaceGroup);
    app.add_option("--scale", play.scale, "Size of everything in the window, 0.5 to 4 [the monitor's]")
        ->check(CLI::Range(0.5, 4.0) & number())
        ->type_name("FACTOR")
        ->group(kFaceGroup);
    CLI::Option* const api =
        app.add_option("--midi-api", texts.midi_api, "Where keyboards are looked for: alsa, jack or none [alsa]")
            ->check(CLI::IsMember({"alsa", "jack", "none"}))
            ->type_name("API")
            ->group(kFaceGroup);
    app.add_flag_callback(
           "--no-midi", [&texts] { texts.midi_api = "none"; }, "The same as --midi-api none; midi_in stays")
        ->excludes(api)
        ->group(kFaceGroup);
}

CLI::App* add_render_command(CLI::App& app, RenderOptions& render, double& tail_s) {
    CLI::App* const command = app.add_subcommand("render", "Play a MIDI file into a WAV file; needs no JACK server");
    command->add_option("in.mid", render.input, "Standard MIDI File to play")->required()->type_name("");
    command->add_option("out.wav", render.output, "WAV file to write: 32-bit float, stereo")->required()->type_name("");
    command->add_option("--rate", render.rate, "Sample rate [48000]")
        ->check(CLI::Range(8000, 768000))
        ->type_name("HZ")
        ->group(kAudioGroup);
    command->add_option("--period", render.period, "Frames rendered at a time; the sound does not depend on it [256]")
        ->check(CLI::Range(1, 8192))
        ->type_name("FRAMES")
        ->group(kAudioGroup);
    command
        ->add_option("--tail", tail_s,
                     "Time rendered after the end of the music [until the instrument is silent, at most 10]")
        ->check(CLI::Range(0.0, 3600.0) & number())
        ->type_name("SECONDS")
        ->group(kAudioGroup);
    return command;
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

// The first word that nobody asked for, and what it may have been.
std::string unexpected_words(const CLI::App& app, const CLI::App& render, const std::string& patch) {
    const bool rendering = render.parsed();
    const CLI::App& command = rendering ? render : app;
    std::string word = app.remaining(true).empty() ? std::string() : app.remaining(true).front();
    if (!rendering && word.front() != '-' && !nearest_word(patch, {"render"}).empty()) {
        word = patch;  // what was taken for a patch was a misspelt command
    }
    const std::string bare = word.substr(0, word.find('='));
    const std::string more = rendering ? "see refrain render --help" : "see refrain --help";
    if (bare.empty() || bare.front() != '-') {
        const std::string nearest = rendering ? std::string() : nearest_word(bare, {"render"});
        return "unexpected word \"" + word + "\"" + (nearest.empty() ? "; " + more : "; did you mean " + nearest + "?");
    }
    const CLI::App& other = rendering ? app : render;
    const std::vector<std::string> others = option_names(other);
    if (std::find(others.begin(), others.end(), bare) != others.end()) {
        return "option " + bare + " belongs to " + (rendering ? "playing, not to render" : "render, not to playing") +
               "; " + more;
    }
    const std::string nearest = nearest_word(bare, option_names(command));
    return "unknown option " + bare + (nearest.empty() ? "; " + more : "; did you mean " + nearest + "?");
}

// Options of playing that stand before the word "render" would be ignored; better said than done.
void refuse_misplaced(const CLI::App& app) {
    for (const CLI::Option* option : app.get_options()) {
        if (option->count() == 0) {
            continue;
        }
        const std::string name = option->get_name();
        const std::vector<std::string> common{"--patch", "--table", "--set", "--rate", "--period"};
        if (std::find(common.begin(), common.end(), name) != common.end()) {
            refuse("option " + name + " stands before \"render\"; write it behind");
        }
        refuse("option " + name + " belongs to playing, not to render; see refrain render --help");
    }
}

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

class CommandLine {
public:
    CommandLine() : render_command_(add_render_command(app_, render_, tail_s_)) {
        app_.name("refrain");
        app_.formatter(std::make_shared<HelpFormatter>());
        render_command_->formatter(std::make_shared<HelpFormatter>());
        app_.footer(play_footer());
        render_command_->footer(render_footer());
        app_.require_subcommand(0, 1);
        add_sound_options(app_, "patch,--patch", play_.sound, play_sound_);
        add_sound_options(*render_command_, "--patch", render_.sound, render_sound_);
        add_play_options(app_, play_, texts_);
        app_.set_version_flag("--version", "refrain " REFRAIN_VERSION, "Print the version and end")->group(kOtherGroup);
        app_.add_flag("--parameters", wants_parameters_, "Print every parameter that --set takes and end")
            ->group(kOtherGroup);
        app_.add_flag("--tables", wants_tables_, "Print every table that --table takes and end")->group(kOtherGroup);
        for (CLI::App* const command : {&app_, render_command_}) {
            command->set_help_flag("-h,--help", "Print this and end")->group(kOtherGroup);
        }
    }

    tl::expected<Options, EarlyExit> parse(const std::vector<std::string>& arguments) {
        try {
            // CLI11 takes the words from the back.
            app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
            if (wants_parameters_) {
                return exit_with(0, parameters_text());
            }
            if (wants_tables_) {
                return exit_with(0, tables_text());
            }
            return result();
        } catch (const CLI::CallForHelp&) {
            return exit_with(0, (render_command_->parsed() ? render_command_ : &app_)->help());
        } catch (const CLI::CallForVersion&) {
            return exit_with(0, "refrain " REFRAIN_VERSION);
        } catch (const CLI::ExtrasError&) {
            return exit_with(kUsageError, "refrain: " + unexpected_words(app_, *render_command_, play_.sound.patch));
        } catch (const CLI::ParseError& error) {
            return exit_with(kUsageError, "refrain: " + one_line(error.what()));
        }
    }

private:
    static tl::unexpected<EarlyExit> exit_with(int code, std::string text) {
        return tl::make_unexpected(EarlyExit{.code = code, .text = std::move(text)});
    }

    Options result() {
        if (render_command_->parsed()) {
            refuse_misplaced(app_);
            if (render_command_->count("--tail") != 0) {
                render_.tail_s = tail_s_;
            }
            if (render_.output == "-") {
                refuse("out.wav: a WAV file cannot be written to standard output; name a file");
            }
            return {.play = std::nullopt, .render = with_sound(render_, render_sound_)};
        }
        if (play_.client_name.empty()) {
            refuse("--name: expected a name");
        }
        play_.server.driver = jack::driver_by_name(texts_.driver);
        play_.midi_api = texts_.midi_api == "none"   ? midi::DeviceApi::none
                         : texts_.midi_api == "jack" ? midi::DeviceApi::jack
                                                     : midi::DeviceApi::alsa;
        return {.play = with_sound(play_, play_sound_), .render = std::nullopt};
    }

    template <class T>
    static T with_sound(T options, const SoundTexts& texts) {
        if (!texts.table.empty()) {
            options.sound.table = texts.table;
        }
        for (const std::string& text : texts.settings) {
            const auto setting = parse_setting(text);
            if (!setting) {
                refuse(setting.error());
            }
            options.sound.settings.push_back(*setting);
        }
        return options;
    }

    CLI::App app_{"Refrain, a wavetable synthesizer for JACK. Without a command it opens its window and plays."};
    PlayOptions play_;
    PlayTexts texts_;
    RenderOptions render_;
    double tail_s_ = 0.0;
    bool wants_parameters_ = false;
    bool wants_tables_ = false;
    SoundTexts play_sound_;
    SoundTexts render_sound_;
    CLI::App* render_command_;
};

}  // namespace

tl::expected<Options, EarlyExit> parse_options(const std::vector<std::string>& arguments) {
    return CommandLine().parse(arguments);
}

}  // namespace refrain::app
