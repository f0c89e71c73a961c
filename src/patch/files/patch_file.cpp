#include "patch/files/patch_file.hpp"

#include <utility>

#include "patch/files/parts.hpp"
#include "patch/files/replace_file.hpp"

namespace refrain::patch {
namespace {

constexpr std::string_view kKind = "a Refrain patch";

/// Reads text as a document and lets `read` make something of it.
template <class Read>
auto from_document(std::string_view text, std::string_view name, PatchNotes* notes, Read read)
    -> tl::expected<decltype(read(std::declval<Document&>())), std::string> {
    const std::string begin = std::string(name) + ": ";
    auto json = parse_json(text);
    if (!json) {
        return tl::make_unexpected(begin + json.error());
    }
    try {
        Document document(std::move(*json), std::string(name), notes);
        return read(document);
    } catch (const Fault& fault) {
        return tl::make_unexpected(begin + fault.place + ": " + fault.reason);
    }
}

template <class Header>
void take_header(Document& document, Header& header) {
    document.enter(document.root, "", "refrain", [&](Json& entries, const std::string& at) {
        const auto take = [&](std::string_view key, std::string& into) {
            document.take(entries, at, key,
                          [&](const Json& json, const std::string& place) { into = text_at(json, place); });
        };
        take("name", header.name);
        take("author", header.author);
        take("category", header.category);
        take("comment", header.comment);
    });
}

Patch whole_patch(Document& document) {
    Patch patch;
    take_header(document, patch);
    read_parameters(document, patch);
    read_tables(document, patch);
    read_matrix(document, patch);
    read_lfo_curves(document, patch);
    read_effects(document, patch);
    patch.unknown = document.rest();
    return patch;
}

Json written_header(const Patch& patch) {
    Json header = Json::object();
    header["schema"] = kSchema;
    header["name"] = patch.name;
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty()) {
            header[key] = text;
        }
    };
    add("author", patch.author);
    add("category", patch.category);
    add("comment", patch.comment);
    return header;
}

/// Puts back what was kept. What the patch itself says goes first.
void put_back(Json& into, const Json& kept) {
    for (const auto& [key, value] : kept.items()) {
        if (!into.contains(key)) {
            into[key] = value;
        } else if (into[key].is_object() && value.is_object()) {
            put_back(into[key], value);
        }
    }
}

/// What was kept, an empty object when nothing was.
Json kept_of(const Patch& patch) {
    auto kept = parse_json(patch.unknown.empty() ? "{}" : std::string_view(patch.unknown));
    return kept && kept->is_object() ? std::move(*kept) : Json::object();
}

}  // namespace

tl::expected<Patch, std::string> read_patch(std::string_view text, std::string_view name, PatchNotes* notes) {
    return from_document(text, name, notes, whole_patch);
}

tl::expected<Patch, std::string> read_patch_file(const std::filesystem::path& path, PatchNotes* notes) {
    const auto text = read_whole_file(path, kLargestPatchFile, kKind);
    return text ? read_patch(*text, path.string(), notes) : tl::make_unexpected(text.error());
}

tl::expected<PatchHeader, std::string> read_patch_header(const std::filesystem::path& path) {
    const auto text = read_whole_file(path, kLargestPatchFile, kKind);
    if (!text) {
        return tl::make_unexpected(text.error());
    }
    return from_document(*text, path.string(), nullptr, [](Document& document) {
        PatchHeader header;
        take_header(document, header);
        return header;
    });
}

std::string write_patch(const Patch& patch) {
    static const Patch init;
    const Json kept = kept_of(patch);
    Json document = Json::object();
    document["refrain"] = written_header(patch);
    // A newer program's file stays one: its migrations must not take it for an older one.
    if (const Json::json_pointer schema("/refrain/schema"); kept.contains(schema)) {
        document[schema] = kept[schema];
    }
    const auto add = [&](const char* key, Json part) {
        if (!part.is_null()) {
            document[key] = std::move(part);
        } else if (kept.contains(key)) {
            document[key] = kept[key];
        }
    };
    add("parameters", written_parameters(patch, init));
    add("tables", written_tables(patch, init));
    const bool lines_kept = kept.contains("matrix") && kept["matrix"].is_array();
    if (lines_kept || patch.routes() != init.routes()) {
        document["matrix"] = written_matrix(patch);
    }
    if (lines_kept) {
        document["matrix"].insert(document["matrix"].end(), kept["matrix"].begin(), kept["matrix"].end());
    }
    add("lfo_curves", written_lfo_curves(patch, init));
    add("effects", written_effects(patch, init));
    put_back(document, kept);
    return print_json(document);
}

tl::expected<void, std::string> write_patch_file(const Patch& patch, const std::filesystem::path& path) {
    return replace_file(path, write_patch(patch));
}

}  // namespace refrain::patch
