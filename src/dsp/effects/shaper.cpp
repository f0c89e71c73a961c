#include "dsp/effects/shaper.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace refrain::dsp {
namespace {

/// The whole number next to `value`: adding this leaves no digits for a fraction. Without a call to the library, which
/// costs more than all the rest. Magnitudes below 2^22 and 2^51.
float nearest(float value) REFRAIN_RT {
    return (value + 0x1.8p23F) - 0x1.8p23F;
}

double nearest(double value) REFRAIN_RT {
    return (value + 0x1.8p52) - 0x1.8p52;
}

float soft(float u) REFRAIN_RT {
    return u / std::sqrt(1.0F + u * u);
}

constexpr float kTubeBias = 0.45F;

float tube(float u) REFRAIN_RT {
    return soft(u + kTubeBias) - soft(kTubeBias);  // silence stays silent
}

/// sin(pi / 2 u): its Taylor series over a quarter turn each way, to the 11th power, good to 1e-7.
float fold(float u) REFRAIN_RT {
    const float turns = u * 0.25F - nearest(u * 0.25F);
    const float near = turns > 0.25F ? 0.5F - turns : (turns < -0.25F ? -0.5F - turns : turns);
    const float x = 2.0F * std::numbers::pi_v<float> * near;
    const float x2 = x * x;
    return x * (1.0F + x2 * (-1.0F / 6.0F +
                             x2 * (1.0F / 120.0F +
                                   x2 * (-1.0F / 5040.0F + x2 * (1.0F / 362880.0F - x2 * (1.0F / 39916800.0F))))));
}

// A curve with its antiderivative. Both are in double: a difference of two large values divided by a small one.
struct Clip {
    static double value(double u) REFRAIN_RT { return std::clamp(u, -1.0, 1.0); }
    static double integral(double u) REFRAIN_RT { return std::abs(u) < 1.0 ? 0.5 * u * u : std::abs(u) - 0.5; }
};

struct Stairs {  // of height 1
    static double value(double u) REFRAIN_RT { return nearest(u); }
    static double integral(double u) REFRAIN_RT {
        const double step = nearest(u);
        return step * u - 0.5 * step * step;
    }
};

/// The curve's mean between the two.
template <class Curve>
float mean(double from, double to) REFRAIN_RT {
    const double way = to - from;
    if (std::abs(way) < 1e-5) {
        return static_cast<float>(Curve::value(0.5 * (from + to)));
    }
    return static_cast<float>((Curve::integral(to) - Curve::integral(from)) / way);
}

}  // namespace

Pair Shaper::shape(DistortionCurve curve, Pair in, float gain, float step) const REFRAIN_RT {
    const Pair u = in * gain;
    switch (curve) {
        case DistortionCurve::soft:
            return Pair{soft(u[0]), soft(u[1])};
        case DistortionCurve::hard: {
            const Pair before = last_ * gain;
            return Pair{mean<Clip>(static_cast<double>(before[0]), static_cast<double>(u[0])),
                        mean<Clip>(static_cast<double>(before[1]), static_cast<double>(u[1]))};
        }
        case DistortionCurve::fold:
            return Pair{fold(u[0]), fold(u[1])};
        case DistortionCurve::tube:
            return Pair{tube(u[0]), tube(u[1])};
        case DistortionCurve::crush: {
            const Pair before = last_ / step;
            const Pair now = in / step;
            return Pair{mean<Stairs>(static_cast<double>(before[0]), static_cast<double>(now[0])),
                        mean<Stairs>(static_cast<double>(before[1]), static_cast<double>(now[1]))} *
                   step;
        }
    }
    return in;
}

}  // namespace refrain::dsp
