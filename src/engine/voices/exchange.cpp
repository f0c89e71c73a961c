#include "engine/voices/exchange.hpp"

#include <cmath>
#include <numbers>

namespace refrain::engine {

void Exchange::set(Values& values, patch::ParameterId id, float value, bool sounding) REFRAIN_RT {
    const std::size_t index = patch::index_of(id);
    if (!sounding) {
        waits_[index] = false;
        values.set(id, value);
        return;
    }
    if (patch::clamped(patch::parameter(id), value) == values.setting(id)) {
        waits_[index] = false;
        return;
    }
    waiting_[index] = value;
    waits_[index] = true;
}

bool Exchange::tick(Values& values, std::uint32_t length, bool sounding, bool asks) REFRAIN_RT {
    const bool made = (waits_.any() || asks) && (place_ >= length || !sounding);
    if (made) {
        make(values);
    } else if (waits_.any() || asks) {
        ++place_;
    }
    const bool goes_down = !made && (waits_.any() || asks);
    if (!goes_down && place_ > 0) {
        place_ = sounding ? place_ - 1 : 0;
    }
    const double part = std::fmin(1.0, static_cast<double>(place_) / length);
    gain_ = place_ == 0        ? 1.0F
            : place_ >= length ? 0.0F
                               : static_cast<float>(0.5 + 0.5 * std::cos(std::numbers::pi * part));
    return made;
}

void Exchange::make(Values& values) REFRAIN_RT {
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
        if (waits_[i]) {
            values.set(static_cast<patch::ParameterId>(i), waiting_[i]);
        }
    }
    waits_.reset();
}

}  // namespace refrain::engine
