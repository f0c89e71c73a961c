#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include "ui/panels.hpp"

namespace refrain::ui {
namespace {

void trace(const Frame& frame, const Rect& place, std::span<const engine::ScopeFrame> frames, float gain,
           float engine::ScopeFrame::* channel, ImU32 colour) {
    std::vector<ImVec2> line(frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const float x = static_cast<float>(i) / static_cast<float>(frames.size() - 1);
        line[i] = {place.min.x + place.width() * x, place.centre().y - gain * frames[i].*channel};
    }
    frame.draw->AddPolyline(line.data(), static_cast<int>(line.size()), colour, 0,
                            std::max(1.5F * frame.scale(), 1.0F));
}

}  // namespace

void scope_panel(Frame& frame, const Rect& place) {
    const Rect inside = frame.panel(place, "Output");
    ScopeTrace& scope = frame.readings.scope();
    const std::uint32_t rate = frame.readings.audio().sample_rate;
    if (rate > 0) {
        std::array<char, 32> span{};
        std::snprintf(span.data(), span.size(), "%.0f ms",
                      1e3 * static_cast<double>(ScopeTrace::kLength) / static_cast<double>(rate));
        frame.text(Type::small,
                   {{inside.min.x, place.min.y + frame.px(12.0F)}, {inside.max.x, place.min.y + frame.px(28.0F)}},
                   theme::kFaint, span.data(), Align::right);
    }
    frame.well(inside);
    for (int i = 1; i < 8; ++i) {
        const float x = std::round(inside.min.x + inside.width() * static_cast<float>(i) / 8.0F);
        frame.draw->AddLine({x, inside.min.y}, {x, inside.max.y}, theme::faded(theme::kLine, 0.5F));
    }
    for (int i = 1; i < 4; ++i) {
        const float y = std::round(inside.min.y + inside.height() * static_cast<float>(i) / 4.0F);
        frame.draw->AddLine({inside.min.x, y}, {inside.max.x, y}, theme::faded(theme::kLine, i == 2 ? 1.0F : 0.5F));
    }
    scope.trigger();
    frame.draw->PushClipRect(inside.min, inside.max, true);
    const float gain = 0.5F * inside.height() - frame.px(4.0F);
    trace(frame, inside, scope.trace(), gain, &engine::ScopeFrame::right, theme::faded(theme::kMuted, 0.8F));
    trace(frame, inside, scope.trace(), gain, &engine::ScopeFrame::left, theme::kAccent);
    frame.draw->PopClipRect();
}

}  // namespace refrain::ui
