#include "jack/sound_cards.hpp"

#include <charconv>
#include <fstream>
#include <sstream>

namespace refrain::jack {

namespace {

// "00-03" at the begin of a line of /proc/asound/pcm: card, device.
std::optional<std::string> device_of(std::string_view line) {
    int card = 0;
    int device = 0;
    const char* const end = line.data() + line.size();
    // The range ends at `end`. NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage)
    const auto [dash, card_error] = std::from_chars(line.data(), end, card);
    if (card_error != std::errc() || dash == end || *dash != '-') {
        return std::nullopt;
    }
    const auto [colon, device_error] = std::from_chars(dash + 1, end, device);
    if (device_error != std::errc() || colon == end || *colon != ':') {
        return std::nullopt;
    }
    return "hw:" + std::to_string(card) + "," + std::to_string(device);
}

}  // namespace

std::optional<std::string> playback_device(std::string_view pcm_list) {
    std::optional<std::string> display;
    std::istringstream lines{std::string(pcm_list)};
    for (std::string line; std::getline(lines, line);) {
        const std::optional<std::string> device = device_of(line);
        if (!device || line.find(": playback ") == std::string::npos) {
            continue;
        }
        if (line.find("HDMI") == std::string::npos) {
            return device;
        }
        if (!display) {
            display = device;
        }
    }
    return display;
}

std::optional<std::string> playback_device() {
    std::ifstream file("/proc/asound/pcm");
    std::ostringstream text;
    text << file.rdbuf();
    return playback_device(text.str());
}

}  // namespace refrain::jack
