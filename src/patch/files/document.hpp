#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "patch/files/json_text.hpp"
#include "patch/files/patch_file.hpp"

/// A patch's document while it is read: what is understood is taken out of it, and what is left is what is kept.
namespace refrain::patch {

/// What is wrong with a document, thrown and caught within this folder.
struct Fault {
    std::string place;   ///< a JSON pointer
    std::string reason;  ///< "expected ..., found ..."
};

[[noreturn]] void refuse(const std::string& place, const std::string& expected, const Json& found);

/// The document and how strictly it is read. In a file of a newer schema, what would be a fault is kept instead.
class Document {
public:
    /// Reads the header's schema and brings an older document up to this one. Throws Fault.
    Document(Json json, std::string name, PatchNotes* notes);

    /// Calls `read` with the entry `key` of the object at `parent` and its place, when there is one, and takes it out.
    /// `read` throws Fault when the entry is not what it should be.
    template <class Read>
    void take(Json& parent, const std::string& place, std::string_view key, Read read) {
        const auto found = parent.find(std::string(key));
        if (found == parent.end()) {
            return;
        }
        if (may([&] { read(*found, place + '/' + std::string(key)); })) {
            parent.erase(found);
        }
    }

    /// The same for an object, which `read` empties as far as it knows it; what is left in it stays.
    template <class Read>
    void enter(Json& parent, const std::string& place, std::string_view key, Read read) {
        const auto found = parent.find(std::string(key));
        if (found == parent.end()) {
            return;
        }
        const std::string inside = place + '/' + std::string(key);
        may([&] {
            if (!found->is_object()) {
                refuse(inside, "an object, {...}", *found);
            }
            read(*found, inside);
        });
        if (found->is_object() && found->empty()) {
            parent.erase(found);
        }
    }

    /// Does `read`; true when it was no fault. A fault in a newer file is noted, in others it goes on to the caller.
    template <class Read>
    bool may(Read read) {
        try {
            read();
            return true;
        } catch (const Fault& fault) {
            if (!newer_) {
                throw;
            }
            note(fault.place, "not understood, kept as it is: " + fault.reason);
            return false;
        }
    }

    void note(const std::string& place, const std::string& what);

    /// What is left, as text; empty when that is nothing. Notes the places.
    [[nodiscard]] std::string rest();

    Json root;

private:
    void note_rest(const Json& json, const std::string& place, std::size_t depth);

    std::string name_;
    PatchNotes* notes_;
    bool newer_ = false;
};

/// A text entry of the header.
[[nodiscard]] std::string text_at(const Json& json, const std::string& place);

/// A number from `low` to `high`.
[[nodiscard]] float number_at(const Json& json, const std::string& place, float low, float high);

}  // namespace refrain::patch
