#include <algorithm>
#include <vector>

#include "ui/panels.hpp"

namespace refrain::ui {

void wave_panel(Frame& frame, const Rect& place) {
    const Rect inside = frame.panel(place, "Wave");
    frame.well(inside);
    const WaveShape& wave = frame.readings.wave();
    const float middle = inside.centre().y;
    const float reach = 0.5F * inside.height() - frame.px(8.0F);
    // Full scale fills the picture; a louder wave is fitted in, so that its form stays visible.
    const float gain = reach / std::max(1.0F, wave.peak());
    frame.draw->AddLine({inside.min.x, middle}, {inside.max.x, middle}, theme::kLine);
    for (const float level : {-1.0F, 1.0F}) {
        const float y = middle - level * gain;
        frame.draw->AddLine({inside.min.x, y}, {inside.max.x, y}, theme::faded(theme::kLine, 0.6F));
    }
    const auto& points = wave.points();
    std::vector<ImVec2> line(points.size() + 1);
    for (std::size_t i = 0; i <= points.size(); ++i) {
        line[i] = {inside.min.x + inside.width() * static_cast<float>(i) / static_cast<float>(points.size()),
                   middle - gain * points[i % points.size()]};
    }
    frame.curve(line, middle, theme::kAccent);
    if (wave.peak() == 0.0F) {
        frame.text(Type::small, inside.bottom(0.5F * inside.height()), theme::kFaint, "silent", Align::centre);
    }
}

}  // namespace refrain::ui
