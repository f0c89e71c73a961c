#include <cmath>
#include <string>

#include "ui/button.hpp"
#include "ui/panels.hpp"

namespace refrain::ui {

void oscillator_panel(Frame& frame, Sliders& sliders, const Rect& place) {
    const Rect inside = frame.panel(place, "Oscillator");
    const float gap = frame.px(24.0F);
    const float width = 0.5F * (inside.width() - gap);
    const float height = frame.px(36.0F);
    const float pitch = inside.height() - height;
    const auto cell = [&](float column, float row) {
        const float x = std::round(inside.min.x + column * (width + gap));
        const float y = std::round(inside.min.y + row * pitch);
        return Rect{{x, y}, {std::round(x + width), y + height}};
    };
    sliders.draw(frame, id(patch::Osc::level, 0), cell(0.0F, 0.0F));
    sliders.draw(frame, id(patch::Osc::pan, 0), cell(1.0F, 0.0F));
    sliders.draw(frame, id(patch::Osc::coarse, 0), cell(0.0F, 1.0F));
    sliders.draw(frame, id(patch::Osc::fine, 0), cell(1.0F, 1.0F));
}

namespace {

void octave_row(Frame& frame, const Rect& place) {
    const float side = place.height();
    const Rect up = place.right(side);
    const Rect down = Rect{{up.min.x - side - frame.px(4.0F), up.min.y}, {up.min.x - frame.px(4.0F), up.max.y}};
    frame.text(Type::body, place, theme::kMuted, "Typing keys");
    frame.text(Type::body, Rect{place.min, {down.min.x - frame.px(8.0F), place.max.y}}, theme::kText,
               "from C" + std::to_string(frame.hand.octave()), Align::right);
    if (button(frame, "octave.down", down, "\u2212",
               {.help = "Play an octave lower from the computer keyboard (key -)"})) {
        frame.hand.shift_octave(-1);
    }
    if (button(frame, "octave.up", up, "+", {.help = "Play an octave higher from the computer keyboard (key =)"})) {
        frame.hand.shift_octave(1);
    }
}

}  // namespace

void performance_panel(Frame& frame, Sliders& sliders, const Rect& place) {
    const Rect inside = frame.panel(place, "Performance");
    const float row = 0.25F * inside.height();
    const float height = frame.px(36.0F);
    float y = inside.min.y;
    for (const patch::ParameterId id :
         {id(patch::Play::bend_range), id(patch::Play::velocity), id(patch::Play::glide)}) {
        sliders.draw(frame, id, {{inside.min.x, std::round(y)}, {inside.max.x, std::round(y) + height}});
        y += row;
    }
    octave_row(frame, inside.bottom(frame.px(24.0F)));
}

}  // namespace refrain::ui
