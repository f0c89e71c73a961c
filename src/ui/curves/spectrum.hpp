#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/telemetry.hpp"

namespace refrain::ui {

/// The level of each bin of a stretch of sound in dB: 0 is a sine at full scale, kSpectrumFloorDb nothing. A Hann
/// window over samples.size(), a power of two; returns half as many bins, bin i at i * rate / samples.size() Hz.
[[nodiscard]] std::vector<float> spectrum_db(std::span<const float> samples);

inline constexpr float kSpectrumFloorDb = -150.0F;

/// The highest level between two frequencies in Hz, or where no bin lies between them, on the line between the bins
/// around their middle.
[[nodiscard]] float level_between(std::span<const float> bins_db, float rate, float from_hz, float to_hz);

/// The analyser: the spectrum of the newest output, falling slowly, and its peaks, held for a while. Times in seconds
/// of any clock that does not run backwards.
class Spectrum {
public:
    static constexpr std::size_t kFrames = 4096;

    /// `newest` has kFrames frames, oldest first.
    void update(std::span<const engine::ScopeFrame> newest, double now_s);
    /// Back to silence.
    void clear();

    [[nodiscard]] std::span<const float> levels_db() const { return levels_; }
    [[nodiscard]] std::span<const float> held_db() const { return held_; }

private:
    std::vector<float> levels_ = std::vector<float>(kFrames / 2, kSpectrumFloorDb);
    std::vector<float> held_ = std::vector<float>(kFrames / 2, kSpectrumFloorDb);
    std::vector<double> held_since_s_ = std::vector<double>(kFrames / 2, 0.0);
    double updated_s_ = 0.0;
};

}  // namespace refrain::ui
