#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rt/realtime.hpp"

/// The one table in which parameters are declared. Sliders, smoothing, help and files derive from it.
namespace refrain::patch {

enum class ParameterId : std::uint8_t {
    master_volume,
    osc_level,
    osc_pan,
    osc_semitones,
    osc_cents,
    amp_attack,
    amp_decay,
    amp_sustain,
    amp_release,
    amp_velocity,
    bend_range,
    vibrato_rate,
    vibrato_depth,
    count
};
inline constexpr std::size_t kParameterCount = static_cast<std::size_t>(ParameterId::count);

enum class Unit : std::uint8_t { decibel, percent, balance, semitones, cents, seconds, hertz };

/// How a slider's travel (0..1) maps to the value.
enum class Curve : std::uint8_t {
    linear,
    exponential,  ///< equal travel, equal ratio; the range must be positive
    fader,        ///< decibels with the travel of a mixing desk; the minimum is silence
};

enum class Group : std::uint8_t { master, oscillator, amplitude, performance };

struct Parameter {
    ParameterId id;
    std::string_view key;   ///< stable name in files and messages: "osc.level"
    std::string_view name;  ///< what a player reads: "Level"
    std::string_view help;  ///< one sentence for the tooltip
    Group group;
    Unit unit;
    float minimum;
    float maximum;
    float initial;
    Curve curve;
};

/// Every parameter, in the order of ParameterId.
[[nodiscard]] const std::array<Parameter, kParameterCount>& parameters() noexcept;

/// `id` is below ParameterId::count. Wait-free; any thread.
[[nodiscard]] const Parameter& parameter(ParameterId id) REFRAIN_RT;

/// The parameter with that key, or nothing.
[[nodiscard]] std::optional<ParameterId> parameter_by_key(std::string_view key) noexcept;

/// `value` brought into the parameter's range; a value that is no number becomes the initial one.
/// Wait-free; any thread.
[[nodiscard]] float clamped(const Parameter& parameter, float value) REFRAIN_RT;

/// Slider travel (0..1) of a value, and back. Both clamp.
[[nodiscard]] float travel_of(const Parameter& parameter, float value) noexcept;
[[nodiscard]] float value_at(const Parameter& parameter, float travel) noexcept;

/// The linear amplitude of a decibel value, 0 at the parameter's minimum. Wait-free; any thread.
[[nodiscard]] float amplitude_of_db(const Parameter& parameter, float value_db) REFRAIN_RT;

/// The value with its unit, as a player reads it: "-6.0 dB", "-inf dB", "12 ms", "1.20 s", "L 30", "+7 st".
[[nodiscard]] std::string format_value(const Parameter& parameter, float value);

/// Reads what format_value writes, and plain numbers in the parameter's unit ("250 ms", "0.25", "-6"). Nothing when
/// the text is no such value; the value may lie outside the parameter's range.
[[nodiscard]] std::optional<float> parse_value(const Parameter& parameter, std::string_view text);

/// What a player types over the text of `shown`: as parse_value, but a plain number is in the unit of that text.
[[nodiscard]] std::optional<float> parse_over(const Parameter& parameter, std::string_view text, float shown);

}  // namespace refrain::patch
