#include "patch/files/document.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "patch/files/migration.hpp"

namespace refrain::patch {
namespace {

constexpr const char* kKind = R"({"refrain": {"schema": 1, ...}, "parameters": {...}, ...}, as a Refrain patch begins)";

std::string printed(float value) {
    return json_number(value).dump();
}

/// A whole number from 1.
int version_at(const Json& json, const std::string& place) {
    if (!json.is_number_unsigned() || json.get<std::uint64_t>() == 0 || json.get<std::uint64_t>() > 1'000'000) {
        refuse(place, "a whole number from 1", json);
    }
    return json.get<int>();
}

}  // namespace

void refuse(const std::string& place, const std::string& expected, const Json& found) {
    const bool text = found.is_string();
    const std::string shown = text                   ? found.get<std::string>()
                              : found.is_object()    ? "{...}"
                              : found.is_array()     ? "[...]"
                              : found.is_discarded() ? ""
                                                     : found.dump();
    throw Fault{place, "expected " + expected + ", found " + (text ? in_quotes(shown) : shown)};
}

Document::Document(Json json, std::string name, PatchNotes* notes)
    : root(std::move(json)), name_(std::move(name)), notes_(notes) {
    if (!root.is_object() || !root.contains("refrain") || !root["refrain"].is_object()) {
        throw Fault{"/", std::string("expected ") + kKind};
    }
    Json& header = root["refrain"];
    if (!header.contains("schema")) {
        throw Fault{"/refrain", R"(expected "schema": 1, found none)"};
    }
    const int schema = version_at(header["schema"], "/refrain/schema");
    if (schema <= kSchema) {
        header.erase("schema");
        migrate(root, schema, migrations());
        return;
    }
    newer_ = true;
    if (header.contains("needs") && version_at(header["needs"], "/refrain/needs") > kSchema) {
        throw Fault{"/refrain/needs", "expected at most " + std::to_string(kSchema) + ", found " +
                                          header["needs"].dump() + "; a newer Refrain wrote this patch"};
    }
    note("/refrain/schema", "a newer Refrain wrote this patch; what this one does not know is kept, and not heard");
}

void Document::note(const std::string& place, const std::string& what) {
    if (notes_ != nullptr) {
        notes_->push_back(name_ + ": " + place + ": " + what);
    }
}

void Document::note_rest(const Json& json, const std::string& place, std::size_t depth) {
    for (const auto& [key, value] : json.items()) {
        const std::string inside = place + '/' + printable(key, 40);
        if (value.is_object() && depth < 2) {
            note_rest(value, inside, depth + 1);
        } else if (inside != "/matrix") {  // its lines have been noted
            note(inside, "not known, kept as it is");
        }
    }
}

std::string Document::rest() {
    if (root.empty()) {
        return {};
    }
    if (!newer_) {
        note_rest(root, "", 0);
    }
    return root.dump();
}

std::string text_at(const Json& json, const std::string& place) {
    if (!json.is_string()) {
        refuse(place, "a text in quotes", json);
    }
    return json.get<std::string>();
}

float number_at(const Json& json, const std::string& place, float low, float high) {
    constexpr float kLargest = std::numeric_limits<float>::max();
    const double number = json.is_number() ? json.get<double>() : std::numeric_limits<double>::infinity();
    const bool fits = std::abs(number) <= static_cast<double>(kLargest);
    // Compared as the float that it becomes: a limit that was written as a float is reached.
    const float value = fits ? static_cast<float>(number) : 0.0F;
    if (!fits || value < low || value > high) {
        refuse(place, low == -kLargest ? "a number" : "a number from " + printed(low) + " to " + printed(high), json);
    }
    return value;
}

}  // namespace refrain::patch
