#pragma once

#include <algorithm>
#include <cstdint>

#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Settings change on every sample position that is a multiple of this, and run in straight lines between.
inline constexpr std::uint32_t kEffectTickFrames = 16;

/// A setting on its way: a straight line over the frames of a tick, from where the last one ended. No threads;
/// wait-free.
template <class Real>
class BasicLine {
public:
    /// Once a tick. The first time, and the first after forget(), it stands there at once.
    void aim(Real target) REFRAIN_RT {
        from_ = fresh_ ? target : to_;
        to_ = target;
        step_ = (to_ - from_) * (Real{1} / static_cast<Real>(kEffectTickFrames));
        fresh_ = false;
    }
    /// The same, but no further from where it is than `most`.
    void aim_within(Real target, Real most) REFRAIN_RT {
        aim(fresh_ ? target : std::clamp(target, to_ - most, to_ + most));
    }
    void forget() REFRAIN_RT { fresh_ = true; }

    /// `place` counts the frames of the tick from 0.
    [[nodiscard]] Real at(std::uint32_t place) const REFRAIN_RT { return from_ + step_ * static_cast<Real>(place); }
    /// Where the tick's line ends, and whether it has gone nowhere.
    [[nodiscard]] Real end() const REFRAIN_RT { return to_; }
    [[nodiscard]] bool still() const REFRAIN_RT { return from_ == to_; }
    [[nodiscard]] bool fresh() const REFRAIN_RT { return fresh_; }

private:
    Real from_ = 0;
    Real to_ = 0;
    Real step_ = 0;
    bool fresh_ = true;
};

using Line = BasicLine<float>;
/// For places in long delays, where a float has no digits left for the fraction.
using FineLine = BasicLine<double>;

}  // namespace refrain::dsp
