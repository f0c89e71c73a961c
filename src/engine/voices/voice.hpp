#pragma once

#include <cstdint>

#include "rt/realtime.hpp"

namespace refrain::engine {

/// What there is to know of one voice besides its sound: which note it plays, for whom, and how it ends.
struct Voice {
    enum class State : std::uint8_t {
        idle,
        held,       ///< a finger or a pedal holds the note
        releasing,  ///< fades as the patch says
        dying,      ///< stolen or silenced: fades within kStealFade_s
    };

    State state = State::idle;
    bool key_is_down = false;
    bool sostenuto = false;  ///< the middle pedal holds it
    std::uint8_t channel = 0;
    std::uint8_t key = 0;
    std::uint64_t start_order = 0;    ///< counts notes
    std::uint64_t release_order = 0;  ///< counts releases
    float velocity_gain = 0.0F;       ///< linear, glides to velocity_target
    float velocity_target = 0.0F;
    float pressure = 0.0F;  ///< of its own key, 0..1, glides to pressure_target
    float pressure_target = 0.0F;

    // The glide, in semitones and ticks.
    double pitch = 60.0;
    double goal = 60.0;
    double pitch_step = 0.0;
    std::uint32_t glide_ticks = 0;

    std::uint32_t death_ticks = 0;  ///< since it was killed

    [[nodiscard]] bool is_idle() const REFRAIN_RT { return state == State::idle; }
    /// Counts against the voice limit: everything but idle and dying.
    [[nodiscard]] bool is_live() const REFRAIN_RT { return state == State::held || state == State::releasing; }
};

}  // namespace refrain::engine
