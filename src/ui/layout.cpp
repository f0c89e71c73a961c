#include "ui/layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace refrain::ui {
namespace {

// The least that the design bears at scale 1 before it must be drawn smaller.
constexpr float kLeastWidth = 1200.0F;
constexpr float kLeastHeight = 736.0F;
constexpr float kSmallestScale = 0.5F;

// Cuts a row into columns of those shares, with a gap between them.
template <std::size_t Count>
std::array<Rect, Count> columns(const Rect& row, const std::array<float, Count>& shares, float gap) {
    float sum = 0.0F;
    for (const float share : shares) {
        sum += share;
    }
    const float room = row.width() - gap * static_cast<float>(Count - 1);
    std::array<Rect, Count> result;
    float x = row.min.x;
    for (std::size_t i = 0; i < Count; ++i) {
        const float width = room * shares[i] / sum;
        result[i] = {{std::round(x), row.min.y}, {std::round(x + width), row.max.y}};
        x += width + gap;
    }
    return result;
}

}  // namespace

float fitting_scale(float wanted, float width, float height) {
    const float most = std::min(width / kLeastWidth, height / kLeastHeight);
    if (wanted <= most) {
        return wanted;
    }
    return std::max(std::floor(most * 16.0F) / 16.0F, kSmallestScale);
}

Layout arrange(float width, float height, float scale) {
    const auto px = [&](float measure) { return std::round(measure * scale); };
    const float gap = px(8.0F);
    Layout layout;
    const Rect whole{{px(16.0F), 0.0F}, {width - px(16.0F), height - px(16.0F)}};
    layout.header = whole.top(px(60.0F));
    const Rect body = whole.without_top(px(64.0F));
    // Of a taller window, the keys take a little and the curves the rest.
    const float keys_height = std::round(std::clamp(0.18F * body.height(), px(104.0F), px(176.0F)));
    const Rect foot = body.bottom(keys_height);
    const Rect rooms = body.without_bottom(keys_height + gap);
    const float upper = std::round((rooms.height() - gap) * 0.57F);
    const Rect first{rooms.min, {rooms.max.x, rooms.min.y + upper}};
    const Rect second{{rooms.min.x, first.max.y + gap}, rooms.max};

    const auto table = columns<2>(first, {824.0F, 416.0F}, gap);
    layout.harmonics = table[0];
    layout.oscillator = table[1].bottom(px(136.0F));
    layout.wave = table[1].without_bottom(px(136.0F) + gap);
    const auto time = columns<4>(second, {496.0F, 216.0F, 288.0F, 224.0F}, gap);
    layout.amplitude = time[0];
    layout.performance = time[1];
    layout.scope = time[2];
    layout.life = time[3];
    const auto bottom = columns<2>(foot, {200.0F, 1040.0F}, gap);
    layout.midi = bottom[0];
    layout.keys = bottom[1];
    return layout;
}

}  // namespace refrain::ui
