#include "patch/lfo_curve.hpp"

#include <algorithm>
#include <cmath>

namespace refrain::patch {

float bent(float x, float bend) REFRAIN_RT {
    const float k = 8.0F * bend;
    if (std::abs(k) < 1e-3F) {
        return x;
    }
    return (1.0F - std::exp(-k * x)) / (1.0F - std::exp(-k));
}

float LfoCurve::at(float x) const REFRAIN_RT {
    std::uint32_t next = 1;
    while (next + 1 < count && points[next].x <= x) {
        ++next;
    }
    const Point& left = points[next - 1];
    const Point& right = points[next];
    const float width = right.x - left.x;
    const float place = width > 0.0F ? std::clamp((x - left.x) / width, 0.0F, 1.0F) : 1.0F;
    return left.y + (right.y - left.y) * bent(place, left.bend);
}

LfoCurve LfoCurve::tidied() const {
    const auto finite = [](float value, float low, float high) {
        return std::isfinite(value) ? std::clamp(value, low, high) : std::clamp(0.0F, low, high);
    };
    LfoCurve tidy = *this;
    tidy.count = std::clamp<std::uint32_t>(count, 2, kMaxPoints);
    float left = 0.0F;
    for (std::uint32_t i = 0; i < tidy.count; ++i) {
        Point& point = tidy.points[i];
        point.x = left = finite(point.x, left, 1.0F);
        point.y = finite(point.y, -1.0F, 1.0F);
        point.bend = finite(point.bend, -1.0F, 1.0F);
    }
    tidy.points[0].x = 0.0F;
    tidy.points[tidy.count - 1].x = 1.0F;
    std::fill(tidy.points.begin() + tidy.count, tidy.points.end(), Point{});
    return tidy;
}

}  // namespace refrain::patch
