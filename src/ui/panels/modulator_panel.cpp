#include "ui/panels/modulator_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/controls/tabs.hpp"
#include "ui/modulation/routing.hpp"
#include "ui/modulation/source_chip.hpp"

namespace refrain::ui {
namespace {

using patch::Source;

Source source_at(Source first, std::size_t index) {
    return static_cast<Source>(static_cast<std::size_t>(first) + index);
}

struct Chip {
    Source source;
    const char* label;
};

constexpr std::array<Chip, 17> kChips{{{Source::velocity, "velocity"},
                                       {Source::release_velocity, "release"},
                                       {Source::key, "key"},
                                       {Source::random, "random"},
                                       {Source::channel_pressure, "pressure"},
                                       {Source::poly_pressure, "poly pr."},
                                       {Source::wheel, "wheel"},
                                       {Source::bend, "bend"},
                                       {Source::expression, "expression"},
                                       {Source::breath, "breath"},
                                       {Source::macro_1, "macro 1"},
                                       {Source::macro_2, "macro 2"},
                                       {Source::macro_3, "macro 3"},
                                       {Source::macro_4, "macro 4"},
                                       {Source::osc_1, "osc 1"},
                                       {Source::osc_2, "osc 2"},
                                       {Source::osc_3, "osc 3"}}};

}  // namespace

void ModulatorPanel::draw(Frame& frame, const Rect& place) {
    const Rect inside = frame.panel(place, "");
    const Rect sources = inside.right(frame.px(164.0F));
    const Rect rest = inside.without_right(sources.width() + frame.px(16.0F));
    tabs(frame, rest.top(frame.px(28.0F)));
    const Rect page = rest.without_top(frame.px(36.0F));
    switch (page_) {
        case Page::envelope:
            envelope_.draw(frame, index_, page);
            break;
        case Page::lfo:
            lfo_.draw(frame, index_, page);
            break;
        case Page::macros:
            macro_page(frame, page);
            break;
        case Page::matrix:
            matrix_.draw(frame, page);
            break;
    }
    strip(frame, sources);
}

void ModulatorPanel::tabs(Frame& frame, const Rect& row) {
    float x = row.min.x;
    const float gap = frame.px(3.0F);
    const float unit = (row.width() - 9.0F * gap) / 10.6F;
    const auto next = [&](float width) {
        const Rect place{{std::round(x), row.min.y}, {std::round(x + width * unit), row.max.y}};
        x += width * unit + gap;
        return place;
    };
    const auto source_tab = [&](const std::string& name, const std::string& label, Source source, bool selected) {
        const Rect place = next(1.0F);
        const bool clicked = carriable(frame, name, source, place);
        draw_tab(frame, name, place, label, selected);
        draw_source_level(frame, source, place.top(frame.px(2.0F)));
        frame.tooltip(name,
                      source_title(source) + "\nClick for its controls; drag it onto a slider to let it move that.");
        return clicked;
    };
    for (std::size_t i = 0; i < patch::kEnvelopes; ++i) {
        const std::string number = std::to_string(i + 1);
        if (source_tab("tab.env" + number, "Env " + number, source_at(Source::env_1, i),
                       page_ == Page::envelope && index_ == i)) {
            page_ = Page::envelope;
            index_ = i;
        }
    }
    for (std::size_t i = 0; i < patch::kLfos; ++i) {
        const std::string number = std::to_string(i + 1);
        if (source_tab("tab.lfo" + number, "LFO " + number, source_at(Source::lfo_1, i),
                       page_ == Page::lfo && index_ == i)) {
            page_ = Page::lfo;
            index_ = i;
        }
    }
    if (tab(frame, "tab.macros", next(1.3F), "Macros", page_ == Page::macros,
            "Four sliders that move what you like.")) {
        page_ = Page::macros;
    }
    const std::size_t used = used_routes(frame.model.patch()).size();
    if (tab(frame, "tab.matrix", next(1.3F), "Matrix " + std::to_string(used), page_ == Page::matrix,
            "All routes: what moves what, and how far.")) {
        page_ = Page::matrix;
    }
}

void ModulatorPanel::strip(Frame& frame, const Rect& place) {
    const Rect head = place.top(frame.px(28.0F));
    frame.text(Type::small, head, theme::kMuted, "Drag onto a slider");
    const Rect area = place.without_top(frame.px(32.0F));
    const float gap = frame.px(4.0F);
    const float width = 0.5F * (area.width() - gap);
    const float pitch = std::min((area.height() + gap) / 9.0F, frame.px(32.0F));
    for (std::size_t i = 0; i < kChips.size(); ++i) {
        const float x = std::round(area.min.x + (width + gap) * static_cast<float>(i % 2));
        const std::size_t line = i / 2;
        const float y = std::round(area.min.y + pitch * static_cast<float>(line));
        source_chip(frame, kChips[i].source, {{x, y}, {x + std::round(width), y + std::round(pitch - gap)}},
                    kChips[i].label);
    }
}

}  // namespace refrain::ui
