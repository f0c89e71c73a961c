#pragma once

#include "dsp/effects/line.hpp"
#include "dsp/effects/pair.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// One band of the equalizer: a state variable filter of trapezoidal integrators, which stays stable and smooth however
/// its settings are swept (A. Simper, "Solving the continuous SVF equations using trapezoidal integration and
/// equivalent currents", 2013). No threads; every function is wait-free.
class Band {
public:
    enum class Shape : unsigned char { low_shelf, bell, high_shelf };

    explicit Band(Shape shape) : shape_(shape) {}

    void reset() REFRAIN_RT;

    /// Once a tick. `turns` is the frequency in turns a frame, above 0 and below 0.5; `q` above 0.
    void aim(double turns, double gain_db, double q) REFRAIN_RT;

    /// `place` counts the frames of the tick from 0.
    [[nodiscard]] Pair pass(Pair in, std::uint32_t place) REFRAIN_RT {
        const float g = g_.at(place);
        const float a1 = still_ ? a1_ : 1.0F / (1.0F + g * (g + k_.at(place)));
        const float a2 = g * a1;
        const Pair v3 = in - second_;
        const Pair v1 = first_ * a1 + v3 * a2;
        const Pair v2 = second_ + first_ * a2 + v3 * (g * a2);
        first_ = v1 + v1 - first_;
        second_ = v2 + v2 - second_;
        return in * through_.at(place) + v1 * band_.at(place) + v2 * low_.at(place);
    }

private:
    Shape shape_;
    Line g_;
    Line k_;
    Line through_;
    Line band_;
    Line low_;
    bool still_ = false;
    float a1_ = 0.0F;
    Pair first_{};
    Pair second_{};
};

}  // namespace refrain::dsp
