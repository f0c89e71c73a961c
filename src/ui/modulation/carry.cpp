#include "ui/modulation/carry.hpp"

#include <cmath>
#include <utility>

#include "ui/controls/controls.hpp"
#include "ui/modulation/routing.hpp"

namespace refrain::ui {

void Carry::offer(Frame& frame, patch::ParameterId id, const Rect& place) {
    if (!active()) {
        return;
    }
    const bool takes = refusal(frame.model.patch(), source_, id).empty();
    const float rounding = frame.px(theme::kSmallRounding);
    if (place.contains(ImGui::GetIO().MousePos)) {
        over_ = id;
        const Rect around = place.grown(frame.px(3.0F));
        frame.draw->AddRect(around.min, around.max, takes ? theme::kModulation : theme::kAlarm, rounding, 0,
                            2.0F * frame.hairline());
    } else if (takes) {
        const Rect around = place.grown(frame.px(2.0F));
        frame.draw->AddRectFilled(around.min, around.max, theme::faded(theme::kModulation, 0.10F), rounding);
    }
}

void Carry::draw(Frame& frame) {
    if (!active()) {
        return;
    }
    const std::optional<patch::ParameterId> over = std::exchange(over_, std::nullopt);
    if (!ImGui::IsMouseDown(0)) {
        const patch::Source source = std::exchange(source_, patch::Source::none);
        if (over) {
            connect(frame, source, *over);
        }
        return;
    }
    std::string text = source_title(source_);
    ImU32 edge = theme::kModulation;
    if (over) {
        const std::string reason = refusal(frame.model.patch(), source_, *over);
        text = reason.empty() ? text + " \u2192 " + full_name(patch::parameter(*over)) : reason;
        edge = reason.empty() ? edge : theme::kAlarm;
    }
    const ImVec2 hand = ImGui::GetIO().MousePos;
    const float width = frame.text_width(Type::small, text) + frame.px(16.0F);
    const float x = std::round(std::min(hand.x + frame.px(14.0F), frame.window.max.x - width - frame.px(4.0F)));
    const float y = std::round(hand.y + frame.px(14.0F));
    const Rect label{{x, y}, {x + width, y + frame.px(24.0F)}};
    ImDrawList* below = std::exchange(frame.draw, ImGui::GetForegroundDrawList());
    frame.draw->AddRectFilled(label.min, label.max, theme::kOverlay, frame.px(theme::kSmallRounding));
    frame.draw->AddRect(label.min, label.max, edge, frame.px(theme::kSmallRounding), 0, frame.hairline());
    frame.text(Type::small, label, theme::kText, text, Align::centre);
    frame.draw = below;
}

void connect(Frame& frame, patch::Source source, patch::ParameterId target) {
    const std::string reason = refusal(frame.model.patch(), source, target);
    if (!reason.empty()) {
        frame.controls.notice.say(frame, reason);
        return;
    }
    frame.model.set_route(*free_route(frame.model.patch()),
                          {.source = source, .target = target, .amount = kFirstAmount});
}

}  // namespace refrain::ui
