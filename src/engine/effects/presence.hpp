#pragma once

#include <cstdint>

#include "dsp/effects/line.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// How much of an effect there is while it comes or goes. Coming, first what goes into it is faded in, so that it
/// remembers no sudden start that would come back as an echo; then the sound is cross-faded to what comes out of it,
/// over 10 ms. Going is the same backwards. Audio thread; wait-free.
class Presence {
public:
    void set_sample_rate(double sample_rate) REFRAIN_RT;

    /// Once a tick: one tick's step towards being there, or not.
    void tick(bool wanted) REFRAIN_RT;
    /// Is there, or is not, at once: for moments in which nothing sounds.
    void jump(bool wanted) REFRAIN_RT;

    /// All of this tick not there, and all of it wholly there.
    [[nodiscard]] bool absent() const REFRAIN_RT { return entering_.still() && entering_.end() == 0.0F; }
    [[nodiscard]] bool full() const REFRAIN_RT { return share_.still() && share_.end() == 1.0F; }

    /// Gain of what goes in, and the share of what comes out; `place` counts the frames of the tick from 0.
    [[nodiscard]] float entering(std::uint32_t place) const REFRAIN_RT { return entering_.at(place); }
    [[nodiscard]] float share(std::uint32_t place) const REFRAIN_RT { return share_.at(place); }

private:
    void aim() REFRAIN_RT;

    std::uint32_t enter_ticks_ = 1;
    std::uint32_t fade_ticks_ = 1;
    std::uint32_t ticks_ = 0;  // of the way, up to enter_ticks_ + fade_ticks_
    dsp::Line entering_;
    dsp::Line share_;
};

}  // namespace refrain::engine
