#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "wavetable/harmonics.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::ui {

/// One turn of a wave, drawn from its harmonics as far as the picture can show them.
class WaveShape {
public:
    static constexpr std::size_t kPoints = 1024;

    /// The turn of these harmonics; those above kPoints / 2 are finer than the picture and left out. About a
    /// millisecond for a saw.
    void set(const wavetable::Harmonics& harmonics);

    [[nodiscard]] const std::array<float, kPoints>& points() const { return points_; }
    /// Highest magnitude of a point; 0 for silence.
    [[nodiscard]] float peak() const { return peak_; }

private:
    std::array<float, kPoints> points_{};
    float peak_ = 0.0F;
};

/// The classic shape with exactly these harmonics, or nothing.
[[nodiscard]] std::optional<wavetable::Shape> shape_of(const wavetable::Harmonics& harmonics);

}  // namespace refrain::ui
