#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "jack/server.hpp"
#include "midi/devices.hpp"
#include "patch/parameters.hpp"

namespace refrain::app {

/// One `--set key=value`.
struct Setting {
    patch::ParameterId parameter{};
    float value = 0.0F;  ///< in the parameter's unit and range
};

/// The sound that the program starts with.
struct SoundOptions {
    std::string patch;                 ///< its file; empty: the init patch
    std::optional<std::string> table;  ///< a factory table's name, or a file of harmonics; nothing: the patch's own
    std::vector<Setting> settings;

    /// Whether something is changed of the patch.
    [[nodiscard]] bool edits() const { return table || !settings.empty(); }
};

/// `refrain`
struct PlayOptions {
    SoundOptions sound;
    std::string client_name = "refrain";
    jack::ServerOptions server;  ///< rate and period are for a server that we start
    bool connect = true;
    bool may_start_server = true;
    bool headless = false;
    float scale = 0.0F;  ///< framebuffer pixels per unit; 0: the monitor's own
    midi::DeviceApi midi_api = midi::DeviceApi::alsa;
};

/// `refrain render`
struct RenderOptions {
    SoundOptions sound;
    std::string input;
    std::string output;
    std::uint32_t rate = 48000;    ///< Hz
    std::uint32_t period = 256;    ///< frames in a block
    std::optional<double> tail_s;  ///< nothing: until the instrument is silent
};

/// What the command line asks for: exactly one of the two.
struct Options {
    std::optional<PlayOptions> play;
    std::optional<RenderOptions> render;
};

/// The program ends before it starts: help or the version on standard output (code 0), or one line on standard error
/// that names the word that is wrong and what would be right (code 2).
struct EarlyExit {
    int code = 0;
    std::string text;
};

inline constexpr int kUsageError = 2;
inline constexpr int kFailure = 1;

/// Reads the command line, the program's own name not included. Opens no file.
[[nodiscard]] tl::expected<Options, EarlyExit> parse_options(const std::vector<std::string>& arguments);

}  // namespace refrain::app
