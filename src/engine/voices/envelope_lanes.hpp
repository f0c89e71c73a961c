#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "dsp/lanes.hpp"
#include "engine/constants.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// What a stage of an envelope takes from its controls when it begins. Times in frames, levels 0..1, curves -1..1.
struct EnvelopeControls {
    float delay = 0.0F;
    float attack = 1.0F;
    float hold = 0.0F;
    float decay = 1.0F;
    float sustain = 1.0F;
    float release = 1.0F;
    float attack_curve = 0.0F;
    float decay_curve = 0.0F;
    float release_curve = 0.0F;
};

/// One delay-attack-hold-decay-sustain-release envelope for each voice of a group. A stage that moves runs from `from`
/// to `to` along (1 - e^(-k x)) / (1 - e^-k), x from 0 to 1 over its length; stages begin and end on their own frame.
/// Between ticks the level runs in straight lines; the vectors that advance whole groups are in kernels/, what happens
/// to a single voice is here.
class EnvelopeLanes {
public:
    enum class Stage : std::uint8_t { delay, attack, hold, decay, sustain, release, done };

    /// A line of levels over one tick, for one voice.
    using Tick = std::array<float, kTickFrames>;

    /// From level 0.
    void start(std::size_t lane, const EnvelopeControls& controls) REFRAIN_RT;
    /// Begins anew from the level that it has.
    void restart(std::size_t lane, float level, const EnvelopeControls& controls) REFRAIN_RT;
    /// Into the release from `level`; once. From level 0 it is done at once.
    void release(std::size_t lane, float level, const EnvelopeControls& controls) REFRAIN_RT;

    /// Writes the levels of frames `first` .. 15 of a tick and moves to the tick's end, through as many stages as end.
    void fill(std::size_t lane, std::uint32_t first, const EnvelopeControls& controls, Tick& levels) REFRAIN_RT;
    /// The same without writing levels.
    void skip(std::size_t lane, std::uint32_t frames, const EnvelopeControls& controls) REFRAIN_RT;

    /// The level at frame `frame` of a tick that has been computed to its end; `levels` are those of the tick where it
    /// `draws` them. At frame 0 the tick is still to come.
    [[nodiscard]] float level_before(std::size_t lane, std::uint32_t frame, const Tick& levels,
                                     bool draws) const REFRAIN_RT;
    /// After a stage was entered at frame `frame`: computes the rest of a tick that had already been computed.
    void finish_tick(std::size_t lane, std::uint32_t frame, const EnvelopeControls& controls, Tick& levels,
                     bool draws) REFRAIN_RT;

    /// Keeps time when the sample rate becomes `ratio` times what it was.
    void rescale(float ratio) REFRAIN_RT;

    [[nodiscard]] Stage stage(std::size_t lane) const REFRAIN_RT { return stage_[lane]; }
    /// Lanes that are done, and silent.
    [[nodiscard]] dsp::LaneMask done() const REFRAIN_RT { return done_; }
    /// Stage and the part of it that is over: 0..1 delay, 1..2 attack .. 6 done.
    [[nodiscard]] float progress(std::size_t lane) const REFRAIN_RT;

    // What the vectors work on. Level at the end of what was computed; frames into the stage and its length; ends of
    // the stage's curve; k in powers of two, and 1 / (1 - 2^-k).
    dsp::Row level;
    dsp::Row place;
    dsp::Row length;
    dsp::Row from;
    dsp::Row to;
    dsp::Row bend;
    dsp::Row norm;
    dsp::Row follows;  ///< 1 where `to` follows the sustain control, else 0
    dsp::Row holds;    ///< 1 where `from` does too

    /// The length of a stage that does not end by itself.
    static constexpr float kForEver = 1e9F;

private:
    dsp::LaneMask done_ = (1U << dsp::kLanes) - 1U;

    void enter(std::size_t lane, Stage stage, float start, float end, float frames, float curve) REFRAIN_RT;
    void enter_next(std::size_t lane, const EnvelopeControls& controls) REFRAIN_RT;
    [[nodiscard]] float level_at(std::size_t lane, float frames) const REFRAIN_RT;

    std::array<Stage, dsp::kLanes> stage_ = [] {
        std::array<Stage, dsp::kLanes> stages{};
        stages.fill(Stage::done);
        return stages;
    }();
};

}  // namespace refrain::engine
