#pragma once

#include <array>
#include <cstdint>

#include "dsp/smoother.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// The controllers of one MIDI channel. What is heard glides; what is a switch acts at once. All functions: audio
/// thread, wait-free. Sources: MIDI 1.0 Detailed Specification 4.2; RP-015 for what controller 121 resets.
class Channel {
public:
    /// A controller other than the channel-mode messages (120 and up), which are the engine's. True when the sustain
    /// pedal has just gone up.
    bool control_change(std::uint8_t controller, std::uint8_t value) REFRAIN_RT;

    /// 0..16383, 8192 is the middle.
    void pitch_bend(std::uint16_t value) REFRAIN_RT;

    /// The range of the wheel in semitones, as the patch sets it; RPN 0 sets it later for this channel alone.
    void set_bend_range(double semitones) REFRAIN_RT;

    /// Controller 121 (RP-015): wheels to rest, pedal up, expression full, no parameter chosen; volume and pan stay.
    /// True when the pedal was down.
    bool reset_controllers() REFRAIN_RT;

    /// As a channel is before its first message, without a glide.
    void restart(double bend_range) REFRAIN_RT;

    /// What glides arrives: for a note that begins where nothing of the channel sounds.
    void settle() REFRAIN_RT;

    void tick(double gain_step, double pitch_step) REFRAIN_RT;

    [[nodiscard]] double gain() const REFRAIN_RT { return gain_.value(); }  ///< of controllers 7 and 11
    [[nodiscard]] double pan() const REFRAIN_RT { return pan_.value(); }    ///< -1 left .. 1 right
    [[nodiscard]] double bend_semitones() const REFRAIN_RT { return bend_.value(); }
    [[nodiscard]] double modulation() const REFRAIN_RT { return modulation_.value(); }  ///< controller 1, 0..1
    [[nodiscard]] bool sustained() const REFRAIN_RT { return sustained_; }

private:
    void set_gain_target() REFRAIN_RT;
    void set_bend_target() REFRAIN_RT;
    [[nodiscard]] bool bend_range_is_chosen() const REFRAIN_RT { return rpn_coarse_ == 0 && rpn_fine_ == 0; }

    dsp::Smoother gain_{1.0};
    dsp::Smoother pan_{0.0};
    dsp::Smoother bend_{0.0};
    dsp::Smoother modulation_{0.0};
    std::uint8_t volume_ = 127;
    std::uint8_t expression_ = 127;
    bool sustained_ = false;
    std::uint16_t wheel_ = 8192;
    double bend_range_ = 2.0;
    std::uint8_t rpn_coarse_ = 127;  // 127/127 is "none chosen"
    std::uint8_t rpn_fine_ = 127;
};

}  // namespace refrain::engine
