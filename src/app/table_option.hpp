#pragma once

#include <string>
#include <tl/expected.hpp>

#include "patch/patch.hpp"

namespace refrain::app {

/// What `--table` names: the factory table of that name, else the harmonics in the file of that name. The error is one
/// line.
[[nodiscard]] tl::expected<patch::TableSourcePtr, std::string> table_named(const std::string& name_or_path);

}  // namespace refrain::app
