#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "ui/controls/button.hpp"
#include "ui/panels/panels.hpp"

namespace refrain::ui {
namespace {

constexpr std::array<float, 6> kMarksDb{-48.0F, -36.0F, -24.0F, -12.0F, -6.0F, 0.0F};

void bar(const Frame& frame, const Rect& place, const Meter& meter) {
    const auto x_of = [&](float db) { return place.min.x + place.width() * meter_position(db); };
    const float rounding = frame.px(2.0F);
    frame.draw->AddRectFilled(place.min, place.max, theme::kRaised, rounding);
    const float level = x_of(meter.level_db());
    if (level > place.min.x + 1.0F) {
        frame.draw->AddRectFilled(place.min, {std::min(level, x_of(0.0F)), place.max.y}, theme::kAccent, rounding);
        if (meter.level_db() > 0.0F) {
            frame.draw->AddRectFilled({x_of(0.0F), place.min.y}, {level, place.max.y}, theme::kAlarm, rounding);
        }
    }
    if (meter.held_db() > kMeterFloorDb) {
        const float held = x_of(meter.held_db());
        const float width = std::max(frame.px(2.0F), 1.0F);
        frame.draw->AddRectFilled({held - width, place.min.y}, {held, place.max.y},
                                  meter.held_db() > 0.0F ? theme::kAlarm : theme::kText);
    }
}

}  // namespace

void level_meter(Frame& frame, const Rect& place) {
    const std::array<Meter, 2>& meters = frame.readings.meters();
    const bool clipped = meters[0].clipped() || meters[1].clipped();
    const Rect lamp = place.right(frame.px(36.0F));
    const float middle = frame.px(place.centre().y / frame.scale());
    const float height = frame.px(8.0F);
    const Rect bars{{place.min.x + frame.px(14.0F), middle - frame.px(18.0F)},
                    {place.max.x - frame.px(44.0F), middle - frame.px(18.0F) + 2.0F * height + frame.px(2.0F)}};
    bar(frame, bars.top(height), meters[0]);
    bar(frame, bars.bottom(height), meters[1]);
    const float labels = frame.px(14.0F);
    frame.text(Type::small, Rect{{place.min.x, bars.min.y}, {bars.min.x, bars.min.y + height}}, theme::kFaint, "L");
    frame.text(Type::small, Rect{{place.min.x, bars.max.y - height}, {bars.min.x, bars.max.y}}, theme::kFaint, "R");
    for (const float mark : kMarksDb) {
        const float x = std::min(bars.min.x + bars.width() * meter_position(mark), bars.max.x);
        frame.draw->AddRectFilled({x - 0.5F * frame.scale(), bars.max.y + frame.px(2.0F)},
                                  {x + 0.5F * frame.scale(), bars.max.y + frame.px(5.0F)}, theme::kFaint);
        const float half = frame.px(14.0F);
        if (mark == -6.0F) {
            continue;  // a mark without a number: there is no room for one
        }
        frame.text(Type::small,
                   Rect{{x - half, bars.max.y + frame.px(6.0F)}, {x + half, bars.max.y + frame.px(6.0F) + labels}},
                   theme::kFaint, mark < 0.0F ? "\u2212" + std::to_string(static_cast<int>(-mark)) : "0",
                   Align::centre);
    }
    const Rect lamp_box{{lamp.min.x, bars.min.y}, {lamp.max.x, bars.max.y}};
    frame.draw->AddRectFilled(lamp_box.min, lamp_box.max, clipped ? theme::kAlarm : theme::kRaised,
                              frame.px(theme::kSmallRounding));
    frame.text(Type::small, lamp_box, clipped ? theme::kOnAccent : theme::kMuted, "CLIP", Align::centre);
    const float held = std::max(meters[0].held_db(), meters[1].held_db());
    std::array<char, 16> peak{};
    std::snprintf(peak.data(), peak.size(), "%.1f", static_cast<double>(held));
    frame.text(Type::small,
               Rect{{lamp.min.x - frame.px(8.0F), bars.max.y + frame.px(6.0F)},
                    {lamp.max.x, bars.max.y + frame.px(6.0F) + labels}},
               theme::kMuted, typeset(held > kMeterFloorDb ? peak.data() : "-inf"), Align::right);
    frame.focus.add("meter", place);
    if (hit_area("meter", place) || pressed_by_key(frame, "meter")) {
        frame.readings.clear_clip();
    }
    frame.ring("meter", place);
    frame.tooltip("meter", "Output level in dB of full scale; the line holds the peak. CLIP stays lit until clicked.");
}

}  // namespace refrain::ui
