#include "app/harmonics_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>
#include <system_error>

namespace refrain::app {
namespace {

// Every harmonic in full, with a comment each, fits many times.
constexpr std::size_t kLargestFile = std::size_t{1} << 20U;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

// Cuts the next word off the front of `line`.
std::string_view take_word(std::string_view& line) {
    line.remove_prefix(static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_space) - line.begin()));
    const auto length = static_cast<std::size_t>(std::find_if(line.begin(), line.end(), is_space) - line.begin());
    const std::string_view word = line.substr(0, length);
    line.remove_prefix(length);
    return word;
}

std::optional<float> number(std::string_view word) {
    if (!word.empty() && word.front() == '+') {
        word.remove_prefix(1);
    }
    float value = 0.0F;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool whole = error == std::errc{} && end == word.data() + word.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// A word from a file as a message can show it.
std::string quoted(std::string_view word) {
    std::string text = "\"";
    for (const char c : word.substr(0, 24)) {
        text += c >= ' ' && c <= '~' ? c : '?';
    }
    return text + (word.size() > 24 ? "...\"" : "\"");
}

tl::expected<wavetable::Harmonic, std::string> parse_line(std::string_view line) {
    const std::string_view amplitude_word = take_word(line);
    const auto amplitude = number(amplitude_word);
    if (!amplitude || std::abs(*amplitude) > 1.0F) {
        return tl::make_unexpected("expected an amplitude from -1 to 1, found " + quoted(amplitude_word));
    }
    const std::string_view phase_word = take_word(line);
    const auto phase = phase_word.empty() ? std::optional(0.0F) : number(phase_word);
    if (!phase) {
        return tl::make_unexpected("expected a phase in turns (0 to 1), found " + quoted(phase_word));
    }
    if (const std::string_view rest = take_word(line); !rest.empty()) {
        return tl::make_unexpected("expected \"amplitude [phase]\" and no more, found " + quoted(rest));
    }
    const float turns = *phase + (*amplitude < 0.0F ? 0.5F : 0.0F);
    return wavetable::Harmonic{.amplitude = std::abs(*amplitude), .phase_turns = turns - std::floor(turns)};
}

std::string system_reason() {
    return errno != 0 ? std::generic_category().message(errno) : std::string("cannot be read");
}

}  // namespace

tl::expected<wavetable::Harmonics, std::string> parse_harmonics(std::string_view text, std::string_view name) {
    const auto fault = [name](std::size_t line, const std::string& reason) {
        return tl::make_unexpected(std::string(name) + ": line " + std::to_string(line) + ": " + reason);
    };
    wavetable::Harmonics harmonics;
    std::size_t line_number = 0;
    while (!text.empty()) {
        ++line_number;
        const std::size_t length = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, length);
        text.remove_prefix(std::min(length + 1, text.size()));
        line = line.substr(0, line.find('#'));
        if (std::all_of(line.begin(), line.end(), is_space)) {
            continue;
        }
        if (harmonics.size() == wavetable::kMaxHarmonics) {
            return fault(line_number,
                         "expected at most " + std::to_string(wavetable::kMaxHarmonics) + " harmonics, found more");
        }
        const auto harmonic = parse_line(line);
        if (!harmonic) {
            return fault(line_number, harmonic.error());
        }
        harmonics.push_back(*harmonic);
    }
    if (std::all_of(harmonics.begin(), harmonics.end(), [](const auto& h) { return h.amplitude == 0.0F; })) {
        return fault(std::max<std::size_t>(line_number, 1), "expected at least one harmonic that sounds, found none");
    }
    return harmonics;
}

tl::expected<wavetable::Harmonics, std::string> read_harmonics_file(const std::filesystem::path& path) {
    const std::string name = path.string();
    std::error_code no_error;
    if (std::filesystem::is_directory(path, no_error)) {
        return tl::make_unexpected(name + ": is a folder; expected a text file of harmonics");
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return tl::make_unexpected(name + ": " + system_reason());
    }
    std::string text;
    std::array<char, 16384> block{};
    while (file.read(block.data(), block.size()) || file.gcount() > 0) {
        text.append(block.data(), static_cast<std::size_t>(file.gcount()));
        if (text.size() > kLargestFile) {
            return tl::make_unexpected(name + ": is larger than 1 MiB; expected a text file of harmonics");
        }
    }
    if (file.bad()) {
        return tl::make_unexpected(name + ": " + system_reason());
    }
    return parse_harmonics(text, name);
}

}  // namespace refrain::app
