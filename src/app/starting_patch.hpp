#pragma once

#include <string>
#include <tl/expected.hpp>

#include "app/options.hpp"
#include "patch/patch.hpp"

namespace refrain::app {

/// The sound that the command line asks for: its patch, or the init patch, with another table and other values. Reads
/// files; the error is one line.
[[nodiscard]] tl::expected<patch::Patch, std::string> starting_patch(const SoundOptions& options);

}  // namespace refrain::app
