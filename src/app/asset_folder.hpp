#pragma once

#include <filesystem>
#include <string>
#include <tl/expected.hpp>

namespace refrain::app {

/// Where the fonts and other assets are: $REFRAIN_ASSETS when set, else ../share/refrain beside the program's folder
/// (an installation, wherever it was moved to), else the source tree that the program was built from. Error, in one
/// line: none of them exists.
[[nodiscard]] tl::expected<std::filesystem::path, std::string> asset_folder();

}  // namespace refrain::app
