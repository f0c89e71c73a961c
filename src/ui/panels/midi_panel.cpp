#include "ui/panels/midi_panel.hpp"

#include <algorithm>
#include <string>

#include "ui/controls/button.hpp"

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

void none(Frame& frame, const Rect& place) {
    const std::string& problem = frame.readings.midi_problem();
    const Rect first = place.top(frame.px(20.0F));
    if (problem.empty()) {
        frame.text(Type::small, first, theme::kFaint, "None plugged in.");
    } else {
        frame.text(Type::small, first, theme::kMuted, "None: " + problem);
        hit_area("midi.problem", first);
        frame.tooltip("midi.problem", problem);
    }
    frame.text(Type::small, place.without_top(frame.px(18.0F)).top(frame.px(20.0F)), theme::kFaint,
               "JACK's midi_in plays too.");
}

}  // namespace

ImVec2 MidiPanel::size(const Frame& frame) const {
    const std::size_t rows = std::clamp<std::size_t>(frame.readings.midi().size(), 2, 16);
    return {frame.px(288.0F), frame.px(20.0F) * static_cast<float>(rows) + frame.px(52.0F)};
}

bool MidiPanel::draw(Frame& frame, const Rect& place) {
    frame.text(Type::body, place.top(frame.px(20.0F)), theme::kText, "MIDI keyboards");
    const Rect inside = place.without_top(frame.px(28.0F));
    const auto& inputs = frame.readings.midi();
    if (inputs.empty()) {
        none(frame, inside);
        return true;
    }
    const float height = frame.px(20.0F);
    const auto row = [&](std::size_t index) {
        const float y = inside.min.y + height * static_cast<float>(index);
        return Rect{{inside.min.x, y}, {inside.max.x, y + height}};
    };
    const auto rows = static_cast<std::size_t>(std::max(inside.height() / height, 2.0F));
    const std::size_t a_page = inputs.size() <= rows ? rows : rows - 1;
    const std::size_t pages = (inputs.size() + a_page - 1) / a_page;
    page_ %= pages;  // some may have gone, or the window may have grown
    const std::size_t first = page_ * a_page;
    const std::size_t end = std::min(first + a_page, inputs.size());
    for (std::size_t index = first; index < end; ++index) {
        input_row(frame, row(index - first), inputs[index]);
    }
    if (pages > 1) {
        const std::string label = std::to_string(first + 1) + "-" + std::to_string(end) + " of " +
                                  std::to_string(inputs.size()) + ", show next";
        if (button(frame, "midi.next", row(a_page).without_bottom(frame.px(1.0F)), label,
                   {.help = "The keyboards that do not fit here."})) {
            ++page_;
            frame.wake_s = frame.input.now_s;  // the rows above are drawn already
        }
    }
    return true;
}

}  // namespace refrain::ui
