#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace refrain::patch {

/// Keys stay in their order.
using Json = nlohmann::ordered_json;

/// How deep a document may be nested, and how many keys one of its objects may have. A patch stays far below.
inline constexpr std::size_t kDeepest = 32;
inline constexpr std::size_t kMostKeys = 4096;

/// Reads JSON, and refuses what no patch can be: nested too deep, an object with too many keys or with one of them
/// twice. Error, in one line: the place and what is wrong there.
[[nodiscard]] tl::expected<Json, std::string> parse_json(std::string_view text);

/// JSON for people: a line for every value that somebody may want to compare, and long lists of numbers in paragraphs.
/// `document` is nested at most kDeepest levels. Texts that are no UTF-8 are made so.
[[nodiscard]] std::string print_json(const Json& document);

/// The float with as few digits as tell it from all others.
[[nodiscard]] Json json_number(float value);

/// The beginning of a text as an error can show it: one line of plain ASCII.
[[nodiscard]] std::string printable(std::string_view text, std::size_t longest);

/// The same in quotes, and short.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace refrain::patch
