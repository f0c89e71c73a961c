#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace refrain::patch {

/// Puts a file with that content into the place of the one of that name, or leaves everything as it was: it is written
/// beside it, brought to the disk and renamed. A symbolic link stays, and what it points to is replaced; permissions
/// stay. The error is one line. Any thread but the audio thread; waits for the disk.
[[nodiscard]] tl::expected<void, std::string> replace_file(const std::filesystem::path& path, std::string_view content);

/// The content of a file of at most `largest` bytes. The error is one line; `kind` says what was expected.
[[nodiscard]] tl::expected<std::string, std::string> read_whole_file(const std::filesystem::path& path,
                                                                     std::size_t largest, std::string_view kind);

}  // namespace refrain::patch
