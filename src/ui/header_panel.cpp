#include <array>
#include <cstdio>
#include <string>

#include "ui/button.hpp"
#include "ui/panels.hpp"

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
    const std::array<Counter, 5> all{{
        {"Period", runs ? period_text(audio) : "-", 96.0F, theme::kText, "Frames that JACK asks for at a time."},
        {"Rate", runs ? rate_text(audio.sample_rate) : "-", 72.0F, theme::kText, "Sample rate of the JACK server."},
        {"Xruns", std::to_string(audio.xruns), 56.0F, audio.xruns > 0 ? theme::kAlarm : theme::kText,
         "Periods that came too late since the start, whoever was to blame."},
        {"Load", std::to_string(frame.readings.load_percent()) + " %", 56.0F,
         frame.readings.load_percent() > 80 ? theme::kAlarm : theme::kText,
         "Share of a period that JACK's graph needs."},
        {"Voices", std::to_string(audio.voices) + " / " + std::to_string(audio.voice_limit), 72.0F, theme::kText,
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

void header_panel(Frame& frame, Sliders& sliders, const Rect& place) {
    Rect rest = place;
    level_meter(frame, rest.right(frame.px(232.0F)));
    rest = rest.without_right(frame.px(248.0F));
    const Rect volume = rest.right(frame.px(136.0F));
    const float slider_height = frame.px(36.0F);
    const float y = frame.px(volume.centre().y / frame.scale()) - 0.5F * slider_height;
    sliders.draw(frame, patch::id(patch::Master::volume), {{volume.min.x, y}, {volume.max.x, y + slider_height}});
    rest = rest.without_right(frame.px(152.0F));
    const Rect panic = rest.right(frame.px(64.0F));
    const float button_height = frame.px(28.0F);
    const float button_y = frame.px(panic.centre().y / frame.scale()) - 0.5F * button_height;
    if (button(frame, "panic", {{panic.min.x, button_y}, {panic.max.x, button_y + button_height}}, "Panic",
               {.alarm = true, .help = "Everything silent, whatever holds it."})) {
        frame.held.release_all(frame.model);
        frame.model.panic();
    }
    rest = counters(frame, rest.without_right(frame.px(80.0F)));

    constexpr std::string_view kName = "Refrain";
    frame.text(Type::title, rest, theme::kText, kName);
    server(frame, rest.without_left(frame.text_width(Type::title, kName) + frame.px(24.0F)));
}

}  // namespace refrain::ui
