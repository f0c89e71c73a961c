#pragma once

#include <cstdint>

#include "rt/realtime.hpp"

namespace refrain::dsp {

/// Times in seconds, sustain as a level 0..1.
struct EnvelopeTimes {
    double attack_s = 0.002;
    double decay_s = 0.3;
    double sustain = 1.0;
    double release_s = 0.08;
};

/// An attack-decay-sustain-release envelope whose stages begin and end on their exact sample. The attack rises like a
/// charging capacitor that is cut off at full level; decay and release fall exponentially and arrive. A stage's time is
/// taken when it begins; the sustain level follows its control. No threads; every function is wait-free.
class Envelope {
public:
    enum class Stage : std::uint8_t { attack, decay, sustain, release, done };

    /// How strongly the attack is bent: 0 would be a straight line.
    static constexpr double kAttackBend = 2.0;
    /// The same for decay and release; e^-6 is where an endless exponential would be cut off, 52 dB down.
    static constexpr double kFallBend = 6.0;

    /// Begins the attack from 0. `sample_rate` in Hz.
    void start(const EnvelopeTimes& times, double sample_rate) REFRAIN_RT;

    /// Begins the release from the present level, whatever the stage; once. At level 0 it is done at once.
    void release(const EnvelopeTimes& times, double sample_rate) REFRAIN_RT;

    /// Frames until the stage ends by itself; 0xFFFFFFFF while it sustains or is done.
    [[nodiscard]] std::uint32_t frames_left() const REFRAIN_RT;

    /// Moves on by `frames`, at most frames_left(), and enters the next stage when this one is over.
    /// Sustaining, it goes to the sustain level of `times` by the share `glide` (0..1) of the distance; decaying, what
    /// it decays to does.
    void advance(std::uint32_t frames, const EnvelopeTimes& times, double sample_rate, double glide) REFRAIN_RT;

    /// Keeps time when the sample rate becomes `ratio` times what it was.
    void rescale(double ratio) REFRAIN_RT;

    /// The level now, 0..1; exactly 0 when done.
    [[nodiscard]] double level() const REFRAIN_RT { return level_; }
    [[nodiscard]] Stage stage() const REFRAIN_RT { return stage_; }

private:
    void enter(Stage stage, double from, double to, double time_s, double bend, double sample_rate) REFRAIN_RT;
    void finish_stage(const EnvelopeTimes& times, double sample_rate) REFRAIN_RT;

    Stage stage_ = Stage::done;
    std::uint32_t length_ = 0;  // of the stage, in frames
    std::uint32_t place_ = 0;   // in the stage
    double level_ = 0.0;
    double to_ = 0.0;    // level at the stage's end
    double span_ = 0.0;  // level = to + span * (curve - floor), curve falling from 1 to floor
    double floor_ = 0.0;
    double rate_ = 0.0;  // the curve's exponent a frame
    double curve_ = 0.0;
    std::uint32_t usual_frames_ = 0;  // what advance() was last called with, and the curve's factor over that
    double usual_factor_ = 1.0;
};

}  // namespace refrain::dsp
