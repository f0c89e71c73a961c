#include "patch/parameters.hpp"

#include <algorithm>
#include <cmath>

#include "patch/declarations/effects.hpp"
#include "patch/declarations/modulators.hpp"
#include "patch/declarations/play.hpp"
#include "patch/declarations/sources.hpp"

namespace refrain::patch {
namespace {

/// Room for a key, which is put together from its parts at compile time.
class Key {
public:
    constexpr Key() = default;
    /// `section`, `number` where there are several, `name`.
    constexpr Key(std::string_view section, std::size_t number, std::string_view name) {
        append(section);
        if (number != 0) {
            text_[size_++] = static_cast<char>('0' + number);
        }
        append(".");
        append(name);
    }
    constexpr operator std::string_view() const noexcept { return {text_.data(), size_}; }

private:
    constexpr void append(std::string_view part) {
        for (const char c : part) {
            text_[size_++] = c;
        }
    }

    std::array<char, 31> text_{};
    std::uint8_t size_ = 0;
};

using Keys = std::array<Key, kParameterCount>;
using Table = std::array<Parameter, kParameterCount>;

/// Puts a section's declarations into the table; `number` is its number in keys, 0 where there is only one.
template <class Declared>
constexpr void declare(Table& table, Keys& keys, std::size_t first, Section section, std::string_view key,
                       std::size_t number, const declarations::Declarations<Declared>& declared) {
    for (std::size_t i = 0; i < declared.size(); ++i) {
        const auto& [parameter, name_in_key, name, help, kind] = declared[i];
        if (static_cast<std::size_t>(parameter) != i) {
            throw "declarations stand in the order of their enumerators";
        }
        const std::size_t place = first + i;
        keys[place] = Key(key, number, name_in_key);
        table[place] = {.id = static_cast<ParameterId>(place),
                        .key = {},
                        .name = name,
                        .help = help,
                        .section = section,
                        .index = static_cast<std::uint8_t>(number == 0 ? 0 : number - 1),
                        .unit = kind.unit,
                        .minimum = kind.minimum,
                        .maximum = kind.maximum,
                        .initial = kind.initial,
                        .curve = kind.curve,
                        .modulation = kind.modulation,
                        .choices = kind.choices,
                        .whole = kind.whole};
    }
}

constexpr void declare_all(Table& table, Keys& keys) {
    using namespace declarations;
    declare(table, keys, detail::kMasterFirst, Section::master, "master", 0, kMaster);
    declare(table, keys, detail::kPlayFirst, Section::play, "play", 0, kPlay);
    for (std::size_t i = 0; i < kOscillators; ++i) {
        declare(table, keys, index_of(id(Osc{}, i)), Section::osc, "osc", i + 1, i == 0 ? kFirstOsc : kOtherOsc);
    }
    declare(table, keys, detail::kSubFirst, Section::sub, "sub", 0, kSub);
    declare(table, keys, detail::kNoiseFirst, Section::noise, "noise", 0, kNoise);
    for (std::size_t i = 0; i < kFilters; ++i) {
        declare(table, keys, index_of(id(Filter{}, i)), Section::filter, "filter", i + 1, kFilter);
    }
    for (std::size_t i = 0; i < kEnvelopes; ++i) {
        declare(table, keys, index_of(id(Envelope{}, i)), Section::envelope, "env", i + 1, kEnvelope);
    }
    for (std::size_t i = 0; i < kLfos; ++i) {
        declare(table, keys, index_of(id(Lfo{}, i)), Section::lfo, "lfo", i + 1, kLfo);
    }
    for (std::size_t i = 0; i < kMacros; ++i) {
        declare(table, keys, index_of(id(Macro{}, i)), Section::macro, "macro", i + 1, kMacro);
    }
    declare(table, keys, detail::kChorusFirst, Section::chorus, "chorus", 0, kChorus);
    declare(table, keys, detail::kFlangerFirst, Section::flanger, "flanger", 0, kFlanger);
    declare(table, keys, detail::kPhaserFirst, Section::phaser, "phaser", 0, kPhaser);
    declare(table, keys, detail::kDistortionFirst, Section::distortion, "distortion", 0, kDistortion);
    declare(table, keys, detail::kEqualizerFirst, Section::equalizer, "equalizer", 0, kEqualizer);
    declare(table, keys, detail::kCompressorFirst, Section::compressor, "compressor", 0, kCompressor);
    declare(table, keys, detail::kDelayFirst, Section::delay, "delay", 0, kDelay);
    declare(table, keys, detail::kReverbFirst, Section::reverb, "reverb", 0, kReverb);
    declare(table, keys, detail::kOutputFirst, Section::output, "output", 0, kOutput);
}

constexpr Keys kKeys = [] {
    Table table;
    Keys keys;
    declare_all(table, keys);
    return keys;
}();

constexpr Table kParameters = [] {
    Table table;
    Keys keys;
    declare_all(table, keys);
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i].key = kKeys[i];
    }
    return table;
}();

