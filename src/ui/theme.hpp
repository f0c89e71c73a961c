#pragma once

#include <imgui.h>

/// Colours and measures of the window. Measures are pixels at scale 1, on a grid of eight.
namespace refrain::ui::theme {

/// A colour from 0xRRGGBB and an opacity.
[[nodiscard]] constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
    return ((hex >> 16U) & 255U) | (hex & 0xFF00U) | ((hex & 255U) << 16U) | (alpha << 24U);
}

/// The same colour with another opacity, 0..1.
[[nodiscard]] constexpr ImU32 faded(ImU32 colour, float opacity) {
    const auto alpha = static_cast<ImU32>(static_cast<float>(colour >> 24U) * opacity);
    return (colour & 0x00FFFFFFU) | (alpha << 24U);
}

inline constexpr ImU32 kBackground = rgb(0x0E1115);
inline constexpr ImU32 kPanel = rgb(0x171B21);
inline constexpr ImU32 kOverlay = rgb(0x1F252D);  ///< what lies over the panels
inline constexpr ImU32 kWell = rgb(0x101419);     ///< where curves and bars are drawn
inline constexpr ImU32 kRaised = rgb(0x242B34);   ///< buttons, slider tracks
inline constexpr ImU32 kHovered = rgb(0x2E3743);  ///< the same under the pointer
inline constexpr ImU32 kLine = rgb(0x2A323D);     ///< grids and borders, never the only carrier of anything
inline constexpr ImU32 kText = rgb(0xE9EDF2);
inline constexpr ImU32 kMuted = rgb(0xA3AEBC);
inline constexpr ImU32 kFaint = rgb(0x828E9D);  ///< scales and hints: the least that still reads
inline constexpr ImU32 kAccent = rgb(0xF2B45A);
inline constexpr ImU32 kOnAccent = rgb(0x1B1408);
inline constexpr ImU32 kModulation = rgb(0x6CC5F2);  ///< whatever moves by itself, and its sources
inline constexpr ImU32 kAlarm = rgb(0xFF8577);
inline constexpr ImU32 kIvory = rgb(0xC9CFD6);       ///< white keys
inline constexpr ImU32 kEbony = rgb(0x1B2027);       ///< black keys
inline constexpr ImU32 kInkOnIvory = rgb(0x414B58);  ///< names on white keys

inline constexpr float kGrid = 8.0F;
inline constexpr float kRounding = 6.0F;
inline constexpr float kSmallRounding = 4.0F;

/// WCAG 2.1 contrast ratio of two opaque colours, 1..21.
[[nodiscard]] float contrast(ImU32 a, ImU32 b);

/// Gives ImGui's own widgets (text field, menu, tooltip) the window's look at that scale.
void apply(float scale);

}  // namespace refrain::ui::theme
