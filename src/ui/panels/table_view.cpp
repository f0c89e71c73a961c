#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "ui/panels/source_panel.hpp"

namespace refrain::ui {
namespace {

// Where a frame of the stack stands: the first in front at the bottom left, the last behind at the top right.
struct Stack {
    Rect place;
    float slope_x = 0.0F;
    float slope_y = 0.0F;
    float gain = 0.0F;

    [[nodiscard]] std::vector<ImVec2> line(const TablePicture::Turn& turn, float depth) const {
        std::vector<ImVec2> points(turn.size() + 1);
        const float width = place.width() - slope_x;
        const float left = place.min.x + slope_x * depth;
        const float middle = base(depth);
        for (std::size_t i = 0; i <= turn.size(); ++i) {
            points[i] = {left + width * static_cast<float>(i) / static_cast<float>(turn.size()),
                         middle - gain * turn[i % turn.size()]};
        }
        return points;
    }
    [[nodiscard]] float base(float depth) const {
        return place.max.y - 0.5F * (place.height() - slope_y) - slope_y * depth;
    }
};

}  // namespace

void table_view(Frame& frame, std::size_t oscillator, const Rect& place) {
    frame.well(place);
    const TablePicture& table = frame.readings.table(oscillator);
    if (table.frames() == 0) {
        return;
    }
    const bool many = table.frames() > 1;
    const bool on = frame.model.value(id(patch::Osc::on, oscillator)) != 0.0F;
    const float position = frame.readings.travel(id(patch::Osc::position, oscillator));
    Stack stack{.place = place.grown(-frame.px(8.0F))};
    stack.slope_x = many ? 0.22F * stack.place.width() : 0.0F;
    stack.slope_y = many ? 0.45F * stack.place.height() : 0.0F;
    // Full scale fills the picture; a louder wave is fitted in, so that its form stays visible.
    stack.gain = 0.5F * (stack.place.height() - stack.slope_y) / std::max(1.0F, table.peak());
    const std::string name = "table.view";
    hit_area(name, place);
    frame.draw->PushClipRect(place.min, place.max, true);
    const ImU32 accent = on ? theme::kAccent : theme::kMuted;
    if (many) {
        constexpr std::size_t kMostLines = 24;
        const std::size_t lines = std::min(table.frames(), kMostLines);
        for (std::size_t i = lines; i-- > 0;) {
            const float depth = static_cast<float>(i) / static_cast<float>(lines - 1);
            const auto line = stack.line(table.at(depth), depth);
            frame.draw->AddPolyline(line.data(), static_cast<int>(line.size()),
                                    theme::faded(theme::kMuted, 0.5F - 0.3F * depth), 0, frame.hairline());
        }
    } else {
        const float y = stack.base(0.0F);
        frame.draw->AddLine({place.min.x, y}, {place.max.x, y}, theme::kLine);
    }
    const float depth = many ? position : 0.0F;
    frame.curve(stack.line(table.at(position), depth), stack.base(depth), accent);
    frame.draw->PopClipRect();
    if (!on) {
        frame.text(Type::small, place.grown(-frame.px(6.0F)).top(frame.px(14.0F)), theme::kMuted, "off", Align::right);
    } else if (table.peak() == 0.0F) {
        frame.text(Type::small, place.bottom(0.5F * place.height()), theme::kFaint, "silent", Align::centre);
    }
    if (many) {
        const auto heard = static_cast<int>(std::lround(position * static_cast<float>(table.frames() - 1))) + 1;
        frame.text(Type::small, place.grown(-frame.px(6.0F)).top(frame.px(14.0F)), theme::kMuted,
                   std::to_string(heard) + " / " + std::to_string(table.frames()));
    }
    frame.tooltip(name, many ? "The frames of the table, the first in front; the bright one sounds now."
                             : "One turn of the wave that sounds.");
}

}  // namespace refrain::ui
