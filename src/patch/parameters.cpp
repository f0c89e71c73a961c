#include "patch/parameters.hpp"

#include <algorithm>
#include <cmath>

namespace refrain::patch {
namespace {

using enum ParameterId;

constexpr std::array<Parameter, kParameterCount> kParameters{{
    {master_volume, "master.volume", "Volume", "Loudness of everything, after all voices.", Group::master,
     Unit::decibel, -72.0F, 6.0F, 0.0F, Curve::fader},
    {osc_level, "osc.level", "Level", "Loudness of the oscillator.", Group::oscillator, Unit::decibel, -72.0F, 6.0F,
     0.0F, Curve::fader},
    {osc_pan, "osc.pan", "Pan", "Place between left and right, at constant power.", Group::oscillator, Unit::balance,
     -1.0F, 1.0F, 0.0F, Curve::linear},
    {osc_semitones, "osc.semitones", "Coarse", "Tuning in semitones; moves in whole steps.", Group::oscillator,
     Unit::semitones, -48.0F, 48.0F, 0.0F, Curve::linear},
    {osc_cents, "osc.cents", "Fine", "Tuning in cents, hundredths of a semitone.", Group::oscillator, Unit::cents,
     -100.0F, 100.0F, 0.0F, Curve::linear},
    {amp_attack, "amp.attack", "Attack", "Time from the key's stroke to full level.", Group::amplitude, Unit::seconds,
     0.0005F, 20.0F, 0.002F, Curve::exponential},
    {amp_decay, "amp.decay", "Decay", "Time from full level to the sustain level.", Group::amplitude, Unit::seconds,
     0.001F, 20.0F, 0.3F, Curve::exponential},
    {amp_sustain, "amp.sustain", "Sustain", "Level that is held while the key is down.", Group::amplitude,
     Unit::percent, 0.0F, 100.0F, 100.0F, Curve::linear},
    {amp_release, "amp.release", "Release", "Time from letting go to silence.", Group::amplitude, Unit::seconds, 0.001F,
     20.0F, 0.08F, Curve::exponential},
    {amp_velocity, "amp.velocity", "Velocity",
     "How much softer a soft stroke sounds; 0 % plays every stroke at full level.", Group::amplitude, Unit::percent,
     0.0F, 100.0F, 75.0F, Curve::linear},
    {bend_range, "performance.bend_range", "Bend range",
     "How far the pitch wheel bends; a keyboard may set its own with RPN 0.", Group::performance, Unit::semitones, 0.0F,
     48.0F, 2.0F, Curve::linear},
    {vibrato_rate, "performance.vibrato_rate", "Vibrato rate", "Speed of the vibrato that the modulation wheel adds.",
     Group::performance, Unit::hertz, 0.1F, 12.0F, 5.5F, Curve::exponential},
    {vibrato_depth, "performance.vibrato_depth", "Vibrato depth",
     "How far the vibrato swings each way with the modulation wheel fully up.", Group::performance, Unit::cents, 0.0F,
     200.0F, 50.0F, Curve::linear},
}};

constexpr bool in_order_of_id() {
    for (std::size_t i = 0; i < kParameterCount; ++i) {
        if (static_cast<std::size_t>(kParameters[i].id) != i) {
            return false;
        }
    }
    return true;
}
static_assert(in_order_of_id(), "the table is indexed by ParameterId");

// A mixing desk's fader: amplitude rises with the third power of the travel, so 0 dB sits near the top and the lower
// half still has something to say.
float fader_amplitude(const Parameter& p) {
    return std::cbrt(std::pow(10.0F, p.maximum / 20.0F));
}

}  // namespace

const std::array<Parameter, kParameterCount>& parameters() noexcept {
    return kParameters;
}

const Parameter& parameter(ParameterId id) REFRAIN_RT {
    return kParameters[static_cast<std::size_t>(id)];
}

std::optional<ParameterId> parameter_by_key(std::string_view key) noexcept {
    const auto* found =
        std::find_if(kParameters.begin(), kParameters.end(), [&](const Parameter& p) { return p.key == key; });
    return found == kParameters.end() ? std::nullopt : std::optional(found->id);
}

float clamped(const Parameter& p, float value) REFRAIN_RT {
    return std::isnan(value) ? p.initial : std::clamp(value, p.minimum, p.maximum);
}

float travel_of(const Parameter& p, float value) noexcept {
    const float v = clamped(p, value);
    switch (p.curve) {
        case Curve::exponential:
            return std::log(v / p.minimum) / std::log(p.maximum / p.minimum);
        case Curve::fader:
            return v <= p.minimum ? 0.0F : std::cbrt(std::pow(10.0F, v / 20.0F)) / fader_amplitude(p);
        case Curve::linear:
            break;
    }
    return (v - p.minimum) / (p.maximum - p.minimum);
}

float value_at(const Parameter& p, float travel) noexcept {
    const float t = std::isnan(travel) ? 0.0F : std::clamp(travel, 0.0F, 1.0F);
    switch (p.curve) {
        case Curve::exponential:
            return clamped(p, p.minimum * std::pow(p.maximum / p.minimum, t));
        case Curve::fader:
            return t <= 0.0F ? p.minimum : clamped(p, 60.0F * std::log10(t * fader_amplitude(p)));
        case Curve::linear:
            break;
    }
    return clamped(p, p.minimum + t * (p.maximum - p.minimum));
}

float amplitude_of_db(const Parameter& p, float value_db) REFRAIN_RT {
    return value_db <= p.minimum ? 0.0F : std::pow(10.0F, value_db / 20.0F);
}

}  // namespace refrain::patch
