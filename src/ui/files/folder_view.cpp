#include "ui/files/folder_view.hpp"

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace refrain::ui {
namespace {

bool ends_in(const std::string& name, std::string_view extension) {
    return name.size() >= extension.size() &&
           name.compare(name.size() - extension.size(), extension.size(), extension) == 0;
}

}  // namespace

std::vector<FolderEntry> entries_of(const std::filesystem::path& folder, std::string_view extension) {
    std::vector<FolderEntry> entries;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code unknown;
        FolderEntry entry{.name = at->path().filename().string(), .folder = at->is_directory(unknown)};
        if (!entry.name.empty() && entry.name[0] != '.' && (entry.folder || ends_in(entry.name, extension))) {
            entries.push_back(std::move(entry));
        }
    }
    std::sort(entries.begin(), entries.end(), [](const FolderEntry& a, const FolderEntry& b) {
        return a.folder != b.folder ? a.folder : a.name < b.name;
    });
    return entries;
}

std::string completed(const std::string& typed, std::string_view extension) {
    const auto slash = typed.rfind('/');
    const std::string head = slash == std::string::npos ? "" : typed.substr(0, slash + 1);
    const std::string begun = slash == std::string::npos ? typed : typed.substr(slash + 1);
    std::string common;
    bool found = false;
    for (const FolderEntry& entry : entries_of(folder_of(typed), extension)) {
        if (entry.name.compare(0, begun.size(), begun) != 0) {
            continue;
        }
        const std::string whole = entry.folder ? entry.name + '/' : entry.name;
        if (!found) {
            common = whole;
            found = true;
            continue;
        }
        const auto differ = std::mismatch(common.begin(), common.end(), whole.begin(), whole.end());
        common.erase(differ.first, common.end());
    }
    return found ? head + common : typed;
}

std::filesystem::path folder_of(const std::string& typed) {
    const std::string plain = with_home(typed);
    const auto slash = plain.rfind('/');
    return slash == std::string::npos ? std::filesystem::path(".") : std::filesystem::path(plain.substr(0, slash + 1));
}

std::string with_home(const std::string& typed) {
    if (typed.empty() || typed[0] != '~' || (typed.size() > 1 && typed[1] != '/')) {
        return typed;
    }
    const char* home = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe): nobody sets it while the window is open
    return home != nullptr ? home + typed.substr(1) : typed;
}

}  // namespace refrain::ui
