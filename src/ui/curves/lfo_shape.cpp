#include "ui/curves/lfo_shape.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace refrain::ui {
namespace {

constexpr std::array<float, 9> kChance{0.35F, -0.6F, 0.8F, 0.1F, -0.85F, 0.55F, -0.2F, 0.9F, -0.45F};

}  // namespace

float lfo_height(patch::LfoShape shape, const patch::LfoCurve& drawn, float x) {
    using patch::LfoShape;
    switch (shape) {
        case LfoShape::sine:
            return std::sin(2.0F * std::numbers::pi_v<float> * x);
        case LfoShape::triangle:
            return x < 0.25F ? 4.0F * x : x < 0.75F ? 2.0F - 4.0F * x : 4.0F * x - 4.0F;
        case LfoShape::saw_up:
            return 2.0F * x - 1.0F;
        case LfoShape::saw_down:
            return 1.0F - 2.0F * x;
        case LfoShape::square:
            return x < 0.5F ? 1.0F : -1.0F;
        case LfoShape::sample_and_hold:
            return kChance[std::min<std::size_t>(static_cast<std::size_t>(8.0F * x), 7)];
        case LfoShape::smooth_random: {
            const float place = std::clamp(8.0F * x, 0.0F, 7.9999F);
            const auto left = static_cast<std::size_t>(place);
            const float part = place - static_cast<float>(left);
            return std::lerp(kChance[left], kChance[left + 1], part * part * (3.0F - 2.0F * part));
        }
        case LfoShape::drawn:
            break;
    }
    return drawn.at(x);
}

std::optional<patch::LfoCurve> with_point(const patch::LfoCurve& curve, float x, float y, std::size_t& added) {
    if (curve.count >= patch::LfoCurve::kMaxPoints) {
        return std::nullopt;
    }
    patch::LfoCurve next = curve;
    std::size_t at = 1;
    while (at + 1 < curve.count && curve.points[at].x <= x) {
        ++at;
    }
    for (std::size_t i = curve.count; i > at; --i) {
        next.points[i] = next.points[i - 1];
    }
    next.points[at] = {.x = x, .y = y, .bend = 0.0F};
    ++next.count;
    added = at;
    return next.tidied();
}

patch::LfoCurve without_point(const patch::LfoCurve& curve, std::size_t index) {
    if (index == 0 || index + 1 >= curve.count) {
        return curve;
    }
    patch::LfoCurve next = curve;
    std::copy(curve.points.begin() + static_cast<std::ptrdiff_t>(index) + 1, curve.points.begin() + curve.count,
              next.points.begin() + static_cast<std::ptrdiff_t>(index));
    --next.count;
    return next.tidied();
}

patch::LfoCurve with_point_moved(const patch::LfoCurve& curve, std::size_t index, float x, float y) {
    patch::LfoCurve next = curve;
    if (index >= curve.count) {
        return next;
    }
    patch::LfoCurve::Point& point = next.points[index];
    if (index > 0 && index + 1 < curve.count) {
        point.x = std::clamp(x, curve.points[index - 1].x, curve.points[index + 1].x);
    }
    point.y = std::clamp(y, -1.0F, 1.0F);
    return next.tidied();
}

patch::LfoCurve with_bend(const patch::LfoCurve& curve, std::size_t index, float bend) {
    patch::LfoCurve next = curve;
    if (index + 1 < curve.count) {
        next.points[index].bend = std::clamp(bend, -1.0F, 1.0F);
    }
    return next;
}

float middle_height(const patch::LfoCurve& curve, std::size_t index) {
    const patch::LfoCurve::Point& left = curve.points[index];
    const patch::LfoCurve::Point& right = curve.points[index + 1];
    return std::lerp(left.y, right.y, patch::bent(0.5F, left.bend));
}

}  // namespace refrain::ui
