#include "ui/controls/travel.hpp"

#include <algorithm>
#include <cmath>

namespace refrain::ui {
namespace {

bool is_stepped(const patch::Parameter& parameter) noexcept {
    return parameter.whole;
}

}  // namespace

float travel_of_step(Step step) noexcept {
    switch (step) {
        case Step::arrow:
            return 0.01F;
        case Step::fine_arrow:
            return 0.001F;
        case Step::wheel:
            return 0.005F;
        case Step::fine_wheel:
            return 0.0005F;
        case Step::page:
            return 0.1F;
    }
    return 0.0F;
}

float settled(const patch::Parameter& parameter, float value) noexcept {
    return patch::clamped(parameter, is_stepped(parameter) ? std::round(value) : value);
}

float stepped(const patch::Parameter& parameter, float value, Step step, float count) noexcept {
    const float travel = patch::travel_of(parameter, value) + travel_of_step(step) * count;
    const float moved = settled(parameter, patch::value_at(parameter, travel));
    if (is_stepped(parameter) && std::abs(moved - value) < 1.0F && count != 0.0F) {
        return settled(parameter, value + std::copysign(1.0F, count));
    }
    return moved;
}

void SliderDrag::begin(float travel, float position) noexcept {
    travel_ = travel;
    position_ = position;
}

float SliderDrag::move(float position, float length, bool fine) noexcept {
    const float moved = (position - position_) / std::max(length, 1.0F);
    travel_ += moved * (fine ? kFineFactor : 1.0F);
    position_ = position;
    return std::clamp(travel_, 0.0F, 1.0F);
}

}  // namespace refrain::ui