// A mixing desk's fader: amplitude rises with the third power of the travel, so 0 dB sits near the top and the lower
// half still has something to say.
float fader_top(const Parameter& p) REFRAIN_RT {
    return std::cbrt(std::pow(10.0F, p.maximum / 20.0F));
}

std::string_view section_name(Section section) {
    switch (section) {
        case Section::master:
            return "Master";
        case Section::play:
            return "Play";
        case Section::osc:
            return "Oscillator";
        case Section::sub:
            return "Sub";
        case Section::noise:
            return "Noise";
        case Section::filter:
            return "Filter";
        case Section::envelope:
            return "Envelope";
        case Section::lfo:
            return "LFO";
        case Section::macro:
            return "Macro";
        case Section::chorus:
            return "Chorus";
        case Section::flanger:
            return "Flanger";
        case Section::phaser:
            return "Phaser";
        case Section::distortion:
            return "Distortion";
        case Section::equalizer:
            return "Equalizer";
        case Section::compressor:
            return "Compressor";
        case Section::delay:
            return "Delay";
        case Section::reverb:
            return "Reverb";
        case Section::output:
            return "Output";
    }
    return "";
}

bool is_numbered(Section section) {
    return section == Section::osc || section == Section::filter || section == Section::envelope ||
           section == Section::lfo || section == Section::macro;
}

}  // namespace

const std::array<Parameter, kParameterCount>& parameters() REFRAIN_RT {
    return kParameters;
}

const Parameter& parameter(ParameterId id) REFRAIN_RT {
    return kParameters[index_of(id)];
}

std::optional<ParameterId> parameter_by_key(std::string_view key) noexcept {
    const auto* found =
        std::find_if(kParameters.begin(), kParameters.end(), [&](const Parameter& p) { return p.key == key; });
    return found == kParameters.end() ? std::nullopt : std::optional(found->id);
}

std::string section_title(Section section, std::size_t index) {
    std::string title(section_name(section));
    if (is_numbered(section)) {
        title += ' ' + std::to_string(index + 1);
    }
    return title;
}

std::string full_name(const Parameter& parameter) {
    std::string title = section_title(parameter.section, parameter.index);
    return parameter.section == Section::macro ? title : title + ' ' + std::string(parameter.name);
}

float clamped(const Parameter& p, float value) REFRAIN_RT {
    const float inside = std::isnan(value) ? p.initial : std::clamp(value, p.minimum, p.maximum);
    return p.whole ? std::round(inside) : inside;
}

float travel_of(const Parameter& p, float value) REFRAIN_RT {
    const float v = clamped(p, value);
    switch (p.curve) {
        case Curve::exponential:
            return std::log(v / p.minimum) / std::log(p.maximum / p.minimum);
        case Curve::fader:
            return v <= p.minimum ? 0.0F : std::cbrt(std::pow(10.0F, v / 20.0F)) / fader_top(p);
        case Curve::cubic:
            return std::cbrt(v / p.maximum);
        case Curve::linear:
            break;
    }
    return (v - p.minimum) / (p.maximum - p.minimum);
}

float value_at(const Parameter& p, float travel) REFRAIN_RT {
    const float t = std::isnan(travel) ? 0.0F : std::clamp(travel, 0.0F, 1.0F);
    if (t >= 1.0F) {
        return p.maximum;  // to the bit, which powers and logarithms are not
    }
    switch (p.curve) {
        case Curve::exponential:
            return clamped(p, p.minimum * std::pow(p.maximum / p.minimum, t));
        case Curve::fader:
            return t <= 0.0F ? p.minimum : clamped(p, 60.0F * std::log10(t * fader_top(p)));
        case Curve::cubic:
            return clamped(p, p.maximum * t * t * t);
        case Curve::linear:
            break;
    }
    return clamped(p, p.minimum + t * (p.maximum - p.minimum));
}

float amplitude_of_db(const Parameter& p, float value_db) REFRAIN_RT {
    return p.curve == Curve::fader && value_db <= p.minimum ? 0.0F : std::pow(10.0F, value_db / 20.0F);
}

}  // namespace refrain::patch
