#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "dsp/filters/filter_type.hpp"
#include "dsp/interpolator.hpp"
#include "dsp/lanes.hpp"
#include "engine/parameters/matrix.hpp"
#include "engine/parameters/values.hpp"
#include "engine/table_slot.hpp"
#include "engine/voices/buses.hpp"
#include "engine/voices/group.hpp"
#include "patch/choices.hpp"

namespace refrain::engine {

/// How the copies of an oscillator stand to each other; the same for all voices.
struct Unison {
    std::uint32_t copies = 1;
    std::array<float, patch::kMaxUnison> place{};  ///< -1..1: share of the detuning
    std::array<float, patch::kMaxUnison> side{};   ///< -1..1: share of the width
    std::array<float, patch::kMaxUnison> stack{};  ///< semitones
    std::array<bool, patch::kMaxUnison> middle{};  ///< not weakened by the blend
};

/// The buses that a source goes to: its filter's, or that of what comes after it where the filter is off.
using Ways = std::array<bool, Buses::kCount>;

/// One oscillator, as every voice plays it in this tick.
struct OscillatorPlan {
    bool on = false;  ///< heard, or modulates
    bool heard = false;
    bool keytrack = true;
    float offset = 0.0F;  ///< semitones, the same for all voices: octave of the sub-oscillator, ratio
    Unison unison;
    patch::Warp warp{};
    patch::OscModulation modulation{};
    std::uint8_t modulator = 0;
    bool modulates = false;  ///< something else needs its samples
    bool hears = false;      ///< is modulated at audio rate
    Ways ways;
    patch::PhaseMode phase_mode{};
    TableReading tables;
};

struct FilterPlan {
    bool on = false;
    dsp::FilterType type{};
    bool drives = false;
    bool reads_shape = false;
    bool maps_each_sample = false;  ///< an oscillator moves the cutoff: lines hold turns a sample, not yet mapped
    bool wants_mapping = false;     ///< the same, as the patch asks for it; taken over in silence
};

/// What a plan was made from: as long as it is the same, so is the plan.
struct PlanInputs {
    std::uint64_t values = 0;  ///< Values::version()
    std::uint64_t matrix = 0;  ///< Matrix::version()
    float sample_rate = 0.0F;
    bool sounding = false;
    bool silent = false;

    bool operator==(const PlanInputs&) const REFRAIN_RT = default;
};

/// What all voices have in common for a tick: made once by the audio thread, then read by the kernels for each group.
struct Plan {
    dsp::Row zero;
    PlanInputs made_from;
    const Values* values = nullptr;
    const Matrix* matrix = nullptr;
    const dsp::Interpolator* interpolator = nullptr;
    float sample_rate = 48000.0F;
    float glide = 1.0F;          ///< share of the way to a sustain level that a tick goes
    std::uint64_t clock = 0;     ///< frames since the engine's start
    float exchange_gain = 1.0F;  ///< of all voices, while something is exchanged that cannot glide
    bool stereo = false;
    bool reads_channel = true;                   ///< a route has a controller as its source
    std::array<bool, patch::kSources> shared{};  ///< sources that all voices share
    std::array<float, patch::kSources> shared_values{};
    std::array<float, patch::kLfos> global_lfos{};  ///< as effects hear them, whatever their scope
    std::array<bool, 3> buses{false, false, true};  ///< in use, by Buses::Bus
    std::uint32_t oversampling_log2 = 0;
    std::uint32_t wanted_oversampling_log2 = 0;  ///< what the patch asks for; taken over in silence
    bool asks_for_silence = false;

    std::array<OscillatorPlan, kVoiceOscillators> oscillators;
    std::array<std::uint8_t, kVoiceOscillators> order{0, 1, 2, 3};  ///< modulators before what they modulate
    bool noise_on = false;
    patch::NoiseColour noise_colour{};
    Ways noise_ways;
    std::array<FilterPlan, patch::kFilters> filters;
    bool parallel = false;

    std::array<bool, patch::kEnvelopes> envelope_on{};  ///< the first one always
    std::array<bool, patch::kLfos> lfo_on{};            ///< and has one for each voice
    std::array<LfoControls, patch::kLfos> lfos;
};

}  // namespace refrain::engine
