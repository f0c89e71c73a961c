#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "dsp/effects/line.hpp"
#include "dsp/effects/slow_sine.hpp"
#include "dsp/effects/stereo_ring.hpp"
#include "dsp/effects/tail.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// What a chorus and a flanger are made of: on each side up to kMostCopies of the sound, at delays that move, fed back
/// and mixed with the sound itself. How the delays move is for those who inherit. No threads; all but the constructor
/// is wait-free.
class MovingCopies {
public:
    void set_sample_rate(double sample_rate) REFRAIN_RT;
    void reset() REFRAIN_RT;
    /// As if `frames` frames of silence had passed since it was silent().
    void skip_silence(std::uint64_t frames) REFRAIN_RT;
    /// In place; `frames` up to the next tick.
    void render(float* left, float* right, std::uint32_t frames) REFRAIN_RT;
    [[nodiscard]] bool silent() const REFRAIN_RT { return tail_.quiet_for(ring_.longest()); }

protected:
    static constexpr std::size_t kMostCopies = 2;

    /// A delay is at most `longest_s`.
    MovingCopies(std::size_t copies, double longest_s);

    /// One tick on; the sine then runs `rate_hz` times a second.
    void begin_tick(double rate_hz) REFRAIN_RT;
    /// The sine, -1..1, so many turns ahead.
    [[nodiscard]] double sine(double turns_ahead) const REFRAIN_RT { return sine_.at(turns_ahead); }
    void aim_delay(std::size_t copy, std::size_t side, double seconds) REFRAIN_RT;
    /// Factors; `feedback` and `wet` are for the sum of the copies.
    void aim_mix(float feedback, float dry, float wet) REFRAIN_RT;

private:
    std::size_t copies_;
    double longest_s_;
    StereoRing ring_;
    SlowSine sine_;
    std::array<std::array<FineLine, kSides>, kMostCopies> delays_;
    Line feedback_;
    Line dry_;
    Line wet_;
    Tail tail_;
    double sample_rate_ = 0.0;
    double turns_per_frame_ = 0.0;
    std::uint32_t place_ = 0;
};

}  // namespace refrain::dsp
