#include "patch/files/replace_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <utility>

namespace refrain::patch {
namespace {

namespace fs = std::filesystem;

std::string reason_of(int error) {
    return std::generic_category().message(error);
}

// The file that a name stands for, through symbolic links, also when it is not there yet.
fs::path target_of(const fs::path& path) {
    constexpr int kMostLinks = 40;  // as many as the kernel follows
    std::error_code error;
    fs::path target = path;
    for (int links = 0; fs::is_symlink(target, error) && links < kMostLinks; ++links) {
        const fs::path next = fs::read_symlink(target, error);
        target = next.is_absolute() ? next : target.parent_path() / next;
    }
    return target;
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// Why nothing can be written there, or an empty text.
std::string objection(const fs::path& target) {
    std::error_code error;
    const auto status = fs::status(target, error);
    if (fs::is_directory(status)) {
        return "is a folder; expected the name of a file";
    }
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        return "is a device or a pipe; expected the name of a file";
    }
    if (fs::exists(status) && access(target.c_str(), W_OK) != 0) {
        return "cannot be replaced: " + reason_of(errno);
    }
    if (!fs::is_directory(folder_of(target), error)) {
        return "cannot be written: there is no folder " + folder_of(target).string();
    }
    return {};
}

/// A new file beside another one; gone again unless it is moved into its place.
class Part {
public:
    explicit Part(const fs::path& target) : target_(target) {
        for (int attempt = 0; attempt < 1000 && descriptor_ < 0; ++attempt) {
            path_ = folder_of(target) / (".refrain-" + std::to_string(getpid()) + '-' + std::to_string(attempt));
            descriptor_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (descriptor_ < 0 && errno != EEXIST) {
                break;
            }
        }
        exists_ = descriptor_ >= 0;
        struct stat old{};
        if (exists_ && stat(target.c_str(), &old) == 0) {
            fchmod(descriptor_, old.st_mode & 07777U);
        }
    }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part() {
        if (descriptor_ >= 0) {
            close(descriptor_);
        }
        if (exists_) {
            unlink(path_.c_str());
        }
    }

    /// 0, or the system's reason.
    [[nodiscard]] int write(std::string_view content) const {
        while (!content.empty()) {
            const ssize_t written = ::write(descriptor_, content.data(), content.size());
            if (written < 0 && errno != EINTR) {
                return errno;
            }
            content.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
        }
        return fsync(descriptor_) == 0 ? 0 : errno;
    }

    [[nodiscard]] int move_into_place() {
        if (close(std::exchange(descriptor_, -1)) != 0 || std::rename(path_.c_str(), target_.c_str()) != 0) {
            return errno;
        }
        exists_ = false;
        // The new name, too, is to outlast a power failure.
        if (const int folder = open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); folder >= 0) {
            fsync(folder);
            close(folder);
        }
        return 0;
    }

    [[nodiscard]] bool exists() const { return exists_; }

private:
    fs::path target_;
    fs::path path_;
    int descriptor_ = -1;
    bool exists_ = false;
};

}  // namespace

tl::expected<void, std::string> replace_file(const fs::path& path, std::string_view content) {
    const auto fault = [&](const std::string& reason) { return tl::make_unexpected(path.string() + ": " + reason); };
    const fs::path target = target_of(path);
    if (const std::string reason = objection(target); !reason.empty()) {
        return fault(reason);
    }
    Part part(target);
    if (!part.exists()) {
        return fault("cannot be written: " + reason_of(errno));
    }
    if (const int error = part.write(content); error != 0) {
        return fault("cannot be written: " + reason_of(error));
    }
    if (const int error = part.move_into_place(); error != 0) {
        return fault("cannot be renamed into place: " + reason_of(error));
    }
    return {};
}

tl::expected<std::string, std::string> read_whole_file(const fs::path& path, std::size_t largest,
                                                       std::string_view kind) {
    const auto fault = [&](const std::string& reason) { return tl::make_unexpected(path.string() + ": " + reason); };
    std::error_code no_error;
    if (fs::is_directory(path, no_error)) {
        return fault("is a folder; expected " + std::string(kind));
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return fault(errno != 0 ? reason_of(errno) : "cannot be read");
    }
    std::string text;
    std::array<char, 65536> block{};
    while (file.read(block.data(), block.size()) || file.gcount() > 0) {
        text.append(block.data(), static_cast<std::size_t>(file.gcount()));
        if (text.size() > largest) {
            return fault("is larger than " + std::to_string(largest >> 20U) + " MiB; expected " + std::string(kind));
        }
    }
    if (file.bad()) {
        return fault(errno != 0 ? reason_of(errno) : "cannot be read");
    }
    return text;
}

}  // namespace refrain::patch
