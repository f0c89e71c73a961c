#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "dsp/lanes.hpp"
#include "engine/voices/envelope_lanes.hpp"
#include "engine/voices/lfo_lanes.hpp"
#include "engine/voices/line.hpp"
#include "engine/voices/oscillator_lanes.hpp"
#include "patch/routes.hpp"

namespace refrain::engine {

/// The oscillators of the patch and the sub-oscillator.
inline constexpr std::size_t kVoiceOscillators = patch::kOscillators + 1;
inline constexpr std::size_t kSubOscillator = patch::kOscillators;

/// Sixteen voices side by side: everything that belongs to a single voice and is heard.
struct Group {
    dsp::LaneMask sounding = 0;  ///< lanes with a voice

    // What the voice's notes and channel say; written before each tick.
    dsp::Row note_pitch;                            ///< semitones, glide included, bend not
    dsp::Row bend;                                  ///< semitones
    dsp::Row gain;                                  ///< linear: velocity, channel, headroom, fade of the dying
    dsp::Row pan;                                   ///< -1..1, of the channel
    std::array<dsp::Row, patch::kSources> sources;  ///< value of each source at the tick's end

    std::array<dsp::Row, patch::kRoutes> targets;  ///< value of each modulated parameter, by slot of the matrix

    std::array<EnvelopeLanes, patch::kEnvelopes> envelopes;
    std::array<EnvelopeLanes::Tick, dsp::kLanes> amplitude{};  ///< the first envelope's levels over this tick
    std::array<LfoLanes, patch::kLfos> lfos;
    std::array<OscillatorLanes, kVoiceOscillators> oscillators;
    std::array<dsp::PhaseRow, 2> noise_state;  ///< seed, and samples so far
    std::array<std::array<dsp::Row, 8>, 1> noise_filter;
    std::array<LineRow, 2> noise_gain;  ///< left, right

    std::array<std::array<LineRow, 2>, patch::kFilters> filter_lines;   ///< mapped cutoff, mapped resonance
    std::array<std::array<LineRow, 2>, patch::kFilters> filter_extras;  ///< drive gain, shape

    LineRow left;  ///< the voice's last gain, on each side
    LineRow right;
    dsp::Row last_left;  ///< the last sample that it gave
    dsp::Row last_right;
};

}  // namespace refrain::engine
