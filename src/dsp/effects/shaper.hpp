#pragma once

#include <cstdint>

#include "dsp/effects/pair.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

enum class DistortionCurve : std::uint8_t {
    soft,  ///< u / sqrt(1 + u^2)
    hard,  ///< cut off at 1
    fold,  ///< the sine of u quarter turns
    tube,  ///< soft, but the lower half gives way first
    crush  ///< rounded to steps
};

/// The bent line of a distortion. The two curves that have corners are averaged over the way from the last frame to
/// this one, which takes most of the folding away (J. Parker, V. Zavalishin and E. Le Bivic, "Reducing the aliasing of
/// nonlinear waveshaping using continuous-time convolution", DAFx 2016, equation 10); that costs them half a frame of
/// delay. No threads; every function is wait-free.
class Shaper {
public:
    void reset() REFRAIN_RT { last_ = Pair{}; }

    /// `gain` drives the signal into the curve; crush rounds it to multiples of `step` instead.
    [[nodiscard]] Pair shape(DistortionCurve curve, Pair in, float gain, float step) const REFRAIN_RT;
    /// Once a frame, after it was shaped by whatever curves.
    void remember(Pair in) REFRAIN_RT { last_ = in; }

private:
    Pair last_{};
};

}  // namespace refrain::dsp
