#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "patch/patch.hpp"

namespace refrain::ui {

/// The picture of an envelope in a square from 0 to 1, y upwards. Widths follow the sliders' travel, so that a
/// millisecond and twenty seconds both can be seen; the release stands at the right, the sustain takes what is left.
class EnvelopeShape {
public:
    struct Point {
        float x = 0.0F;
        float y = 0.0F;
    };
    /// Where the stages end: index of corners(). A stage of telemetry's (0 delay .. 5 release) ends at its number + 1.
    enum Corner : std::uint8_t { start, delay, attack, hold, decay, let_go, release, count };

    EnvelopeShape(const patch::Patch& patch, std::size_t envelope);

    [[nodiscard]] const Point& corner(Corner corner) const { return corners_[corner]; }
    /// The point at `place`: stage + part of it, as telemetry has it.
    [[nodiscard]] Point at(float place) const;
    /// The curve, from left to right.
    [[nodiscard]] std::vector<Point> line() const;

    /// The x of a full-length stage; delay and hold take kShort of it.
    static constexpr float kStage = 1.0F / 4.3F;
    static constexpr float kShort = 0.5F;

private:
    std::array<Point, count> corners_{};
    std::array<float, count> bends_{};  // of the line to that corner
};

}  // namespace refrain::ui
