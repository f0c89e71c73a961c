#include "app/asset_folder.hpp"

#include <cstdlib>
#include <system_error>

namespace refrain::app {

tl::expected<std::filesystem::path, std::string> asset_folder() {
    std::error_code error;
    // Nothing in this program sets the environment once it has a second thread. NOLINTNEXTLINE(concurrency-mt-unsafe)
    if (const char* const chosen = std::getenv("REFRAIN_ASSETS"); chosen != nullptr && *chosen != '\0') {
        if (!std::filesystem::is_directory(chosen, error)) {
            return tl::make_unexpected(std::string(chosen) +
                                       ": there is no such folder; REFRAIN_ASSETS names the folder that holds fonts/");
        }
        return chosen;
    }
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    std::filesystem::path installed = program.parent_path().parent_path() / "share" / "refrain";
    if (!error && std::filesystem::is_directory(installed, error)) {
        return installed;
    }
    std::filesystem::path built_from = REFRAIN_SOURCE_ASSETS;
    if (std::filesystem::is_directory(built_from, error)) {
        return built_from;
    }
    return tl::make_unexpected(installed.string() +
                               ": there is no such folder; reinstall, or set REFRAIN_ASSETS to the folder that holds "
                               "fonts/");
}

}  // namespace refrain::app
