#pragma once

#include <string>
#include <tl/expected.hpp>

#include "app/options.hpp"

namespace refrain::app {

/// Reads the KEY=VALUE of `--set`. The error is one line that says what would be right.
[[nodiscard]] tl::expected<Setting, std::string> parse_setting(const std::string& text);

}  // namespace refrain::app
