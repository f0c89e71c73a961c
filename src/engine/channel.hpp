#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "dsp/smoother.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// What a message did to the pedals that hold notes.
enum class PedalChange : std::uint8_t { none, sustain_up, sostenuto_down, sostenuto_up, all_up };

/// The controllers of one MIDI channel. What is heard glides; what is a switch acts at once. All functions: audio
/// thread, wait-free. Sources: MIDI 1.0 Detailed Specification 4.2; RP-015 for what controller 121 resets.
class Channel {
public:
    /// A controller other than the channel-mode messages (120 and up), which are the engine's.
    PedalChange control_change(std::uint8_t controller, std::uint8_t value) REFRAIN_RT;

    /// 0..16383, 8192 is the middle.
    void pitch_bend(std::uint16_t value) REFRAIN_RT;

    /// 0..127, on all keys of the channel.
    void channel_pressure(std::uint8_t value) REFRAIN_RT;

    /// The range of the wheel in semitones, as the patch sets it; RPN 0 sets it later for this channel alone.
    void set_bend_range(double semitones) REFRAIN_RT;

    /// Controller 121 (RP-015): wheels, breath and pressure to rest, pedals up, expression full, no parameter chosen;
    /// volume and pan stay.
    PedalChange reset_controllers() REFRAIN_RT;

    /// As a channel is before its first message, without a glide.
    void restart(double bend_range) REFRAIN_RT;

    /// What glides arrives: for a note that begins where nothing of the channel sounds.
    void settle() REFRAIN_RT;

    void tick(double gain_step, double pitch_step) REFRAIN_RT;
    /// Whether the last tick may have changed a value.
    [[nodiscard]] bool moved() const REFRAIN_RT { return moved_; }

    [[nodiscard]] double gain() const REFRAIN_RT { return gain_.value(); }  ///< of controllers 7 and 11
    [[nodiscard]] double pan() const REFRAIN_RT { return pan_.value(); }    ///< -1 left .. 1 right
    [[nodiscard]] double bend_semitones() const REFRAIN_RT { return bend_.value(); }
    [[nodiscard]] double modulation() const REFRAIN_RT { return modulation_.value(); }  ///< controller 1, 0..1
    [[nodiscard]] double bend() const REFRAIN_RT { return wheel_place_.value(); }       ///< the wheel itself, -1..1
    [[nodiscard]] double expression() const REFRAIN_RT { return expression_glide_.value(); }  ///< controller 11, 0..1
    [[nodiscard]] double breath() const REFRAIN_RT { return breath_.value(); }                ///< controller 2, 0..1
    [[nodiscard]] double pressure() const REFRAIN_RT { return pressure_.value(); }            ///< 0..1
    [[nodiscard]] bool sustained() const REFRAIN_RT { return sustained_; }
    [[nodiscard]] bool soft() const REFRAIN_RT { return soft_; }

private:
    void set_gain_target() REFRAIN_RT;
    void set_bend_target() REFRAIN_RT;
    [[nodiscard]] std::array<dsp::Smoother*, 8> glides() REFRAIN_RT;
    [[nodiscard]] bool bend_range_is_chosen() const REFRAIN_RT { return rpn_coarse_ == 0 && rpn_fine_ == 0; }

    dsp::Smoother gain_{1.0};
    dsp::Smoother pan_{0.0};
    dsp::Smoother bend_{0.0};
    dsp::Smoother modulation_{0.0};
    dsp::Smoother wheel_place_{0.0};
    dsp::Smoother expression_glide_{1.0};
    dsp::Smoother breath_{0.0};
    dsp::Smoother pressure_{0.0};
    bool arrived_ = false;  // nothing has been set since all values were where they should be
    bool moved_ = true;
    std::uint8_t volume_ = 127;
    std::uint8_t expression_ = 127;
    bool sustained_ = false;
    bool sostenuto_ = false;
    bool soft_ = false;
    std::uint16_t wheel_ = 8192;
    double bend_range_ = 2.0;
    std::uint8_t rpn_coarse_ = 127;  // 127/127 is "none chosen"
    std::uint8_t rpn_fine_ = 127;
};

inline constexpr std::size_t kChannels = 16;
using Channels = std::array<Channel, kChannels>;

}  // namespace refrain::engine
