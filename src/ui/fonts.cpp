#include "ui/fonts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <vector>

namespace refrain::ui {
namespace {

// Latin, Greek and Cyrillic (names of devices, letters of keyboards), the signs that values need, arrows and dashes.
constexpr std::array<ImWchar, 13> kRanges{0x0020, 0x017F, 0x0370, 0x04FF, 0x2013, 0x2026, 0x2190,
                                          0x2193, 0x2212, 0x2212, 0x221E, 0x221E, 0};

std::string missing(const std::filesystem::path& file, const char* what) {
    return "font " + file.string() + ' ' + what +
           ": reinstall Refrain, or name the folder that holds fonts/ with REFRAIN_ASSETS";
}

tl::expected<std::vector<char>, std::string> read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return tl::unexpected(missing(file, "cannot be read"));
    }
    std::vector<char> bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    // ImGui asserts on what is no font at all; OpenType begins with one of these.
    const std::string tag(bytes.begin(), bytes.begin() + std::min<std::ptrdiff_t>(4, std::ssize(bytes)));
    if (bytes.size() < 1024 || (tag != "OTTO" && tag != std::string("\0\1\0\0", 4))) {
        return tl::unexpected(missing(file, "is no OpenType font"));
    }
    return bytes;
}

// The family's digits are proportional; a number that changes must not move its neighbours. Gives all digits and the
// signs the widest digit's advance, each glyph centred in it on whole pixels.
void make_digits_tabular(ImFont& font) {
    constexpr std::array<ImWchar, 12> kFigures{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', 0x2212};
    float advance = 0.0F;
    for (ImWchar digit = '0'; digit <= '9'; ++digit) {
        advance = std::max(advance, std::round(font.FindGlyph(digit)->AdvanceX));
    }
    for (ImFontGlyph& glyph : font.Glyphs) {
        if (std::find(kFigures.begin(), kFigures.end(), static_cast<ImWchar>(glyph.Codepoint)) != kFigures.end()) {
            const float shift = std::round(0.5F * (advance - glyph.AdvanceX));
            glyph.X0 += shift;
            glyph.X1 += shift;
            glyph.AdvanceX = advance;
        }
    }
    font.BuildLookupTable();
}

ImFont* add(std::vector<char>& bytes, float pixels) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = pixels < 24.0F ? 3 : 2;
    config.OversampleV = 1;
    config.RasterizerMultiply = 1.1F;  // light type on a dark ground looks thinner than it is
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), std::round(pixels),
                                                      &config, kRanges.data());
}

}  // namespace

tl::expected<Fonts, std::string> load_fonts(const std::filesystem::path& asset_dir, float raster_scale) {
    const std::filesystem::path text_file = asset_dir / "fonts" / "Inter-Medium.otf";
    const std::filesystem::path title_file = asset_dir / "fonts" / "Inter-SemiBold.otf";
    auto text = read(text_file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto title = read(title_file);
    if (!title) {
        return tl::unexpected(title.error());
    }
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    Fonts fonts;
    fonts.raster_scale = raster_scale;
    fonts.body = add(*text, Fonts::kBodySize * raster_scale);
    fonts.small = add(*text, Fonts::kSmallSize * raster_scale);
    fonts.title = add(*title, Fonts::kTitleSize * raster_scale);
    if (fonts.body == nullptr || fonts.small == nullptr || fonts.title == nullptr || !atlas.Build()) {
        return tl::unexpected(missing(text_file, "cannot be drawn"));
    }
    for (ImFont* font : {fonts.body, fonts.small, fonts.title}) {
        make_digits_tabular(*font);
    }
    // The atlas must not keep pointers to bytes that end here.
    atlas.ClearInputData();
    return fonts;
}

}  // namespace refrain::ui
