#pragma once

#include <cstddef>
#include <cstdint>

#include "rt/realtime.hpp"

/// The names of all parameters. A section that exists several times (three oscillators, two filters) is named once;
/// id() with an index gives the parameter of one of them.
namespace refrain::patch {

inline constexpr std::size_t kOscillators = 3;
inline constexpr std::size_t kFilters = 2;
inline constexpr std::size_t kEnvelopes = 4;
inline constexpr std::size_t kLfos = 4;
inline constexpr std::size_t kMacros = 4;
inline constexpr std::size_t kMaxUnison = 16;
inline constexpr std::size_t kMaxVoices = 256;

/// A parameter's place in the table: what code and messages use. Files and people use its key.
enum class ParameterId : std::uint16_t {};

enum class Master : std::uint16_t { volume, tempo, count };

/// How keys become notes, and what belongs to the whole voice.
enum class Play : std::uint16_t {
    voices,
    mode,
    priority,
    glide,
    glide_unit,
    glide_when,
    bend_range,
    velocity,
    pitch,
    amplitude,
    pan,
    oversampling,
    filter_routing,
    count
};

enum class Osc : std::uint16_t {
    on,
    position,
    level,
    pan,
    coarse,
    fine,
    ratio,
    shift,
    keytrack,
    phase,
    phase_mode,
    unison,
    detune,
    spread,
    blend,
    width,
    stack,
    warp,
    warp_amount,
    modulation,
    modulator,
    modulation_amount,
    destination,
    count
};

enum class Sub : std::uint16_t { on, shape, octave, level, pan, destination, count };

enum class Noise : std::uint16_t { on, colour, level, pan, destination, count };

enum class Filter : std::uint16_t { on, type, cutoff, resonance, drive, keytrack, vowel, count };

enum class Envelope : std::uint16_t {
    delay,
    attack,
    hold,
    decay,
    sustain,
    release,
    attack_curve,
    decay_curve,
    release_curve,
    count
};

enum class Lfo : std::uint16_t { shape, rate, sync, division, scope, polarity, phase, delay, fade, one_shot, count };

enum class Macro : std::uint16_t { value, count };

enum class Chorus : std::uint16_t { on, rate, depth, delay, feedback, mix, count };

enum class Flanger : std::uint16_t { on, rate, depth, delay, feedback, mix, count };

enum class Phaser : std::uint16_t { on, rate, depth, centre, feedback, mix, count };

enum class Distortion : std::uint16_t { on, curve, drive, tone, mix, count };

enum class Equalizer : std::uint16_t {
    on,
    low_frequency,
    low_gain,
    mid_frequency,
    mid_gain,
    mid_q,
    high_frequency,
    high_gain,
    count
};

enum class Compressor : std::uint16_t { on, threshold, ratio, attack, release, gain, mix, count };

enum class Delay : std::uint16_t { on, time, sync, division, ping_pong, feedback, low_cut, high_cut, mix, count };

enum class Reverb : std::uint16_t { on, size, decay, damping, pre_delay, modulation, mix, count };

/// The fixed end of the chain.
enum class Output : std::uint16_t { width, limiter, ceiling, count };

namespace detail {

constexpr std::size_t end_of(std::size_t first, auto section, std::size_t copies = 1) {
    return first + copies * static_cast<std::size_t>(decltype(section)::count);
}

// Where each section begins in the table.
inline constexpr std::size_t kMasterFirst = 0;
inline constexpr std::size_t kPlayFirst = end_of(kMasterFirst, Master{});
inline constexpr std::size_t kOscFirst = end_of(kPlayFirst, Play{});
inline constexpr std::size_t kSubFirst = end_of(kOscFirst, Osc{}, kOscillators);
inline constexpr std::size_t kNoiseFirst = end_of(kSubFirst, Sub{});
inline constexpr std::size_t kFilterFirst = end_of(kNoiseFirst, Noise{});
inline constexpr std::size_t kEnvelopeFirst = end_of(kFilterFirst, Filter{}, kFilters);
inline constexpr std::size_t kLfoFirst = end_of(kEnvelopeFirst, Envelope{}, kEnvelopes);
inline constexpr std::size_t kMacroFirst = end_of(kLfoFirst, Lfo{}, kLfos);
inline constexpr std::size_t kChorusFirst = end_of(kMacroFirst, Macro{}, kMacros);
inline constexpr std::size_t kFlangerFirst = end_of(kChorusFirst, Chorus{});
inline constexpr std::size_t kPhaserFirst = end_of(kFlangerFirst, Flanger{});
inline constexpr std::size_t kDistortionFirst = end_of(kPhaserFirst, Phaser{});
inline constexpr std::size_t kEqualizerFirst = end_of(kDistortionFirst, Distortion{});
inline constexpr std::size_t kCompressorFirst = end_of(kEqualizerFirst, Equalizer{});
inline constexpr std::size_t kDelayFirst = end_of(kCompressorFirst, Compressor{});
inline constexpr std::size_t kReverbFirst = end_of(kDelayFirst, Delay{});
inline constexpr std::size_t kOutputFirst = end_of(kReverbFirst, Reverb{});

constexpr ParameterId place(std::size_t first, auto parameter, std::size_t index = 0) REFRAIN_RT {
    return static_cast<ParameterId>(end_of(first, parameter, index) + static_cast<std::size_t>(parameter));
}

}  // namespace detail

inline constexpr std::size_t kParameterCount = detail::end_of(detail::kOutputFirst, Output{});

/// The id of a section's parameter; `index` (from 0) tells which of several sections. Wait-free.
constexpr ParameterId id(Master p) REFRAIN_RT {
    return detail::place(detail::kMasterFirst, p);
}
constexpr ParameterId id(Play p) REFRAIN_RT {
    return detail::place(detail::kPlayFirst, p);
}
constexpr ParameterId id(Osc p, std::size_t index) REFRAIN_RT {
    return detail::place(detail::kOscFirst, p, index);
}
constexpr ParameterId id(Sub p) REFRAIN_RT {
    return detail::place(detail::kSubFirst, p);
}
constexpr ParameterId id(Noise p) REFRAIN_RT {
    return detail::place(detail::kNoiseFirst, p);
}
constexpr ParameterId id(Filter p, std::size_t index) REFRAIN_RT {
    return detail::place(detail::kFilterFirst, p, index);
}
constexpr ParameterId id(Envelope p, std::size_t index) REFRAIN_RT {
    return detail::place(detail::kEnvelopeFirst, p, index);
}
constexpr ParameterId id(Lfo p, std::size_t index) REFRAIN_RT {
    return detail::place(detail::kLfoFirst, p, index);
}
constexpr ParameterId id(Macro p, std::size_t index) REFRAIN_RT {
    return detail::place(detail::kMacroFirst, p, index);
}
constexpr ParameterId id(Chorus p) REFRAIN_RT {
    return detail::place(detail::kChorusFirst, p);
}
constexpr ParameterId id(Flanger p) REFRAIN_RT {
    return detail::place(detail::kFlangerFirst, p);
}
constexpr ParameterId id(Phaser p) REFRAIN_RT {
    return detail::place(detail::kPhaserFirst, p);
}
constexpr ParameterId id(Distortion p) REFRAIN_RT {
    return detail::place(detail::kDistortionFirst, p);
}
constexpr ParameterId id(Equalizer p) REFRAIN_RT {
    return detail::place(detail::kEqualizerFirst, p);
}
constexpr ParameterId id(Compressor p) REFRAIN_RT {
    return detail::place(detail::kCompressorFirst, p);
}
constexpr ParameterId id(Delay p) REFRAIN_RT {
    return detail::place(detail::kDelayFirst, p);
}
constexpr ParameterId id(Reverb p) REFRAIN_RT {
    return detail::place(detail::kReverbFirst, p);
}
constexpr ParameterId id(Output p) REFRAIN_RT {
    return detail::place(detail::kOutputFirst, p);
}

/// The id as an index below kParameterCount.
constexpr std::size_t index_of(ParameterId parameter) REFRAIN_RT {
    return static_cast<std::size_t>(parameter);
}

}  // namespace refrain::patch
