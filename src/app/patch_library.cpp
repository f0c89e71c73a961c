#include "app/patch_library.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <system_error>
#include <tuple>

#include "app/asset_folder.hpp"
#include "patch/files/patch_file.hpp"

namespace refrain::app {

std::vector<ui::PatchListing> patches_in(const std::filesystem::path& folder) {
    std::vector<ui::PatchListing> patches;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() != patch::kPatchExtension) {
            continue;
        }
        const auto header = patch::read_patch_header(entry->path());
        if (!header) {
            spdlog::warn("{}", header.error());
            continue;
        }
        patches.push_back({.name = header->name.empty() ? entry->path().stem().string() : header->name,
                           .category = header->category,
                           .file = entry->path()});
    }
    std::sort(patches.begin(), patches.end(), [](const ui::PatchListing& a, const ui::PatchListing& b) {
        return std::tie(a.category, a.name, a.file) < std::tie(b.category, b.name, b.file);
    });
    return patches;
}

std::vector<ui::PatchListing> shipped_patches() {
    const auto assets = asset_folder();
    return assets ? patches_in(*assets / "patches") : std::vector<ui::PatchListing>{};
}

}  // namespace refrain::app
