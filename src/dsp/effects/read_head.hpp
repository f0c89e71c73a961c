#pragma once

#include <algorithm>
#include <cstdint>

#include "dsp/effects/line.hpp"
#include "dsp/effects/stereo_ring.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Reads a delay whose time may change: it follows small changes as a tape does, and cross-fades to where a large one
/// leads. No threads; wait-free.
class ReadHead {
public:
    /// The next aim() stands there at once.
    void forget() REFRAIN_RT;
    /// How long a cross-fade takes, in ticks, at least 1.
    void set_fade(std::uint32_t ticks) REFRAIN_RT { fade_ticks_ = ticks; }

    /// Once a tick; `delay` in frames, within the ring's bounds.
    void aim(double delay) REFRAIN_RT;

    /// `place` counts the frames of the tick from 0.
    [[nodiscard]] Pair read(const StereoRing& ring, std::uint32_t place) const REFRAIN_RT {
        const Pair here = ring.read_between(delay_.at(place));
        return fading_ ? here + (ring.read_between(next_) - here) * share_.at(place) : here;
    }

    /// The longest delay that is being read, in whole frames.
    [[nodiscard]] std::uint32_t longest() const REFRAIN_RT {
        const double delay = fading_ ? std::max(delay_.end(), next_) : delay_.end();
        return static_cast<std::uint32_t>(delay) + kEffectTickFrames;
    }

private:
    /// A tape that follows faster than this, in frames a frame, would be heard as a howl: three semitones and a half.
    static constexpr double kGlide = 0.2;

    FineLine delay_;
    double next_ = 0.0;  // where the cross-fade leads
    Line share_;         // of what is there
    std::uint32_t faded_ticks_ = 0;
    std::uint32_t fade_ticks_ = 1;
    bool fading_ = false;
};

}  // namespace refrain::dsp
