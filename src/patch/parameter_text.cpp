#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "patch/parameters.hpp"

// How a player reads values.
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

std::string ratio_text(double ratio) {
    // Four digits, so that the smallest ratios are what they say.
    return printed(ratio < 0.1 ? "%.4f x" : "%.3f x", ratio);
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
            return ratio_text(v);
        case Unit::bpm:
            return printed("%.1f bpm", v);
        case Unit::count:
            return printed("%.0f", v);
        case Unit::choice:
            return std::string(p.choices[static_cast<std::size_t>(v)]);
    }
    return {};
}

}  // namespace refrain::patch
