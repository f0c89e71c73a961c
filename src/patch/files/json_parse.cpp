#include <algorithm>
#include <set>
#include <vector>

#include "patch/files/json_text.hpp"

namespace refrain::patch {
namespace {

/// Looks at a document before it is built.
class Checker final : public Json::json_sax_t {
public:
    explicit Checker(std::string_view text) : text_(text) {}

    [[nodiscard]] const std::string& error() const { return error_; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(Json::number_integer_t) override { return true; }
    bool number_unsigned(Json::number_unsigned_t) override { return true; }
    bool number_float(Json::number_float_t, const std::string&) override { return true; }
    bool string(std::string&) override { return true; }
    bool binary(Json::binary_t&) override { return true; }

    bool start_object(std::size_t) override { return open(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(std::string& name) override {
        Level& level = levels_.back();
        level.key = name;
        if (!level.keys.insert(name).second) {
            return fault("stands there twice; expected once");
        }
        return level.keys.size() <= kMostKeys ||
               fault("expected at most " + std::to_string(kMostKeys) + " entries beside it, found more");
    }

    bool parse_error(std::size_t position, const std::string&, const Json::exception& exception) override {
        const std::string_view before = text_.substr(0, std::min(position, text_.size()));
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        // "[json.exception.parse_error.101] parse error at line 2, column 1: what it is"
        std::string_view what = exception.what();
        what.remove_prefix(std::min(what.find("] ") + 2, what.size()));
        if (what.starts_with("parse error at ")) {
            what.remove_prefix(std::min(what.find(": ") + 2, what.size()));
        }
        error_ = "line " + std::to_string(line) + ": " + printable(what, 160);
        return false;
    }

private:
    struct Level {
        std::string key;
        std::set<std::string> keys;
    };

    bool open() {
        if (levels_.size() == kDeepest) {
            return fault("expected at most " + std::to_string(kDeepest) + " levels of nesting, found more");
        }
        levels_.emplace_back();
        return true;
    }
    bool close() {
        levels_.pop_back();
        return true;
    }
    bool fault(const std::string& reason) {
        std::string place;
        for (const Level& level : levels_) {
            place += level.key.empty() ? std::string() : "/" + level.key;
        }
        error_ = (place.empty() ? "/" : printable(place, 120)) + ": " + reason;
        return false;
    }

    std::string_view text_;
    std::vector<Level> levels_;
    std::string error_;
};

}  // namespace

tl::expected<Json, std::string> parse_json(std::string_view text) {
    Checker checker(text);
    if (!Json::sax_parse(text, &checker)) {
        return tl::make_unexpected(checker.error());
    }
    return Json::parse(text, nullptr, false);
}

std::string printable(std::string_view text, std::size_t longest) {
    std::string result;
    for (const char c : text.substr(0, longest)) {
        result += c >= ' ' && c <= '~' ? c : '?';
    }
    return text.size() > longest ? result + "..." : result;
}

std::string in_quotes(std::string_view text) {
    return '"' + printable(text, 40) + '"';
}

}  // namespace refrain::patch
