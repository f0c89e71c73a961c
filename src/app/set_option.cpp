#include "app/set_option.hpp"

#include <vector>

#include "app/nearest_word.hpp"
#include "app/parameter_help.hpp"

namespace refrain::app {
namespace {

std::vector<std::string> parameter_keys() {
    std::vector<std::string> keys;
    for (const patch::Parameter& p : patch::parameters()) {
        keys.emplace_back(p.key);
    }
    return keys;
}

// A fader goes down to silence, so whatever is below its range is silence too.
bool in_range(const patch::Parameter& parameter, float value) {
    return value <= parameter.maximum && (value >= parameter.minimum || parameter.curve == patch::Curve::fader);
}

std::string expectation(const patch::Parameter& parameter) {
    if (parameter.unit == patch::Unit::choice) {
        return "one of " + choice_list(parameter);
    }
    return "a value like \"" + patch::format_value(parameter, parameter.initial) + "\", from " + range_text(parameter);
}

}  // namespace

tl::expected<Setting, std::string> parse_setting(const std::string& text) {
    const auto fault = [&](const std::string& reason) { return tl::make_unexpected("--set " + text + ": " + reason); };
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) {
        return fault("expected KEY=VALUE, for example --set env1.attack=20ms");
    }
    const std::string key = text.substr(0, equals);
    const auto id = patch::parameter_by_key(key);
    if (!id) {
        const std::string nearest = nearest_word(key, parameter_keys());
        return fault("there is no parameter \"" + key + "\"" +
                     (nearest.empty() ? "; refrain --parameters lists them" : "; did you mean " + nearest + "?"));
    }
    const patch::Parameter& parameter = patch::parameter(*id);
    const auto value = patch::parse_value(parameter, text.substr(equals + 1));
    if (!value || !in_range(parameter, *value)) {
        return fault("expected " + expectation(parameter));
    }
    return Setting{.parameter = *id, .value = *value};
}

}  // namespace refrain::app
