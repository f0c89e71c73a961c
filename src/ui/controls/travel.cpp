#include "ui/controls/travel.hpp"

#include <algorithm>
#include <cmath>

namespace refrain::ui {
namespace {

// A page leaps over a tenth of the range; whatever moves, moves at least one.
float whole_steps(const patch::Parameter& parameter, Step step, float count) noexcept {
    const float each = step == Step::page ? std::round(0.1F * (parameter.maximum - parameter.minimum)) : 1.0F;
    const float size = std::max(std::round(std::abs(count) * std::max(each, 1.0F)), 1.0F);
    return count == 0.0F ? 0.0F : std::copysign(size, count);
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
    return patch::clamped(parameter, value);
}

float stepped(const patch::Parameter& parameter, float value, Step step, float count) noexcept {
    if (parameter.whole) {
        return patch::clamped(parameter, value + whole_steps(parameter, step, count));
    }
    // Up from a fader's silence, the first step lands on what can be heard, not somewhere below it.
    const bool silent = parameter.curve == patch::Curve::fader && value <= parameter.minimum && count > 0.0F;
    const float from = silent ? std::nextafter(parameter.minimum, parameter.maximum) : value;
    return patch::value_at(parameter, patch::travel_of(parameter, from) + travel_of_step(step) * count);
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
