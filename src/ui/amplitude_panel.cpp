#include "ui/amplitude_panel.hpp"

#include <algorithm>
#include <cmath>
#include <vector>


namespace refrain::ui {
namespace {

// The engine's own law: an exponential that arrives (see engine::EnvelopeLanes). `part` of the stage's time, 0..1.
float stage_level(float from, float to, float part, double bend) {
    const double floor = std::exp(-bend);
    const double curve = (std::exp(-bend * static_cast<double>(part)) - floor) / (1.0 - floor);
    return to + (from - to) * static_cast<float>(curve);
}

float travel(const Frame& frame, patch::ParameterId id) {
    return patch::travel_of(patch::parameter(id), frame.model.value(id));
}

void set_travel(Frame& frame, patch::ParameterId id, float to) {
    frame.model.set_value(id, patch::value_at(patch::parameter(id), to));
}

void add_stage(std::vector<ImVec2>& line, ImVec2 from, ImVec2 to, double bend) {
    constexpr int kPieces = 32;
    for (int i = 1; i <= kPieces; ++i) {
        const float part = static_cast<float>(i) / kPieces;
        line.push_back({from.x + part * (to.x - from.x), stage_level(from.y, to.y, part, bend)});
    }
}

}  // namespace

void AmplitudePanel::draw(Frame& frame, Sliders& sliders, const Rect& place) {
    const Rect inside = frame.panel(place, "Amplitude");
    const float gap = frame.px(16.0F);
    const Rect controls = inside.right(std::round(0.42F * inside.width()));
    curve(frame, inside.without_right(controls.width() + gap));
    const float height = frame.px(36.0F);
    const float pitch = (controls.height() - height) / 4.0F;
    float y = controls.min.y - frame.px(4.0F);
    for (const patch::ParameterId id :
         {id(patch::Envelope::attack, 0), id(patch::Envelope::decay, 0), id(patch::Envelope::sustain, 0),
          id(patch::Envelope::release, 0), id(patch::Play::velocity)}) {
        sliders.draw(frame, id, {{controls.min.x, std::round(y)}, {controls.max.x, std::round(y) + height}});
        y += pitch;
    }
}

void AmplitudePanel::curve(Frame& frame, const Rect& place) {
    frame.well(place);
    const Rect area = place.grown(-frame.px(12.0F));
    // Widths follow the sliders' travel, so that a millisecond and twenty seconds both can be seen.
    const float stage = area.width() / 3.4F;
    const float sustain = area.max.y - area.height() * frame.model.value(id(patch::Envelope::sustain, 0)) / 100.0F;
    const ImVec2 start{area.min.x, area.max.y};
    const ImVec2 peak{start.x + stage * travel(frame, id(patch::Envelope::attack, 0)), area.min.y};
    const ImVec2 settle{peak.x + stage * travel(frame, id(patch::Envelope::decay, 0)), sustain};
    const ImVec2 let_go{area.max.x - stage, sustain};
    const ImVec2 end{let_go.x + stage * travel(frame, id(patch::Envelope::release, 0)), area.max.y};
    std::vector<ImVec2> line{start};
    add_stage(line, start, peak, 2.0);
    add_stage(line, peak, settle, 6.0);
    line.push_back(let_go);
    add_stage(line, let_go, end, 6.0);

    frame.draw->AddLine({area.min.x, area.max.y}, area.max, theme::kLine);
    frame.draw->AddLine(area.min, {area.max.x, area.min.y}, theme::faded(theme::kLine, 0.6F));
    const float dash = frame.px(3.0F);
    for (int i = 0; area.min.y + 2.0F * dash * static_cast<float>(i) < area.max.y; ++i) {
        const float y = area.min.y + 2.0F * dash * static_cast<float>(i);
        frame.draw->AddLine({let_go.x, y}, {let_go.x, std::min(y + dash, area.max.y)}, theme::kLine);
    }
    frame.curve(line, area.max.y, theme::kAccent);
    const ImVec2 handles[3] = {peak, settle, end};
    hit_area("amp.curve", place);
    drag(frame, area, handles, stage);
    frame.tooltip("amp.curve",
                  "Drag the points: attack, decay and sustain, release. The dashed line is where the key is let go.");
}

void AmplitudePanel::drag(Frame& frame, const Rect& area, const ImVec2 (&handles)[3], float stage_width) {
    const ImVec2 hand = ImGui::GetIO().MousePos;
    const auto distance = [&](ImVec2 p) { return std::hypot(hand.x - p.x, hand.y - p.y); };
    int nearest = 0;
    for (int i = 1; i < 3; ++i) {
        nearest = distance(handles[i]) < distance(handles[nearest]) ? i : nearest;
    }
    const bool near = ImGui::IsItemHovered() && distance(handles[nearest]) < frame.px(20.0F);
    if (ImGui::IsItemActivated() && near) {
        dragged_ = static_cast<Handle>(nearest);
        offset_ = {handles[nearest].x - hand.x, handles[nearest].y - hand.y};
    }
    if (!ImGui::IsItemActive()) {
        dragged_.reset();
    }
    if (dragged_ && (ImGui::GetIO().MouseDelta.x != 0.0F || ImGui::GetIO().MouseDelta.y != 0.0F)) {
        const ImVec2 to{hand.x + offset_.x, hand.y + offset_.y};
        switch (*dragged_) {
            case Handle::attack:
                set_travel(frame, id(patch::Envelope::attack, 0), (to.x - area.min.x) / stage_width);
                break;
            case Handle::decay:
                set_travel(frame, id(patch::Envelope::decay, 0), (to.x - handles[0].x) / stage_width);
                frame.model.set_value(id(patch::Envelope::sustain, 0), 100.0F * (area.max.y - to.y) / area.height());
                break;
            case Handle::release:
                set_travel(frame, id(patch::Envelope::release, 0), (to.x - (area.max.x - stage_width)) / stage_width);
                break;
        }
    }
    for (int i = 0; i < 3; ++i) {
        const bool lively = dragged_ ? static_cast<int>(*dragged_) == i : near && i == nearest;
        frame.draw->AddCircleFilled(handles[i], frame.px(lively ? 7.0F : 5.0F), theme::kWell, 24);
        frame.draw->AddCircleFilled(handles[i], frame.px(lively ? 6.0F : 4.0F), lively ? theme::kAccent : theme::kText,
                                    24);
    }
}

}  // namespace refrain::ui
