#include "ui/layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace refrain::ui {
namespace {

// The least that the design bears at scale 1 before it must be drawn smaller.
constexpr float kLeastWidth = 1264.0F;
constexpr float kLeastHeight = 784.0F;
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
    const Rect whole{{px(16.0F), 0.0F}, {width - px(16.0F), height - px(8.0F)}};
    layout.header = whole.top(px(56.0F));
    const Rect body = whole.without_top(px(56.0F));
    // What a taller window has to spare goes to the curves, and a little of it to the keys.
    const float spare = std::max(body.height() - 2.0F * gap - px(300.0F) - px(272.0F) - px(128.0F), 0.0F);
    const float to_keys = std::min(std::min(spare, px(20.0F)) + 0.1F * std::max(spare - px(20.0F), 0.0F), px(96.0F));
    const float to_curves = spare - to_keys;
    const Rect first = body.top(std::round(px(300.0F) + 0.5F * to_curves));
    const Rect foot = body.bottom(std::round(px(128.0F) + to_keys));
    const Rect second{{body.min.x, first.max.y + gap}, {body.max.x, foot.min.y - gap}};

    const auto sound = columns<3>(first, {600.0F, 256.0F, 376.0F}, gap);
    layout.sources = sound[0];
    layout.filters = sound[1];
    layout.effects = sound[2];
    const auto movers = columns<2>(second, {480.0F, 760.0F}, gap);
    layout.harmonics = movers[0];
    layout.modulators = movers[1];
    const auto bottom = columns<4>(foot, {112.0F, 704.0F, 224.0F, 184.0F}, gap);
    layout.hands = bottom[0];
    layout.keys = bottom[1];
    layout.scope = bottom[2];
    layout.life = bottom[3];
    return layout;
}

}  // namespace refrain::ui
