#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>
#include <vector>

namespace refrain::test {

/// A stretch of stereo, and what effects are judged by.
struct Sound {
    explicit Sound(std::size_t frames) : left(frames), right(frames) {}

    std::vector<float> left;
    std::vector<float> right;

    [[nodiscard]] std::size_t frames() const { return left.size(); }
    bool operator==(const Sound&) const = default;
};

/// `from` is the place of its first frame, so that stretches follow on each other.
inline Sound sine(std::size_t frames, double turns_a_frame, double height, std::size_t from = 0) {
    Sound sound(frames);
    for (std::size_t i = 0; i < frames; ++i) {
        const double turns = turns_a_frame * static_cast<double>(from + i);
        sound.left[i] = static_cast<float>(height * std::sin(2.0 * std::numbers::pi * (turns - std::floor(turns))));
        sound.right[i] = sound.left[i];
    }
    return sound;
}

/// White noise, -height..height, the same for the same seed.
inline Sound noise(std::size_t frames, float height, std::uint32_t seed = 1) {
    Sound sound(frames);
    const auto next = [&seed] {
        seed = seed * 1664525U + 1013904223U;
        return static_cast<float>(seed >> 8) * 0x1p-23F - 1.0F;
    };
    for (std::size_t i = 0; i < frames; ++i) {
        sound.left[i] = height * next();
        sound.right[i] = height * next();
    }
    return sound;
}

inline double rms(std::span<const float> signal) {
    double sum = 0.0;
    for (const float sample : signal) {
        sum += static_cast<double>(sample) * static_cast<double>(sample);
    }
    return std::sqrt(sum / static_cast<double>(signal.size()));
}

inline double in_db(double amplitude) {
    return 20.0 * std::log10(std::max(amplitude, 1e-12));
}

inline float highest(std::span<const float> signal) {
    float peak = 0.0F;
    for (const float sample : signal) {
        peak = std::max(peak, std::abs(sample));
    }
    return peak;
}

/// The largest bend of the line through three neighbours: a step of height h in a smooth signal shows as h.
inline float bend_of(std::span<const float> signal) {
    float most = 0.0F;
    for (std::size_t i = 2; i < signal.size(); ++i) {
        most = std::max(most, std::abs(signal[i] - 2.0F * signal[i - 1] + signal[i - 2]));
    }
    return most;
}

inline bool all_finite(const Sound& sound) {
    const auto finite = [](float sample) { return std::isfinite(sample); };
    return std::all_of(sound.left.begin(), sound.left.end(), finite) &&
           std::all_of(sound.right.begin(), sound.right.end(), finite);
}

}  // namespace refrain::test
