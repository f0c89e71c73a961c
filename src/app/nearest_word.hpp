#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace refrain::app {

/// The word of `known` that a typing slip away from it becomes `typed` (at most two letters, and less than half of
/// them, wrong, missing or too many), or an empty text.
[[nodiscard]] std::string nearest_word(std::string_view typed, const std::vector<std::string>& known);

}  // namespace refrain::app
