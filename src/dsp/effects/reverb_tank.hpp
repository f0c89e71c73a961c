#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "dsp/effects/line.hpp"
#include "dsp/effects/pair.hpp"
#include "dsp/effects/sixteen.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Sixteen delay lines whose ends are mixed by an orthogonal matrix and fed to their beginnings: an even, dense decay
/// (J.-M. Jot and A. Chaigne, "Digital delay networks for designing artificial reverberators", AES Convention 90,
/// 1991). Each line loses what its length asks for, more of it above the damping frequency. The lengths wander, so that
/// no resonance stands still long enough to ring. Forgets at once. No threads; all but the constructor is wait-free.
class ReverbTank {
public:
    struct Settings {
        float size = 0.6F;           ///< 0..1
        float decay_s = 2.0F;        ///< to -60 dB, below the damping frequency; a quarter of it far above
        float damping_hz = 6000.0F;  ///< where the one turns into the other
        float modulation = 0.3F;     ///< 0..1 of 0.5 ms
    };

    ReverbTank();

    void set_sample_rate(double sample_rate) REFRAIN_RT;
    void reset() REFRAIN_RT;
    /// Every kEffectTickFrames frames.
    void tick(const Settings& settings) REFRAIN_RT;

    /// One frame, `place` counted from the tick; as loud, on noise that goes on, as what goes in.
    [[nodiscard]] Pair pass(Pair in, std::uint32_t place) REFRAIN_RT;

    /// The magnitude of what went into the lines in the last frame, and how long they are at most, in frames.
    [[nodiscard]] float level() const REFRAIN_RT { return level_; }
    [[nodiscard]] std::uint32_t longest() const REFRAIN_RT { return longest_; }

private:
    static constexpr std::size_t kLines = 16;

    void move_lengths(float size, float modulation) REFRAIN_RT;
    void weigh(float decay_s) REFRAIN_RT;
    [[nodiscard]] Four read(std::size_t group, std::uint32_t place) const REFRAIN_RT;
    [[nodiscard]] const float* line(std::size_t index) const REFRAIN_RT { return memory_.data() + index * stride_; }
    void write(const Sixteen& frame) REFRAIN_RT;

    std::vector<float> memory_;  // line after line, `stride_` apart, each a power of two and a copy of its beginning
    std::size_t stride_ = 0;
    std::uint32_t mask_ = 0;
    std::uint32_t now_ = 0;
    std::uint32_t age_ = 0;  // frames since the reset
    std::uint32_t longest_ = 0;

    SixteenLines lengths_;  // in frames
    SixteenLines low_gains_;
    SixteenLines high_gains_;
    Line damping_;
    Line loudness_;
    Sixteen low_{};     // the damping's integrators
    Sixteen wander_{};  // phases, -1..1
    float scale_ = 0.0F;
    float weighed_scale_ = 0.0F;  // what the gains were computed from
    float weighed_decay_s_ = 0.0F;
    bool moving_gains_ = false;
    bool fresh_ = true;
    float level_ = 0.0F;
    double sample_rate_ = 0.0;
};

}  // namespace refrain::dsp
