#include "ui/panels/source_panel.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ui/controls/choice.hpp"
#include "ui/controls/tabs.hpp"

namespace refrain::ui {
namespace {

constexpr std::array<const char*, 3> kOscillatorTabs{"tab.osc1", "tab.osc2", "tab.osc3"};

}  // namespace

void SourcePanel::draw(Frame& frame, const Rect& place) {
    const Rect inside = frame.panel(place, "");
    tabs(frame, inside.top(frame.px(28.0F)));
    const Rect page = inside.without_top(frame.px(38.0F));
    switch (page_) {
        case Page::oscillator:
            return oscillator_page(frame, oscillator_, page);
        case Page::sub_and_noise:
            return sub_and_noise_page(frame, page);
        case Page::play:
            return play_page(frame, page);
    }
}

void SourcePanel::tabs(Frame& frame, const Rect& row) {
    float x = row.min.x;
    const auto next = [&](float width) {
        const Rect place{{x, row.min.y}, {x + frame.px(width), row.max.y}};
        x = place.max.x + frame.px(4.0F);
        return place;
    };
    const float inset = frame.px(8.0F);
    const float label = frame.px(38.0F);
    const auto switch_at = [&](patch::ParameterId id, float left, const Rect& tab_place) {
        bare_switch(
            frame, id,
            {{left, tab_place.min.y + frame.px(6.0F)}, {left + frame.px(22.0F), tab_place.max.y - frame.px(6.0F)}});
    };
    // The tab's ground lies below its switch, whose item comes first all the same.
    ImDrawListSplitter layers;
    for (std::size_t i = 0; i < patch::kOscillators; ++i) {
        const Rect place = next(100.0F);
        layers.Split(frame.draw, 2);
        layers.SetCurrentChannel(frame.draw, 1);
        switch_at(id(patch::Osc::on, i), place.min.x + inset, place);
        layers.SetCurrentChannel(frame.draw, 0);
        const bool selected = page_ == Page::oscillator && oscillator_ == i;
        if (tab(frame, kOscillatorTabs[i], place, "Osc " + std::to_string(i + 1), selected,
                "The controls of this oscillator, and its table in the editor.", label)) {
            page_ = Page::oscillator;
            oscillator_ = i;
        }
        layers.Merge(frame.draw);
    }
    const Rect both = next(172.0F);
    layers.Split(frame.draw, 2);
    layers.SetCurrentChannel(frame.draw, 1);
    const float noise_x = both.min.x + frame.px(98.0F);
    switch_at(id(patch::Sub::on), both.min.x + inset, both);
    switch_at(id(patch::Noise::on), noise_x, both);
    layers.SetCurrentChannel(frame.draw, 0);
    const bool sub_selected = page_ == Page::sub_and_noise;
    if (tab(frame, "tab.sub", both, "Sub", sub_selected, "The sub-oscillator and the noise.", label)) {
        page_ = Page::sub_and_noise;
    }
    frame.text(Type::small, both.without_left(noise_x - both.min.x + frame.px(30.0F)),
               sub_selected ? theme::kText : theme::kMuted, "Noise");
    layers.Merge(frame.draw);
    if (tab(frame, "tab.play", Rect{{x, row.min.y}, {std::min(row.max.x, x + frame.px(104.0F)), row.max.y}}, "Play",
            page_ == Page::play, "How keys become notes, and what belongs to the whole voice.")) {
        page_ = Page::play;
    }
}

}  // namespace refrain::ui
