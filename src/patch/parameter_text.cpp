#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "patch/parameters.hpp"

// How a player reads and types values.
namespace refrain::patch {
namespace {

std::string printed(const char* format, double value) {
    std::array<char, 48> text{};
    // A value that rounds to zero shows no sign.
    const int length = std::snprintf(text.data(), text.size(), format, value == 0.0 ? 0.0 : value);
    return {text.data(), static_cast<std::size_t>(std::max(length, 0))};
}

std::string seconds_text(double seconds) {
    if (seconds < 0.00995) {
        return printed("%.1f ms", seconds * 1e3);
    }
    if (seconds < 0.9995) {
        return printed("%.0f ms", seconds * 1e3);
    }
    return printed(seconds < 9.995 ? "%.2f s" : "%.1f s", seconds);
}

std::string balance_text(double balance) {
    const double percent = std::round(balance * 100.0);
    if (percent == 0.0) {
        return "centre";
    }
    return printed(percent < 0.0 ? "L %.0f" : "R %.0f", std::abs(percent));
}

std::string semitones_text(const Parameter& p, double semitones) {
    const double shown = p.whole ? semitones : std::round(semitones * 100.0) / 100.0;
    const bool signs = p.minimum < 0.0F && shown != 0.0;
    if (p.whole || shown == std::round(shown)) {
        return printed(signs ? "%+.0f st" : "%.0f st", shown);
    }
    return printed(signs ? "%+.2f st" : "%.2f st", shown);
}

std::string hertz_text(const Parameter& p, double hertz) {
    const double size = std::abs(hertz);
    if (size >= 999.5) {
        return printed("%.2f kHz", hertz / 1e3);
    }
    if (p.minimum < 0.0F && std::abs(hertz) >= 0.005) {
        return printed(size >= 99.95 ? "%+.0f Hz" : "%+.2f Hz", hertz);
    }
    return printed(size >= 99.95 ? "%.0f Hz" : "%.2f Hz", hertz);
}

std::string lowered(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

struct NumberAndUnit {
    float number;
    std::string unit;
};

std::optional<NumberAndUnit> split(std::string_view text) {
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
    }
    float number = 0.0F;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || !std::isfinite(number)) {
        return std::nullopt;
    }
    return NumberAndUnit{number, lowered(text.substr(static_cast<std::size_t>(end - text.data())))};
}

std::optional<float> parse_balance(std::string_view text) {
    if (text == "c" || text == "centre" || text == "center") {
        return 0.0F;
    }
    if (text.empty()) {
        return std::nullopt;
    }
    const char side = text.front();
    if (side == 'l' || side == 'r') {
        const auto part = split(lowered(text.substr(1)));
        if (!part || !part->unit.empty() || part->number < 0.0F) {
            return std::nullopt;
        }
        return (side == 'l' ? -part->number : part->number) / 100.0F;
    }
    const auto part = split(text);
    return part && part->unit.empty() ? std::optional(part->number) : std::nullopt;
}

/// The index of the choice of that name.
std::optional<float> parse_choice(const Parameter& p, std::string_view typed) {
    for (std::size_t i = 0; i < p.choices.size(); ++i) {
        if (lowered(p.choices[i]) == typed) {
            return static_cast<float>(i);
        }
    }
    return std::nullopt;
}

/// The factor from a typed unit to the parameter's own; nothing when it is another kind of unit.
std::optional<float> unit_factor(Unit unit, std::string_view typed) {
    struct Name {
        Unit unit;
        std::string_view text;
        float factor;
    };
    static constexpr std::array<Name, 17> kNames{{{Unit::decibel, "db", 1.0F},
                                                  {Unit::percent, "%", 1.0F},
                                                  {Unit::semitones, "st", 1.0F},
                                                  {Unit::semitones, "semitones", 1.0F},
                                                  {Unit::cents, "ct", 1.0F},
                                                  {Unit::cents, "cents", 1.0F},
                                                  {Unit::seconds, "s", 1.0F},
                                                  {Unit::seconds, "ms", 1e-3F},
                                                  {Unit::hertz, "hz", 1.0F},
                                                  {Unit::hertz, "khz", 1e3F},
                                                  {Unit::octaves, "oct", 1.0F},
                                                  {Unit::octaves, "octaves", 1.0F},
                                                  {Unit::degrees, "deg", 1.0F},
                                                  {Unit::degrees, "\u00b0", 1.0F},
                                                  {Unit::bpm, "bpm", 1.0F},
                                                  {Unit::ratio, "x", 1.0F},
                                                  {Unit::ratio, "\u00d7", 1.0F}}};
    if (typed.empty()) {
        return 1.0F;
    }
    for (const Name& name : kNames) {
        if (name.unit == unit && name.text == typed) {
            return name.factor;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string format_value(const Parameter& p, float value) {
    const double v = clamped(p, value);
    switch (p.unit) {
        case Unit::decibel:
            return p.curve == Curve::fader && value <= p.minimum ? "-inf dB"
                                                                 : printed("%.1f dB", std::round(v * 10.0) / 10.0);
        case Unit::percent:
            return printed("%.0f %%", std::round(v));
        case Unit::balance:
            return balance_text(v);
        case Unit::semitones:
            return semitones_text(p, v);
        case Unit::cents:
            return printed(p.minimum < 0.0F && std::round(v * 10.0) != 0.0 ? "%+.1f ct" : "%.1f ct",
                           std::round(v * 10.0) / 10.0);
        case Unit::seconds:
            return seconds_text(v);
        case Unit::octaves:
            return printed(v == 0.0 ? "%.0f oct" : "%+.0f oct", v);
        case Unit::hertz:
            return hertz_text(p, v);
        case Unit::degrees:
            return printed("%.0f\u00b0", std::round(v));
        case Unit::ratio:
            return printed("%.3f x", v);
        case Unit::bpm:
            return printed("%.1f bpm", v);
        case Unit::count:
            return printed("%.0f", v);
        case Unit::choice:
            return std::string(p.choices[static_cast<std::size_t>(v)]);
    }
    return {};
}

std::optional<float> parse_value(const Parameter& p, std::string_view text) {
    const std::string typed = lowered(text);
    if (const auto chosen = parse_choice(p, typed)) {
        return chosen;
    }
    if (p.unit == Unit::choice) {
        return std::nullopt;
    }
    if (p.unit == Unit::balance) {
        return parse_balance(typed);
    }
    if (p.curve == Curve::fader && (typed == "-inf" || typed == "-inf db" || typed == "off")) {
        return p.minimum;
    }
    const auto part = split(typed);
    if (!part) {
        return std::nullopt;
    }
    const auto factor = unit_factor(p.unit, part->unit);
    return factor ? std::optional(part->number * *factor) : std::nullopt;
}

std::optional<float> parse_over(const Parameter& p, std::string_view text, float shown) {
    const auto part = split(lowered(text));
    if (part && part->unit.empty()) {
        if (p.unit == Unit::balance) {
            return part->number / 100.0F;
        }
        const std::string over = format_value(p, shown);
        if (over.ends_with("ms")) {
            return part->number / 1000.0F;
        }
        if (over.ends_with("kHz")) {
            return part->number * 1000.0F;
        }
    }
    return parse_value(p, text);
}

}  // namespace refrain::patch
