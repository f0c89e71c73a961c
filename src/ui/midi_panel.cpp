#include <algorithm>
#include <string>

#include "ui/button.hpp"
#include "ui/panels.hpp"

namespace refrain::ui {
namespace {

std::string help_text(const MidiInputStatus& status) {
    std::string text = status.name + "\n";
    if (!status.problem.empty()) {
        return text + status.problem;
    }
    if (!status.present) {
        return text + "Unplugged; plays again as soon as it is back.";
    }
    return text + std::to_string(status.events) + " events received" + (status.enabled ? "." : "; not listened to.");
}

void input_row(Frame& frame, const Rect& place, const Readings::MidiInput& input) {
    const MidiInputStatus& status = input.status;
    const bool troubled = status.present && status.enabled && !status.problem.empty();
    const ImU32 colour = troubled ? theme::kAlarm : status.present ? theme::kText : theme::kFaint;
    const std::string label = troubled ? "! " + status.name : status.name;
    constexpr std::string_view kUnplugged = "unplugged";
    const float state = status.present ? frame.px(16.0F) : frame.text_width(Type::small, kUnplugged) + frame.px(6.0F);
    if (check_box(frame, "midi." + status.name, place.without_right(state), label, status.enabled, colour,
                  help_text(status))) {
        frame.model.enable_midi_input(status.name, !status.enabled);
    }
    if (!status.present) {
        frame.text(Type::small, place, theme::kFaint, kUnplugged, Align::right);
        return;
    }
    const ImVec2 dot{place.max.x - frame.px(6.0F), place.centre().y};
    if (frame.input.now_s - input.active_s < Readings::kLampSeconds) {
        frame.draw->AddCircleFilled(dot, frame.px(4.0F), theme::kAccent, 16);
    } else {
        frame.draw->AddCircle(dot, frame.px(3.0F), theme::kFaint, 16, std::max(frame.scale(), 1.0F));
    }
}

}  // namespace

void midi_panel(Frame& frame, const Rect& place) {
    const Rect inside = frame.panel(place, "MIDI keyboards");
    const auto& inputs = frame.readings.midi();
    if (inputs.empty()) {
        frame.text(Type::small, inside.top(frame.px(20.0F)), theme::kFaint, "None plugged in.");
        frame.text(Type::small, inside.without_top(frame.px(18.0F)).top(frame.px(20.0F)), theme::kFaint,
                   "JACK's midi_in plays too.");
        return;
    }
    const float row = frame.px(22.0F);
    const auto room = static_cast<std::size_t>(std::max(inside.height() / row, 1.0F));
    const std::size_t shown = inputs.size() <= room ? inputs.size() : room - 1;
    for (std::size_t i = 0; i < shown; ++i) {
        const float y = inside.min.y + row * static_cast<float>(i);
        input_row(frame, {{inside.min.x, y}, {inside.max.x, y + row}}, inputs[i]);
    }
    if (shown < inputs.size()) {
        const float y = inside.min.y + row * static_cast<float>(shown);
        frame.text(Type::small, {{inside.min.x, y}, {inside.max.x, y + row}}, theme::kMuted,
                   "and " + std::to_string(inputs.size() - shown) + " more");
    }
}

}  // namespace refrain::ui
