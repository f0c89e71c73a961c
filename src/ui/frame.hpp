#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/focus.hpp"
#include "ui/fonts.hpp"
#include "ui/hands/held_keys.hpp"
#include "ui/hands/typing_hand.hpp"
#include "ui/input.hpp"
#include "ui/model.hpp"
#include "ui/readings.hpp"
#include "ui/rect.hpp"
#include "ui/theme.hpp"

namespace refrain::ui {

struct Controls;

/// Where text sits in its rectangle.
enum class Align { left, centre, right };

/// Which of the three sizes of type.
enum class Type { small, body, title };

/// All that a panel needs to draw one picture and to act on the hands of the player.
class Frame {
public:
    Frame(const Fonts& fonts, const Rect& whole, float scale, Model& m, Readings& r, Focus& f, const Input& i,
          HeldKeys& h, TypingHand& t, Controls& c)
        : model(m),
          readings(r),
          focus(f),
          input(i),
          held(h),
          hand(t),
          controls(c),
          window(whole),
          draw(ImGui::GetWindowDrawList()),
          fonts_(fonts),
          scale_(scale) {}

    Model& model;
    Readings& readings;
    Focus& focus;
    const Input& input;
    HeldKeys& held;
    TypingHand& hand;
    Controls& controls;
    const Rect window;  ///< all there is
    ImDrawList* draw;
    double wake_s = 1e300;  ///< earliest time at which a control wants another picture

    /// A measure of the design in window coordinates, on whole units.
    [[nodiscard]] float px(float measure) const;
    [[nodiscard]] float scale() const { return scale_; }

    [[nodiscard]] float text_width(Type type, std::string_view text) const;
    [[nodiscard]] float text_height(Type type) const;
    /// One line, vertically centred in `place`; cut short with an ellipsis where it does not fit.
    void text(Type type, const Rect& place, ImU32 colour, std::string_view text, Align align = Align::left) const;

    /// A panel's ground and title; returns the inside below the title.
    [[nodiscard]] Rect panel(const Rect& place, std::string_view title) const;
    /// A sunken ground for curves.
    void well(const Rect& place) const;
    /// The area between a curve and a horizontal line, and the curve itself on top of it.
    void curve(std::span<const ImVec2> line, float base_y, ImU32 colour) const;
    /// The ring around the control that has the keyboard.
    void ring(std::string_view name, const Rect& place, float rounding = theme::kSmallRounding) const;

    /// Width of a line that is one pixel at scale 1 and never less.
    [[nodiscard]] float hairline() const;
    /// A key went down, not by itself, whoever has the keyboard.
    [[nodiscard]] bool heard(int key) const;

    /// Shows the text while the pointer rests on the control. Call it after the control's item.
    void tooltip(std::string_view name, std::string_view text);

    [[nodiscard]] const Fonts& fonts() const { return fonts_; }
    [[nodiscard]] ImFont* font(Type type) const;

private:
    [[nodiscard]] float font_size(Type type) const;

    const Fonts& fonts_;
    float scale_;
};

/// A value as it is printed: with a true minus sign and infinity, which the parameter table spells "-" and "inf".
[[nodiscard]] std::string typeset(std::string_view value);

/// Makes an ImGui item of that place and name; returns true on a click with the left button. The mouse buttons in
/// `flags` activate it.
bool hit_area(std::string_view name, const Rect& place, ImGuiButtonFlags flags = ImGuiButtonFlags_MouseButtonLeft);

}  // namespace refrain::ui
