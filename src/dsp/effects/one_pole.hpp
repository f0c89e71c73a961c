#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/effects/pair.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// A low-pass of 6 dB an octave as a trapezoidal integrator, smooth while it is swept (V. Zavalishin, The Art of VA
/// Filter Design, 2018, 3.10); what it takes away is the high-pass. No threads; every function is wait-free.
class OnePole {
public:
    /// What low() needs to know of a cutoff in turns a frame, above 0: g / (1 + g).
    [[nodiscard]] static float gain_for(double turns) REFRAIN_RT {
        const double g = std::tan(std::numbers::pi * std::min(turns, 0.49));
        return static_cast<float>(g / (1.0 + g));
    }

    void reset() REFRAIN_RT { state_ = Pair{}; }

    [[nodiscard]] Pair low(Pair in, float gain) REFRAIN_RT {
        const Pair v = (in - state_) * gain;
        const Pair out = state_ + v;
        state_ = out + v;
        return out;
    }

private:
    Pair state_{};
};

}  // namespace refrain::dsp
