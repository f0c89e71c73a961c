#include <cmath>
#include <limits>

#include "patch/files/parts.hpp"
#include "wavetable/factory.hpp"

namespace refrain::patch {
namespace {

using wavetable::Harmonic;
using wavetable::Harmonics;
using wavetable::kMaxFrames;
using wavetable::kMaxHarmonics;

constexpr float kLargest = std::numeric_limits<float>::max();

std::string key_of(std::size_t oscillator) {
    return "osc" + std::to_string(oscillator + 1);
}

Harmonic read_harmonic(const Json& json, const std::string& place) {
    if (json.is_array()) {
        if (json.size() != 2) {
            refuse(place, "[amplitude, phase in turns]", json);
        }
        return {.amplitude = number_at(json[0], place + "/0", -kLargest, kLargest),
                .phase_turns = number_at(json[1], place + "/1", -kLargest, kLargest)};
    }
    const float amplitude = number_at(json, place, -kLargest, kLargest);
    return {.amplitude = std::abs(amplitude), .phase_turns = amplitude < 0.0F ? 0.5F : 0.0F};
}

Json written_harmonic(const Harmonic& harmonic) {
    // What is no number is silent.
    const bool finite = std::isfinite(harmonic.amplitude) && std::isfinite(harmonic.phase_turns);
    const Harmonic h = finite ? harmonic : Harmonic{};
    if (h.amplitude >= 0.0F && h.phase_turns == 0.0F) {
        return json_number(h.amplitude);
    }
    if (h.amplitude > 0.0F && h.phase_turns == 0.5F) {
        return json_number(-h.amplitude);
    }
    return Json::array({json_number(h.amplitude), json_number(h.phase_turns)});
}

Harmonics read_frame(const Json& json, const std::string& place) {
    if (!json.is_array()) {
        refuse(place, "a list of harmonics, [...]", json);
    }
    if (json.size() > kMaxHarmonics) {
        throw Fault{place, "expected at most " + std::to_string(kMaxHarmonics) + " harmonics, found " +
                               std::to_string(json.size())};
    }
    Harmonics frame;
    frame.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        frame.push_back(read_harmonic(json[i], place + '/' + std::to_string(i)));
    }
    return frame;
}

std::vector<Harmonics> read_frames(const Json& json, const std::string& place) {
    if (!json.is_array() || json.empty()) {
        refuse(place, "a list of frames, [[...], ...]", json);
    }
    if (json.size() > kMaxFrames) {
        throw Fault{place,
                    "expected at most " + std::to_string(kMaxFrames) + " frames, found " + std::to_string(json.size())};
    }
    std::vector<Harmonics> frames;
    frames.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        frames.push_back(read_frame(json[i], place + '/' + std::to_string(i)));
    }
    return frames;
}

TableSourcePtr read_table(const Json& json, const std::string& place) {
    if (json.is_string()) {
        const auto name = json.get<std::string>();
        auto frames = wavetable::factory_frames(name);
        if (frames.empty()) {
            refuse(place, "the name of a table (refrain --tables lists them)", json);
        }
        return std::make_shared<TableSource>(TableSource{.name = name, .frames = std::move(frames)});
    }
    if (!json.is_object() || !json.contains("frames")) {
        refuse(place, R"(the name of a table, or {"frames": [[...], ...]})", json);
    }
    TableSource table;
    for (const auto& [key, value] : json.items()) {
        if (key == "frames") {
            table.frames = read_frames(value, place + "/frames");
        } else if (key == "name") {
            table.name = text_at(value, place + "/name");
        } else {
            throw Fault{place, "expected \"name\" and \"frames\", found " + in_quotes(key)};
        }
    }
    return std::make_shared<TableSource>(std::move(table));
}

Json written_table(const TableSource& table) {
    if (!table.name.empty() && wavetable::factory_frames(table.name) == table.frames) {
        return table.name;
    }
    Json frames = Json::array();
    for (const Harmonics& frame : table.frames) {
        Json harmonics = Json::array();
        for (const Harmonic& harmonic : frame) {
            harmonics.push_back(written_harmonic(harmonic));
        }
        frames.push_back(std::move(harmonics));
    }
    Json written;
    if (!table.name.empty()) {
        written["name"] = table.name;
    }
    written["frames"] = std::move(frames);
    return written;
}

}  // namespace

void read_tables(Document& document, Patch& patch) {
    document.enter(document.root, "", "tables", [&](Json& tables, const std::string& at) {
        for (std::size_t oscillator = 0; oscillator < kOscillators; ++oscillator) {
            document.take(tables, at, key_of(oscillator), [&](const Json& json, const std::string& place) {
                patch.set_table(oscillator, read_table(json, place));
            });
        }
    });
}

Json written_tables(const Patch& patch, const Patch& init) {
    Json tables;
    for (std::size_t oscillator = 0; oscillator < kOscillators; ++oscillator) {
        if (*patch.table(oscillator) != *init.table(oscillator)) {
            tables[key_of(oscillator)] = written_table(*patch.table(oscillator));
        }
    }
    return tables;
}

}  // namespace refrain::patch
