#pragma once

#include <cmath>

#include "rt/realtime.hpp"

namespace refrain::dsp {

/// A value that glides to where it is set: two equal one-pole low-passes in a row, so that neither the value nor its
/// slope ever jumps. It arrives exactly after a bounded time and then costs a comparison a tick. No threads.
class Smoother {
public:
    Smoother() = default;
    explicit Smoother(double value) : first_(value), second_(value), target_(value) {}

    /// The share of the way that one tick goes, from the time constant of each pole and the tick's length in seconds.
    static double step_for(double time_constant_s, double tick_s) REFRAIN_RT {
        return 1.0 - std::exp(-tick_s / time_constant_s);
    }

    void set_target(double target) REFRAIN_RT { target_ = target; }
    void jump_to(double value) REFRAIN_RT { first_ = second_ = target_ = value; }

    /// One tick on. `step` is from step_for; `near` is how close counts as arrived, in the value's unit.
    void tick(double step, double near) REFRAIN_RT {
        if (settled()) {
            return;
        }
        first_ += (target_ - first_) * step;
        second_ += (first_ - second_) * step;
        if (std::abs(target_ - first_) < near && std::abs(target_ - second_) < near) {
            first_ = second_ = target_;
        }
    }

    [[nodiscard]] double value() const REFRAIN_RT { return second_; }
    [[nodiscard]] double target() const REFRAIN_RT { return target_; }
    [[nodiscard]] bool settled() const REFRAIN_RT { return second_ == target_ && first_ == target_; }

private:
    double first_ = 0.0;
    double second_ = 0.0;
    double target_ = 0.0;
};

}  // namespace refrain::dsp
