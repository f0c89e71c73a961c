#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <tl/expected.hpp>

namespace refrain::app {

/// A stereo WAV file of 32-bit floats that appears under its name when it is complete and not before: it is written
/// beside, in the same folder, and renamed. What is not committed is removed. Errors are one line that names the file
/// and the reason. Any thread but the audio thread.
class WavFile {
public:
    /// `frames_expected` decides the form: beyond the 4 GiB of a WAV file it becomes RF64.
    [[nodiscard]] static tl::expected<WavFile, std::string> create(const std::filesystem::path& path,
                                                                   std::uint32_t sample_rate,
                                                                   std::uint64_t frames_expected);

    WavFile(WavFile&& other) noexcept;
    WavFile& operator=(WavFile&&) = delete;
    ~WavFile();

    /// Appends frames, left and right in turn.
    [[nodiscard]] tl::expected<void, std::string> write(std::span<const float> interleaved);

    /// Completes the file and gives it its name; one that had the name before is replaced.
    [[nodiscard]] tl::expected<void, std::string> commit();

private:
    struct Handle;
    WavFile(std::filesystem::path path, std::filesystem::path part, std::unique_ptr<Handle> handle);
    [[nodiscard]] tl::unexpected<std::string> fault(const std::string& reason) const;

    std::filesystem::path path_;
    std::filesystem::path part_;  // empty when there is nothing to remove
    std::unique_ptr<Handle> handle_;
};

}  // namespace refrain::app
