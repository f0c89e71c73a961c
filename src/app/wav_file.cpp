#include "app/wav_file.hpp"

#include <fcntl.h>
#include <sndfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace refrain::app {
namespace {

constexpr std::uint64_t kBytesAFrame = 2 * sizeof(float);
constexpr std::uint64_t kLargestPlainWav = 0xFFFF'0000U;

std::string reason_of(int error) {
    return std::generic_category().message(error);
}

mode_t creation_mask() {
    const mode_t mask = umask(0);
    umask(mask);
    return mask;
}

// The file that a name stands for: through symbolic links, so that a link is kept and its target replaced.
std::filesystem::path target_of(const std::filesystem::path& path) {
    constexpr int kMostLinks = 40;  // as many as the kernel follows
    std::error_code error;
    std::filesystem::path target = path;
    for (int links = 0; std::filesystem::is_symlink(target, error) && links < kMostLinks; ++links) {
        const std::filesystem::path next = std::filesystem::read_symlink(target, error);
        if (error) {
            return path;
        }
        target = next.is_absolute() ? next : target.parent_path() / next;
    }
    return target;
}

// Why nothing can be written there, or an empty text.
std::string objection(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (std::filesystem::is_directory(status)) {
        return "is a folder; expected the name of a WAV file";
    }
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        return "is a device or a pipe; expected the name of a WAV file";
    }
    if (std::filesystem::exists(status) && access(path.c_str(), W_OK) != 0) {
        return "cannot be replaced: " + reason_of(errno);
    }
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder, error)) {
        return "cannot be written: there is no folder " + folder.string();
    }
    return {};
}

}  // namespace

struct WavFile::Handle {
    SNDFILE* file = nullptr;
    int descriptor = -1;

    // True when everything is on its way to the disk.
    bool close() {
        const bool written = file == nullptr || sf_close(std::exchange(file, nullptr)) == 0;
        const bool closed = descriptor < 0 || ::close(std::exchange(descriptor, -1)) == 0;
        return written && closed;
    }
    ~Handle() { close(); }
};

WavFile::WavFile(std::filesystem::path path, std::filesystem::path part, std::unique_ptr<Handle> handle)
    : path_(std::move(path)), part_(std::move(part)), handle_(std::move(handle)) {}

WavFile::WavFile(WavFile&& other) noexcept
    : path_(std::move(other.path_)), part_(std::exchange(other.part_, {})), handle_(std::move(other.handle_)) {}

WavFile::~WavFile() {
    handle_.reset();
    if (!part_.empty()) {
        ::unlink(part_.c_str());
    }
}

tl::unexpected<std::string> WavFile::fault(const std::string& reason) const {
    return tl::make_unexpected(path_.string() + ": " + reason);
}

tl::expected<WavFile, std::string> WavFile::create(const std::filesystem::path& path, std::uint32_t sample_rate,
                                                   std::uint64_t frames_expected) {
    const std::filesystem::path target = target_of(path);
    if (const std::string reason = objection(target); !reason.empty()) {
        return tl::make_unexpected(path.string() + ": " + reason);
    }
    std::string hidden_name(".");
    hidden_name += target.filename().string();
    hidden_name += ".XXXXXX";
    std::string part = (target.parent_path() / hidden_name).string();
    auto handle = std::make_unique<Handle>();
    handle->descriptor = mkostemp(part.data(), O_CLOEXEC);
    if (handle->descriptor < 0) {
        return tl::make_unexpected(path.string() + ": cannot be written: " + reason_of(errno));
    }
    WavFile wav(target, part, std::move(handle));
    // mkostemp gives the file to its owner alone; what the user renders is as public as the user's other files.
    fchmod(wav.handle_->descriptor, 0666 & ~creation_mask());

    const bool plain = frames_expected < kLargestPlainWav / kBytesAFrame;
    SF_INFO info{};
    info.samplerate = static_cast<int>(sample_rate);
    info.channels = 2;
    info.format = (plain ? SF_FORMAT_WAV : SF_FORMAT_RF64) | SF_FORMAT_FLOAT;
    wav.handle_->file = sf_open_fd(wav.handle_->descriptor, SFM_WRITE, &info, SF_FALSE);
    if (wav.handle_->file == nullptr) {
        return wav.fault(std::string("cannot be written: ") + sf_strerror(nullptr));
    }
    // The moment of rendering has no place in the result: the same music gives the same bytes.
    sf_command(wav.handle_->file, SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    return wav;
}

tl::expected<void, std::string> WavFile::write(std::span<const float> interleaved) {
    const auto count = static_cast<sf_count_t>(interleaved.size());
    errno = 0;
    if (sf_write_float(handle_->file, interleaved.data(), count) != count) {
        return fault("cannot be written: " + (errno != 0 ? reason_of(errno) : std::string(sf_strerror(handle_->file))));
    }
    return {};
}

tl::expected<void, std::string> WavFile::commit() {
    errno = 0;
    if (!handle_->close()) {
        return fault("cannot be completed: " + reason_of(errno != 0 ? errno : EIO));
    }
    if (std::rename(part_.c_str(), path_.c_str()) != 0) {
        return fault("cannot be renamed into place: " + reason_of(errno));
    }
    part_.clear();
    return {};
}

}  // namespace refrain::app
