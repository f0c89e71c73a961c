#pragma once

#include <filesystem>
#include <vector>

#include "ui/model.hpp"

namespace refrain::app {

/// The patches in `folder`, in the order of category and name; none when there is no such folder. A file that is no
/// patch is left out, and the log says why.
[[nodiscard]] std::vector<ui::PatchListing> patches_in(const std::filesystem::path& folder);

/// Those that come with the program.
[[nodiscard]] std::vector<ui::PatchListing> shipped_patches();

}  // namespace refrain::app
