#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

#include "rt/realtime.hpp"

namespace refrain::dsp {

/// The slow wave that moves chorus, flanger and phaser; looked at once a tick. No threads; wait-free.
class SlowSine {
public:
    void reset() REFRAIN_RT { turns_ = 0.0; }

    /// Goes on by that many turns.
    void advance(double turns) REFRAIN_RT {
        turns_ += turns;
        turns_ -= std::floor(turns_);
    }

    /// -1..1, `ahead` turns later.
    [[nodiscard]] double at(double ahead) const REFRAIN_RT {
        return std::sin(2.0 * std::numbers::pi * (turns_ + ahead));
    }

private:
    double turns_ = 0.0;
};

}  // namespace refrain::dsp
