#pragma once

#include <filesystem>
#include <string>

#include <imgui.h>
#include <tl/expected.hpp>

namespace refrain::ui {

/// The window's type: one family at three sizes, digits of equal width.
struct Fonts {
    static constexpr float kSmallSize = 12.0F;
    static constexpr float kBodySize = 14.0F;
    static constexpr float kTitleSize = 22.0F;

    ImFont* small = nullptr;
    ImFont* body = nullptr;
    ImFont* title = nullptr;
    float raster_scale = 1.0F;  ///< pixels of the framebuffer per unit of the sizes above
};

/// Fills ImGui's atlas anew for that many framebuffer pixels per unit. The fonts of the atlas before are gone, and so
/// must be its texture. Error: the file that is missing or no font, and what to do.
[[nodiscard]] tl::expected<Fonts, std::string> load_fonts(const std::filesystem::path& asset_dir, float raster_scale);

}  // namespace refrain::ui
