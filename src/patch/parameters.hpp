#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "patch/parameter_ids.hpp"
#include "rt/realtime.hpp"

/// The one table in which parameters are declared (declarations/). Sliders, smoothing, help and files derive from it.
namespace refrain::patch {

enum class Unit : std::uint8_t {
    decibel,
    percent,
    balance,
    semitones,
    cents,
    octaves,
    seconds,
    hertz,
    degrees,
    ratio,  ///< a factor: "x 1.5"
    bpm,
    count,  ///< a whole number of things
    choice  ///< an index into `choices`
};

/// How a slider's travel (0..1) maps to the value.
enum class Curve : std::uint8_t {
    linear,
    exponential,  ///< equal travel, equal ratio; the range must be positive
    fader,        ///< decibels with the travel of a mixing desk; the minimum is silence
    cubic,        ///< from a minimum of 0 with the third power: fine near 0, which exponential cannot reach
};

/// Whether the modulation matrix may move a parameter, and how.
enum class Modulation : std::uint8_t {
    none,
    global,  ///< by what all voices share: macros, shared LFOs, controllers
    voice,   ///< each voice on its own, at control rate, smoothed
    audio,   ///< the same, and by an oscillator at audio rate
};

/// The part of the instrument that a parameter belongs to.
enum class Section : std::uint8_t {
    master,
    play,
    osc,
    sub,
    noise,
    filter,
    envelope,
    lfo,
    macro,
    chorus,
    flanger,
    phaser,
    distortion,
    equalizer,
    compressor,
    delay,
    reverb,
    output
};

struct Parameter {
    ParameterId id{};
    std::string_view key;   ///< stable name in files and messages: "osc1.level"
    std::string_view name;  ///< what a player reads: "Level"
    std::string_view help;  ///< one sentence for the tooltip
    Section section{};
    std::uint8_t index = 0;  ///< which of several sections, from 0
    Unit unit{};
    float minimum = 0.0F;
    float maximum = 1.0F;
    float initial = 0.0F;
    Curve curve = Curve::linear;
    Modulation modulation = Modulation::none;
    std::span<const std::string_view> choices;  ///< Unit::choice: a name for each value from 0 to maximum

    /// Only whole values: choices, counts, semitones of a coarse tuning.
    bool whole = false;

    [[nodiscard]] constexpr bool is_switch() const noexcept {
        return unit == Unit::choice && choices.size() == 2 && choices[1] == "on";
    }
};

/// Every parameter, in the order of ParameterId.
[[nodiscard]] const std::array<Parameter, kParameterCount>& parameters() REFRAIN_RT;

/// `id` is below kParameterCount. Wait-free; any thread.
[[nodiscard]] const Parameter& parameter(ParameterId id) REFRAIN_RT;

/// The parameter with that key, or nothing.
[[nodiscard]] std::optional<ParameterId> parameter_by_key(std::string_view key) noexcept;

/// The section's name as it stands on panels: "Oscillator 2".
[[nodiscard]] std::string section_title(Section section, std::size_t index);

/// Section and parameter, for lists in which both are needed: "Oscillator 2 Level".
[[nodiscard]] std::string full_name(const Parameter& parameter);

/// `value` brought into the parameter's range, and to a whole number where only those are; a value that is no number
/// becomes the initial one. Wait-free; any thread.
[[nodiscard]] float clamped(const Parameter& parameter, float value) REFRAIN_RT;

/// Slider travel (0..1) of a value, and back. Both clamp. Wait-free; any thread.
[[nodiscard]] float travel_of(const Parameter& parameter, float value) REFRAIN_RT;
[[nodiscard]] float value_at(const Parameter& parameter, float travel) REFRAIN_RT;

/// The linear amplitude of a decibel value, 0 at a fader's minimum. Wait-free; any thread.
[[nodiscard]] float amplitude_of_db(const Parameter& parameter, float value_db) REFRAIN_RT;

/// The value with its unit, as a player reads it: "-6.0 dB", "-inf dB", "12 ms", "1.20 s", "L 30", "+7 st".
[[nodiscard]] std::string format_value(const Parameter& parameter, float value);

/// The value as files hold it: with its unit, and every digit that parse_value needs to give the very same float back.
[[nodiscard]] std::string exact_text(const Parameter& parameter, float value);

/// Reads what format_value and exact_text write, and plain numbers in the parameter's unit ("250 ms", "0.25", "12k",
/// "-6"); a choice by its name, in which case, spaces and hyphens do not matter ("saw-up"). Nothing when the text is no
/// such value; the value may lie outside the parameter's range.
[[nodiscard]] std::optional<float> parse_value(const Parameter& parameter, std::string_view text);

/// What a player types over the text of `shown`: as parse_value, but a plain number is in the unit of that text.
[[nodiscard]] std::optional<float> parse_over(const Parameter& parameter, std::string_view text, float shown);

}  // namespace refrain::patch
