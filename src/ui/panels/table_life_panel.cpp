#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "ui/panels/panels.hpp"

namespace refrain::ui {
namespace {

struct Station {
    const char* label;
    std::string count;
    bool holds;  // tables are there now
    const char* help;
};

std::string bytes_text(std::size_t bytes) {
    std::array<char, 32> text{};
    if (bytes < 1000000) {
        std::snprintf(text.data(), text.size(), "%.0f kB", static_cast<double>(bytes) / 1e3);
    } else {
        std::snprintf(text.data(), text.size(), "%.1f MB", static_cast<double>(bytes) / 1e6);
    }
    return text.data();
}

void line(Frame& frame, const Rect& place, const char* label, const std::string& value, const char* help) {
    frame.text(Type::small, place, theme::kMuted, label);
    frame.text(Type::small, place, theme::kText, value, Align::right);
    hit_area(label, place);
    frame.tooltip(label, help);
}

}  // namespace

void table_life_panel(Frame& frame, const Rect& place) {
    const Rect inside = frame.panel(place, "").grown(frame.px(2.0F));
    const TableLife& life = frame.readings.life();
    const std::array<Station, 4> stations{{
        {"Tables published", std::to_string(life.published),
         frame.input.now_s - frame.readings.published_s() < Readings::kLampSeconds,
         "Tables built from edits and handed over since the start."},
        {"Sounding", std::to_string(life.sounding), life.sounding > 0,
         "Tables that the audio thread holds: read, fading in, or next in line."},
        {"Waiting", std::to_string(life.waiting), life.waiting > 0,
         "Superseded tables that the collector has yet to free."},
        {"Freed", std::to_string(life.freed), false, "Tables freed since the start, never by the audio thread."},
    }};
    const float row = std::min(inside.height() / 7.0F, frame.px(26.0F));
    const float x = inside.min.x + frame.px(6.0F);
    const auto row_at = [&](int i) {
        const float y = std::round(inside.min.y + row * static_cast<float>(i));
        return Rect{{inside.min.x, y}, {inside.max.x, std::round(y + row)}};
    };
    frame.draw->AddLine({x, row_at(0).centre().y}, {x, row_at(3).centre().y}, theme::kHovered,
                        std::max(2.0F * frame.scale(), 1.0F));
    for (int i = 0; i < 4; ++i) {
        const Station& station = stations[static_cast<std::size_t>(i)];
        const Rect at = row_at(i);
        const ImVec2 dot{x, at.centre().y};
        frame.draw->AddCircleFilled(dot, frame.px(5.0F), theme::kPanel, 20);
        if (station.holds) {
            frame.draw->AddCircleFilled(dot, frame.px(4.0F), theme::kAccent, 20);
        } else {
            frame.draw->AddCircle(dot, frame.px(3.5F), theme::kMuted, 20, std::max(1.5F * frame.scale(), 1.0F));
        }
        line(frame, at.without_left(frame.px(18.0F)), station.label, station.count, station.help);
    }
    std::array<char, 32> audible{};
    std::snprintf(audible.data(), audible.size(), "%.1f ms", static_cast<double>(life.latest_audible_ms));
    line(frame, row_at(4), "Coalesced", std::to_string(life.coalesced),
         "Published tables that a newer one replaced before the audio thread had room: nobody would have heard them.");
    line(frame, row_at(5), "Edit to sound", life.latest_audible_ms > 0.0F ? audible.data() : "-",
         "Time from publishing the latest table to the first sample that hears it.");
    line(frame, row_at(6), "Memory", bytes_text(life.bytes) + (life.locked ? ", locked" : ", not locked"),
         life.locked ? "Memory of all tables; locked, so the audio thread never waits for the disk."
                     : "Memory of all tables. The system did not allow locking it (see ulimit -l), so under memory "
                       "pressure the audio thread may wait for the disk.");
}

}  // namespace refrain::ui
