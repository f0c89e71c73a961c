#include <algorithm>
#include <array>
#include <optional>

#include "patch/files/parts.hpp"

namespace refrain::patch {
namespace {

constexpr std::array<std::string_view, 6> kKeys{"slot", "source", "target", "amount", "scaler", "curve"};

std::optional<Source> source_named(std::string_view name) {
    const auto* found = std::find(kSourceNames.begin(), kSourceNames.end(), name);
    return found == kSourceNames.end() ? std::nullopt
                                       : std::optional(static_cast<Source>(found - kSourceNames.begin()));
}

bool names_source(const Json& line, const char* key) {
    return !line.contains(key) || !line[key].is_string() || source_named(line[key].get<std::string>());
}

/// Something in the line has a name that this program does not know.
bool is_strange(const Json& line) {
    for (const auto& entry : line.items()) {
        if (std::find(kKeys.begin(), kKeys.end(), entry.key()) == kKeys.end()) {
            return true;
        }
    }
    const bool target =
        !line.contains("target") || !line["target"].is_string() || parameter_by_key(line["target"].get<std::string>());
    return !target || !names_source(line, "source") || !names_source(line, "scaler");
}

Source read_source(const Json& line, const std::string& key, const std::string& place) {
    const std::string inside = place + '/' + key;
    return *source_named(text_at(line[key], inside));
}

Route read_route(const Json& line, const std::string& place) {
    for (const char* key : {"source", "target", "amount"}) {
        if (!line.contains(key)) {
            throw Fault{place, std::string("expected a ") + key + ", found none"};
        }
    }
    Route route{.source = read_source(line, "source", place),
                .target = *parameter_by_key(text_at(line["target"], place + "/target")),
                .amount = number_at(line["amount"], place + "/amount", -1.0F, 1.0F)};
    if (line.contains("scaler")) {
        route.scaler = read_source(line, "scaler", place);
    }
    if (line.contains("curve")) {
        route.curve = number_at(line["curve"], place + "/curve", -1.0F, 1.0F);
    }
    if (route.source == Source::none || !is_allowed(route.source, parameter(route.target).modulation)) {
        refuse(place + "/source", "a source that may move " + std::string(parameter(route.target).key), line["source"]);
    }
    if (is_audio_rate(route.scaler)) {
        refuse(place + "/scaler", "a source that is no oscillator", line["scaler"]);
    }
    return route;
}

std::size_t read_slot(const Json& line, std::size_t next, const std::string& place) {
    if (!line.contains("slot")) {
        if (next == kRoutes) {
            throw Fault{place, "expected at most " + std::to_string(kRoutes) + " lines, found more"};
        }
        return next;
    }
    const Json& slot = line["slot"];
    // Slots rise, so that no line takes another one's place.
    if (!slot.is_number_unsigned() || slot.get<std::uint64_t>() <= next || slot.get<std::uint64_t>() > kRoutes) {
        refuse(place + "/slot", "a whole number from " + std::to_string(next + 1) + " to " + std::to_string(kRoutes),
               slot);
    }
    return slot.get<std::size_t>() - 1;
}

}  // namespace

void read_matrix(Document& document, Patch& patch) {
    const auto found = document.root.find("matrix");
    if (found == document.root.end()) {
        return;
    }
    const bool list = document.may([&] {
        if (!found->is_array()) {
            refuse("/matrix", "a list of lines, [{...}, ...]", *found);
        }
    });
    if (!list) {
        return;
    }
    Json kept = Json::array();
    Routes routes{};
    std::size_t next = 0;
    for (std::size_t i = 0; i < found->size(); ++i) {
        const Json& line = (*found)[i];
        const std::string place = "/matrix/" + std::to_string(i);
        const bool read = document.may([&] {
            if (!line.is_object()) {
                refuse(place, "an object, {...}", line);
            }
            if (is_strange(line)) {
                document.note(place, "has something unknown in it; kept, but does nothing");
                kept.push_back(line);
                return;
            }
            const Route route = read_route(line, place);
            const std::size_t slot = read_slot(line, next, place);
            routes[slot] = route;
            next = slot + 1;
        });
        if (!read) {
            kept.push_back(line);
        }
    }
    for (std::size_t slot = 0; slot < kRoutes; ++slot) {
        patch.set_route(slot, routes[slot]);
    }
    if (kept.empty()) {
        document.root.erase("matrix");
    } else {
        *found = std::move(kept);
    }
}

Json written_matrix(const Patch& patch) {
    Json lines = Json::array();
    std::size_t next = 0;
    for (std::size_t slot = 0; slot < kRoutes; ++slot) {
        const Route& route = patch.routes()[slot];
        if (route.source == Source::none) {
            continue;
        }
        Json line;
        if (slot != next) {
            line["slot"] = slot + 1;
        }
        line["source"] = kSourceNames[static_cast<std::size_t>(route.source)];
        line["target"] = parameter(route.target).key;
        line["amount"] = json_number(route.amount);
        if (route.scaler != Source::none) {
            line["scaler"] = kSourceNames[static_cast<std::size_t>(route.scaler)];
        }
        if (route.curve != 0.0F) {
            line["curve"] = json_number(route.curve);
        }
        lines.push_back(std::move(line));
        next = slot + 1;
    }
    return lines;
}

}  // namespace refrain::patch
