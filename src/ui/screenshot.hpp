#pragma once

#include <filesystem>

namespace refrain::ui {

/// Writes what the current OpenGL context has drawn, in pixels, as a PPM file; false when it could not. Main thread.
[[nodiscard]] bool write_ppm(const std::filesystem::path& file, int width, int height);

}  // namespace refrain::ui
