#include "engine/effects/presence.hpp"

#include "dsp/effects/soft_step.hpp"

namespace refrain::engine {
namespace {

constexpr double kEnter_s = 0.005;
constexpr double kFade_s = 0.01;

}  // namespace

void Presence::set_sample_rate(double sample_rate) REFRAIN_RT {
    enter_ticks_ = dsp::ticks_of(kEnter_s, sample_rate);
    fade_ticks_ = dsp::ticks_of(kFade_s, sample_rate);
    jump(false);
}

void Presence::tick(bool wanted) REFRAIN_RT {
    if (wanted && ticks_ < enter_ticks_ + fade_ticks_) {
        ++ticks_;
    } else if (!wanted && ticks_ > 0) {
        --ticks_;
    }
    aim();
}

void Presence::jump(bool wanted) REFRAIN_RT {
    ticks_ = wanted ? enter_ticks_ + fade_ticks_ : 0;
    entering_.forget();
    share_.forget();
    aim();
}

void Presence::aim() REFRAIN_RT {
    const auto ticks = static_cast<float>(ticks_);
    const auto enter = static_cast<float>(enter_ticks_);
    entering_.aim(dsp::soft_step(ticks / enter));
    share_.aim(dsp::soft_step((ticks - enter) / static_cast<float>(fade_ticks_)));
}

}  // namespace refrain::engine
