#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "patch/parameters.hpp"
#include "patch/unit_names.hpp"

// How a player types values, and files hold them.
namespace refrain::patch {
namespace {

constexpr std::string_view kMinusSign = "\u2212";

/// Without spaces at its ends, in small letters, a typographic minus sign as a plain one.
std::string lowered(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    std::string result(text);
    if (result.starts_with(kMinusSign)) {
        result.replace(0, kMinusSign.size(), "-");
    }
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

/// A choice's name as it is compared: "Low-24" is "low 24".
std::string bare(std::string_view name) {
    std::string result = lowered(name);
    result.erase(std::remove_if(result.begin(), result.end(), [](char c) { return c == ' ' || c == '-' || c == '_'; }),
                 result.end());
    return result;
}

struct NumberAndUnit {
    double number;
    std::string unit;
};

std::optional<NumberAndUnit> split(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-")) {
        text.remove_prefix(1);
    }
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || !std::isfinite(number)) {
        return std::nullopt;
    }
    return NumberAndUnit{number, lowered(text.substr(static_cast<std::size_t>(end - text.data())))};
}

/// The nearest float; what is too large for one is the largest.
float narrowed(double value) {
    constexpr double kLargest = std::numeric_limits<float>::max();
    return static_cast<float>(std::clamp(value, -kLargest, kLargest));
}

std::optional<float> parse_number(Unit unit, std::string_view typed) {
    const auto part = split(typed);
    if (!part) {
        return std::nullopt;
    }
    if (part->unit.empty()) {
        return narrowed(part->number);
    }
    const auto* name = std::find_if(kUnitNames.begin(), kUnitNames.end(), [&](const UnitName& candidate) {
        return candidate.unit == unit && candidate.text == part->unit;
    });
    return name == kUnitNames.end() ? std::nullopt : std::optional(narrowed(part->number * name->factor));
}

/// "L 30", "centre", "r5", or a number from -1 to 1.
std::optional<float> parse_balance(std::string_view typed) {
    if (typed == "c" || typed == "centre" || typed == "center") {
        return 0.0F;
    }
    if (typed.starts_with('l') || typed.starts_with('r')) {
        const auto part = split(lowered(typed.substr(1)));
        if (!part || (!part->unit.empty() && part->unit != "%") || part->number < 0.0) {
            return std::nullopt;
        }
        return narrowed((typed.front() == 'l' ? -part->number : part->number) * 1e-2);
    }
    return parse_number(Unit::balance, typed);
}

std::optional<float> parse_choice(const Parameter& p, std::string_view typed) {
    const std::string wanted = bare(typed);
    for (std::size_t i = 0; i < p.choices.size(); ++i) {
        if (bare(p.choices[i]) == wanted) {
            return static_cast<float>(i);
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<float> parse_value(const Parameter& p, std::string_view text) {
    const std::string typed = lowered(text);
    if (p.unit == Unit::choice) {
        return parse_choice(p, typed);
    }
    if (p.unit == Unit::balance) {
        return parse_balance(typed);
    }
    if (p.curve == Curve::fader && (typed == "-inf" || typed == "-inf db" || typed == "off")) {
        return p.minimum;
    }
    return parse_number(p.unit, typed);
}

std::optional<float> parse_over(const Parameter& p, std::string_view text, float shown) {
    const auto part = split(lowered(text));
    if (part && part->unit.empty()) {
        if (p.unit == Unit::balance) {
            return narrowed(part->number * 1e-2);
        }
        const std::string over = format_value(p, shown);
        if (over.ends_with("ms")) {
            return narrowed(part->number * 1e-3);
        }
        if (over.ends_with("kHz")) {
            return narrowed(part->number * 1e3);
        }
    }
    return parse_value(p, text);
}

}  // namespace refrain::patch
