#include <cmath>

#include "patch/files/parts.hpp"

namespace refrain::patch {
namespace {

struct KeyParts {
    std::string section;
    std::string name;
};

KeyParts parts_of(const Parameter& p) {
    const std::size_t dot = p.key.find('.');
    return {std::string(p.key.substr(0, dot)), std::string(p.key.substr(dot + 1))};
}

std::string expectation(const Parameter& p) {
    if (p.is_switch()) {
        return "true or false";
    }
    if (p.unit == Unit::choice) {
        std::string text = "one of";
        for (const std::string_view name : p.choices) {
            text += name == p.choices.front() ? " " : ", ";
            text += name;
        }
        return text;
    }
    const std::string kind = p.whole ? "a whole number like \"" : "a value like \"";
    return kind + exact_text(p, p.initial) + "\" from " + format_value(p, p.minimum) + " to " +
           format_value(p, p.maximum);
}

float read_value(const Parameter& p, const Json& json, const std::string& place) {
    std::optional<float> value;
    if (json.is_boolean() && p.is_switch()) {
        value = json.get<bool>() ? 1.0F : 0.0F;
    } else if (json.is_string()) {
        value = parse_value(p, json.get<std::string>());
    } else if (json.is_number() && p.unit != Unit::choice) {
        value = parse_value(p, json.dump());
    }
    const bool silence = value && p.curve == Curve::fader && *value < p.minimum;
    if (!value || (clamped(p, *value) != *value && !silence)) {
        refuse(place, expectation(p), json);
    }
    return *value;
}

Json written_value(const Parameter& p, float value) {
    if (p.is_switch()) {
        return value != 0.0F;
    }
    if (p.unit == Unit::count) {
        return static_cast<int>(value);
    }
    return exact_text(p, value);
}

}  // namespace

void read_parameters(Document& document, Patch& patch) {
    document.enter(document.root, "", "parameters", [&](Json& sections, const std::string& at) {
        std::string section;
        for (const Parameter& first : parameters()) {
            if (parts_of(first).section == section) {
                continue;
            }
            section = parts_of(first).section;
            document.enter(sections, at, section, [&](Json& values, const std::string& inside) {
                for (std::size_t i = index_of(first.id); i < kParameterCount; ++i) {
                    const Parameter& p = parameter(static_cast<ParameterId>(i));
                    const KeyParts key = parts_of(p);
                    if (key.section != section) {
                        break;
                    }
                    document.take(values, inside, key.name, [&](const Json& json, const std::string& place) {
                        patch.set_value(p.id, read_value(p, json, place));
                    });
                }
            });
        }
    });
}

Json written_parameters(const Patch& patch, const Patch& init) {
    Json sections;
    for (const Parameter& p : parameters()) {
        if (patch.value(p.id) != init.value(p.id)) {
            const KeyParts key = parts_of(p);
            sections[key.section][key.name] = written_value(p, patch.value(p.id));
        }
    }
    return sections;
}

}  // namespace refrain::patch
