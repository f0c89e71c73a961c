#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// What a dialog needs to know of folders. Nothing here throws; what cannot be read is empty.
namespace refrain::ui {

/// Where patch files end.
inline constexpr std::string_view kPatchExtension = ".refrain";

struct FolderEntry {
    std::string name;
    bool folder = false;

    bool operator==(const FolderEntry&) const = default;
};

/// Folders first, then files whose name ends in `extension`, each by name; hidden ones are left out.
[[nodiscard]] std::vector<FolderEntry> entries_of(const std::filesystem::path& folder, std::string_view extension);

/// The longest text that `typed` can be completed to by what is there: a folder gets its slash. `typed` itself when
/// there is nothing to complete.
[[nodiscard]] std::string completed(const std::string& typed, std::string_view extension);

/// The folder of what is typed: itself where it ends in a slash, its parent otherwise.
[[nodiscard]] std::filesystem::path folder_of(const std::string& typed);

/// "~" at the beginning becomes the player's home.
[[nodiscard]] std::string with_home(const std::string& typed);

}  // namespace refrain::ui
