#include <array>
#include <charconv>
#include <cmath>

#include "patch/parameters.hpp"

namespace refrain::patch {
namespace {

std::string shortest(double number) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

/// The fewest digits that tell `number` from every other float, times a power of ten. Moving the point of these digits
/// is exact where multiplying is not.
std::string shortest(float number, int tens = 0) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::scientific).ptr;
    const std::string_view digits(text.data(), static_cast<std::size_t>(end - text.data()));
    const std::size_t e = digits.find('e');
    const std::string moved =
        std::string(digits.substr(0, e + 1)) + std::to_string(std::stoi(std::string(digits.substr(e + 1))) + tens);
    double result = 0.0;
    std::from_chars(moved.data(), moved.data() + moved.size(), result);
    return shortest(result);
}

std::string_view suffix(Unit unit) {
    switch (unit) {
        case Unit::decibel:
            return " dB";
        case Unit::percent:
            return " %";
        case Unit::semitones:
            return " st";
        case Unit::cents:
            return " ct";
        case Unit::octaves:
            return " oct";
        case Unit::seconds:
            return " s";
        case Unit::hertz:
            return " Hz";
        case Unit::degrees:
            return "\u00b0";
        case Unit::ratio:
            return " x";
        case Unit::bpm:
            return " bpm";
        case Unit::balance:
        case Unit::count:
        case Unit::choice:
            break;
    }
    return "";
}

std::string spoken(const Parameter& p, float v) {
    if (p.unit == Unit::choice) {
        return std::string(p.choices[static_cast<std::size_t>(v)]);
    }
    if (p.curve == Curve::fader && v <= p.minimum) {
        return "-inf dB";
    }
    if (p.unit == Unit::balance) {
        return v == 0.0F ? "centre" : (v < 0.0F ? "L " : "R ") + shortest(std::abs(v), 2);
    }
    if (p.unit == Unit::seconds && v != 0.0F && v < 1.0F) {
        return shortest(v, 3) + " ms";
    }
    return shortest(v) + std::string(suffix(p.unit));
}

}  // namespace

std::string exact_text(const Parameter& p, float value) {
    const float v = clamped(p, value) + 0.0F;  // no negative zero
    std::string text = spoken(p, v);
    if (parse_value(p, text) != v) {
        // Digits that lie too near the middle between two floats; all digits do not.
        text = shortest(static_cast<double>(v));
    }
    return text;
}

}  // namespace refrain::patch
