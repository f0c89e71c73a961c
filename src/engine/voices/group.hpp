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

/// The noise of each voice.
struct NoiseLanes {
    dsp::PhaseRow seed;
    dsp::PhaseRow place;             ///< samples so far
    std::array<dsp::Row, 3> memory;  ///< of what colours it
    LineRow left;
    LineRow right;
};

/// How a filter's controls run over a tick, mapped (see dsp::FilterKernels).
struct FilterLines {
    LineRow cutoff;
    LineRow resonance;
    LineRow shape;
    LineRow drive;
};

/// Sixteen voices side by side: everything that belongs to a single voice and is heard.
struct Group {
    dsp::LaneMask sounding = 0;  ///< lanes with a voice
    dsp::LaneMask dying = 0;     ///< those that are stolen or silenced
    dsp::LaneMask settled = 0;   ///< those whose note has nothing new to say, as long as their channel has not

    // What the voice's notes and channel say; written before each tick.
    dsp::Row note_pitch;                            ///< semitones, glide included, bend not
    dsp::Row bend;                                  ///< semitones
    dsp::Row gain;                                  ///< linear: velocity, channel, headroom, fade of the dying
    dsp::Row pan;                                   ///< -1..1, of the channel
    std::array<dsp::Row, patch::kSources> sources;  ///< value of each source at the tick's end

    std::array<dsp::Row, patch::kRoutes> targets;  ///< value of each modulated parameter, by slot of the matrix

    std::array<EnvelopeLanes, patch::kEnvelopes> envelopes;
    /// The first envelope's levels over this tick, and something to read behind the last.
    std::array<EnvelopeLanes::Tick, dsp::kLanes + 1> amplitude{};
    std::array<LfoLanes, patch::kLfos> lfos;
    std::array<OscillatorLanes, kVoiceOscillators> oscillators;
    NoiseLanes noise;

    std::array<FilterLines, patch::kFilters> filters;

    LineRow left;  ///< the voice's last gain, on each side
    LineRow right;
    dsp::Row last_left;  ///< the last sample that it gave
    dsp::Row last_right;
};

}  // namespace refrain::engine
