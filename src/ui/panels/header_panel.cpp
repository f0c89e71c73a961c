#include <array>
#include <cstdio>
#include <string>

#include "ui/controls/button.hpp"
#include "ui/controls/controls.hpp"
#include "ui/panels/header_panel.hpp"

namespace refrain::ui {
namespace {

std::string rate_text(std::uint32_t rate) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), rate % 1000 == 0 ? "%.0f kHz" : "%.1f kHz",
                  static_cast<double>(rate) / 1e3);
    return text.data();
}

std::string period_text(const AudioStatus& audio) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%u (%.1f ms)", audio.period,
                  1e3 * static_cast<double>(audio.period) / static_cast<double>(audio.sample_rate));
    return text.data();
}

struct Counter {
    const char* label;
    std::string value;
    float width;
    ImU32 colour;
    const char* help;
};

void counter(Frame& frame, const Rect& place, const Counter& c) {
    const float line = frame.px(18.0F);
    const float y = frame.px(0.5F * (place.min.y + place.max.y) / frame.scale()) - line;
    frame.text(Type::small, Rect{{place.min.x, y}, {place.max.x, y + line}}, theme::kFaint, c.label);
    frame.text(Type::body, Rect{{place.min.x, y + line}, {place.max.x, y + 2.0F * line}}, c.colour, c.value);
    hit_area(c.label, place);
    frame.tooltip(c.label, c.help);
}

// From right to left; returns what is left of `place`.
Rect counters(Frame& frame, Rect place) {
    const AudioStatus& audio = frame.readings.audio();
    const bool runs = audio.connected && audio.sample_rate > 0;
    const std::string rate = "Frames that JACK asks for at a time" +
                             (runs ? ", of " + rate_text(audio.sample_rate) + "." : std::string("."));
    const std::array<Counter, 4> all{{
        {"Period", runs ? period_text(audio) : "-", 92.0F, theme::kText, rate.c_str()},
        {"Late", std::to_string(audio.xruns), 44.0F, audio.xruns > 0 ? theme::kAlarm : theme::kText,
         "Periods that came too late since the start (xruns), whoever was to blame."},
        {"Load", std::to_string(frame.readings.load_percent()) + " %", 48.0F,
         frame.readings.load_percent() > 80 ? theme::kAlarm : theme::kText,
         "Share of a period that JACK's graph needs."},
        {"Voices", std::to_string(audio.voices) + " / " + std::to_string(audio.voice_limit), 64.0F, theme::kText,
         "Voices that sound, and how many can."},
    }};
    for (const Counter& c : all) {
        const float width = frame.px(c.width);
        counter(frame, place.right(width), c);
        place = place.without_right(width);
    }
    return place.without_right(frame.px(16.0F));
}

void server(Frame& frame, const Rect& place) {
    const AudioStatus& audio = frame.readings.audio();
    const float line = frame.px(18.0F);
    const float y = frame.px(place.centre().y / frame.scale()) - line;
    const Rect upper{{place.min.x, y}, {place.max.x, y + line}};
    const Rect lower{{place.min.x, y + line}, {place.max.x, y + 2.0F * line}};
    if (audio.connected) {
        frame.text(Type::small, upper, theme::kFaint, "JACK client");
        frame.text(Type::body, lower, theme::kText,
                   audio.note.empty() ? audio.client_name : audio.client_name + "  \u2013  " + audio.note);
    } else {
        frame.text(Type::small, upper, theme::kAlarm, "No JACK server");
        frame.text(Type::body, lower, theme::kText, audio.note.empty() ? "silent until one runs" : audio.note);
    }
    if (!audio.note.empty()) {
        hit_area("server", place);
        frame.tooltip("server", audio.note);
    }
}

}  // namespace

void HeaderPanel::draw(Frame& frame, const Rect& place) {
    const float middle = frame.px(place.centre().y / frame.scale());
    const auto centred = [&](const Rect& at, float height) {
        return Rect{{at.min.x, middle - 0.5F * frame.px(height)}, {at.max.x, middle + 0.5F * frame.px(height)}};
    };
    // There is little room for it in the row, so what is new is said aloud too.
    if (const std::string& note = frame.readings.audio().note; note != told_) {
        told_ = note;
        if (!note.empty()) {
            frame.controls.notice.say(frame, note);
        }
    }
    Rect rest = place;
    frame.controls.sliders.draw(frame, patch::id(patch::Master::volume), centred(rest.right(frame.px(128.0F)), 36.0F));
    rest = rest.without_right(frame.px(144.0F));
    if (button(frame, "panic", centred(rest.right(frame.px(56.0F)), 28.0F), "Panic",
               {.alarm = true, .help = "Everything silent, whatever holds it."})) {
        frame.held.release_all(frame.model);
        frame.model.panic();
    }
    rest = counters(frame, rest.without_right(frame.px(72.0F)));

    constexpr std::string_view kName = "Refrain";
    frame.text(Type::title, rest, theme::kText, kName);
    rest = patch_bar(frame, centred(rest.without_left(frame.px(104.0F)), 28.0F));
    frame.controls.sliders.draw(frame, patch::id(patch::Master::tempo), centred(rest.left(frame.px(104.0F)), 36.0F));
    server(frame, {{rest.min.x + frame.px(120.0F), place.min.y}, {rest.max.x, place.max.y}});
}

}  // namespace refrain::ui
