#include "ui/theme.hpp"

#include <algorithm>
#include <cmath>

namespace refrain::ui::theme {
namespace {

float linear(ImU32 channel) {
    const float c = static_cast<float>(channel) / 255.0F;
    return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}

float luminance(ImU32 colour) {
    return 0.2126F * linear(colour & 255U) + 0.7152F * linear((colour >> 8U) & 255U) +
           0.0722F * linear((colour >> 16U) & 255U);
}

void set(ImGuiStyle& style, ImGuiCol index, ImU32 colour) {
    style.Colors[index] = ImGui::ColorConvertU32ToFloat4(colour);
}

}  // namespace

float contrast(ImU32 a, ImU32 b) {
    const float first = luminance(a) + 0.05F;
    const float second = luminance(b) + 0.05F;
    return std::max(first, second) / std::min(first, second);
}

void apply(float scale) {
    ImGuiStyle style;
    style.WindowPadding = {0.0F, 0.0F};
    style.WindowBorderSize = 0.0F;
    style.PopupRounding = kRounding;
    style.PopupBorderSize = 1.0F;
    style.FramePadding = {kGrid, 4.0F};
    style.FrameRounding = kSmallRounding;
    style.ItemSpacing = {kGrid, kGrid};
    style.ScaleAllSizes(scale);
    style.WindowMinSize = {1.0F, 1.0F};    // ImGui wants no less, at any scale
    style.AntiAliasedLinesUseTex = false;  // baked lines blur at fractional scales
    set(style, ImGuiCol_Text, kText);
    set(style, ImGuiCol_TextDisabled, kMuted);
    set(style, ImGuiCol_WindowBg, kBackground);
    set(style, ImGuiCol_PopupBg, kOverlay);
    set(style, ImGuiCol_Border, kHovered);
    set(style, ImGuiCol_FrameBg, kBackground);
    set(style, ImGuiCol_FrameBgHovered, kBackground);
    set(style, ImGuiCol_FrameBgActive, kBackground);
    set(style, ImGuiCol_TextSelectedBg, faded(kAccent, 0.35F));
    set(style, ImGuiCol_Header, kHovered);
    set(style, ImGuiCol_HeaderHovered, kHovered);
    set(style, ImGuiCol_HeaderActive, kHovered);
    set(style, ImGuiCol_Separator, kHovered);
    ImGui::GetStyle() = style;
}

}  // namespace refrain::ui::theme
