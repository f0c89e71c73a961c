#include "dsp/effects/width.hpp"

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {

void Width::reset() REFRAIN_RT {
    width_.forget();
    place_ = 0;
}

void Width::tick(const Settings& settings) REFRAIN_RT {
    place_ = 0;
    width_.aim(bounded(settings.width, 0.0F, 2.0F));
}

void Width::render(float* left, float* right, std::uint32_t frames) REFRAIN_RT {
    if (width_.still() && width_.end() == 1.0F) {
        place_ += frames;
        return;
    }
    for (std::uint32_t i = 0; i < frames; ++i, ++place_) {
        const float middle = (left[i] + right[i]) * 0.5F;
        const float side = (left[i] - right[i]) * 0.5F * width_.at(place_);
        left[i] = middle + side;
        right[i] = middle - side;
    }
}

}  // namespace refrain::dsp
