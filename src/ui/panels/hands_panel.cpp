#include <algorithm>
#include <memory>
#include <string>

#include "ui/controls/button.hpp"
#include "ui/controls/controls.hpp"
#include "ui/panels/midi_panel.hpp"
#include "ui/panels/panels.hpp"

namespace refrain::ui {
namespace {

void octave_rows(Frame& frame, const Rect& place) {
    const Rect head = place.top(frame.px(16.0F));
    frame.text(Type::small, head, theme::kMuted, "Typing keys");
    const Rect row = place.without_top(frame.px(20.0F)).top(frame.px(24.0F));
    const float side = frame.px(24.0F);
    if (button(frame, "octave.down", row.left(side), "\u2212",
               {.help = "Play an octave lower from the computer keyboard (key -)"})) {
        frame.hand.shift_octave(-1);
    }
    frame.text(Type::small, row, theme::kText, "C" + std::to_string(frame.hand.octave()), Align::centre);
    if (button(frame, "octave.up", row.right(side), "+",
               {.help = "Play an octave higher from the computer keyboard (key =)"})) {
        frame.hand.shift_octave(1);
    }
}

void midi_button(Frame& frame, const Rect& place) {
    const auto& inputs = frame.readings.midi();
    const auto plays = [](const Readings::MidiInput& input) { return input.status.present && input.status.enabled; };
    const auto playing = std::count_if(inputs.begin(), inputs.end(), plays);
    const bool troubled = !frame.readings.midi_problem().empty() ||
                          std::any_of(inputs.begin(), inputs.end(),
                                      [&](const auto& input) { return plays(input) && !input.status.problem.empty(); });
    const bool glows = std::any_of(inputs.begin(), inputs.end(), [&](const Readings::MidiInput& input) {
        return frame.input.now_s - input.active_s < Readings::kLampSeconds;
    });
    const std::string label = (troubled ? "! MIDI " : "MIDI ") + std::to_string(playing);
    const auto lamp = [&](const Rect& box, ImU32 ink) {
        if (glows) {
            frame.draw->AddCircleFilled(box.centre(), frame.px(4.0F), theme::kAccent, 16);
        } else {
            frame.draw->AddCircle(box.centre(), frame.px(3.5F), ink, 16, frame.hairline());
        }
    };
    if (button(frame, "midi", place, label,
               {.alarm = troubled, .help = "The MIDI keyboards, and which of them are heard.", .icon = lamp})) {
        frame.controls.overlay.open("midi", place, std::make_unique<MidiPanel>());
    }
}

}  // namespace

void hands_panel(Frame& frame, const Rect& place) {
    const Rect inside = frame.panel(place, "");
    octave_rows(frame, inside);
    midi_button(frame, inside.bottom(frame.px(28.0F)));
}

}  // namespace refrain::ui
