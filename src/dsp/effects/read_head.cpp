#include "dsp/effects/read_head.hpp"

#include <cmath>

#include "dsp/effects/soft_step.hpp"

namespace refrain::dsp {

void ReadHead::forget() REFRAIN_RT {
    delay_.forget();
    fading_ = false;
}

void ReadHead::aim(double delay) REFRAIN_RT {
    if (fading_ && faded_ticks_ == fade_ticks_) {
        delay_.forget();
        delay_.aim(next_);
        fading_ = false;
    }
    if (!fading_) {
        if (delay_.fresh() || std::abs(delay - delay_.end()) <= kGlide * kEffectTickFrames) {
            delay_.aim(delay);
            return;
        }
        fading_ = true;
        faded_ticks_ = 0;
        next_ = delay;
        share_.forget();
        share_.aim(0.0F);
    }
    ++faded_ticks_;
    delay_.aim(delay_.end());
    share_.aim(soft_step(static_cast<float>(faded_ticks_) / static_cast<float>(fade_ticks_)));
}

}  // namespace refrain::dsp
