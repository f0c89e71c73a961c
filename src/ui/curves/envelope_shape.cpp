#include "ui/curves/envelope_shape.hpp"

#include <algorithm>
#include <cmath>

namespace refrain::ui {

EnvelopeShape::EnvelopeShape(const patch::Patch& patch, std::size_t envelope) {
    using patch::Envelope;
    const auto width = [&](Envelope which, float share) {
        const patch::ParameterId id = patch::id(which, envelope);
        return share * kStage * patch::travel_of(patch::parameter(id), patch.value(id));
    };
    const float sustain = 0.01F * patch.value(id(Envelope::sustain, envelope));
    float x = 0.0F;
    corners_[delay] = {x += width(Envelope::delay, kShort), 0.0F};
    corners_[attack] = {x += width(Envelope::attack, 1.0F), 1.0F};
    corners_[hold] = {x += width(Envelope::hold, kShort), 1.0F};
    corners_[decay] = {x + width(Envelope::decay, 1.0F), sustain};
    corners_[let_go] = {1.0F - kStage, sustain};
    corners_[release] = {1.0F - kStage + width(Envelope::release, 1.0F), 0.0F};
    bends_[attack] = 0.01F * patch.value(id(Envelope::attack_curve, envelope));
    bends_[decay] = 0.01F * patch.value(id(Envelope::decay_curve, envelope));
    bends_[release] = 0.01F * patch.value(id(Envelope::release_curve, envelope));
}

EnvelopeShape::Point EnvelopeShape::at(float place) const {
    const float inside = std::clamp(place, 0.0F, static_cast<float>(count - 1));
    const auto stage = std::min(static_cast<std::size_t>(inside), static_cast<std::size_t>(count) - 2);
    const float part = inside - static_cast<float>(stage);
    const Point& from = corners_[stage];
    const Point& to = corners_[stage + 1];
    return {std::lerp(from.x, to.x, part), std::lerp(from.y, to.y, patch::bent(part, bends_[stage + 1]))};
}

std::vector<EnvelopeShape::Point> EnvelopeShape::line() const {
    constexpr int kPieces = 24;
    std::vector<Point> points{corners_[start]};
    for (std::size_t corner = delay; corner < count; ++corner) {
        if (bends_[corner] == 0.0F) {
            points.push_back(corners_[corner]);
            continue;
        }
        for (int i = 1; i <= kPieces; ++i) {
            points.push_back(at(static_cast<float>(corner - 1) + static_cast<float>(i) / static_cast<float>(kPieces) -
                                (i == kPieces ? 1e-6F : 0.0F)));
        }
    }
    return points;
}

}  // namespace refrain::ui
