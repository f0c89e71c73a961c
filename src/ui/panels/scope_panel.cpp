#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

#include "ui/controls/tabs.hpp"
#include "ui/panels/scope_panel.hpp"

namespace refrain::ui {
namespace {

void trace(const Frame& frame, const Rect& place, std::span<const engine::ScopeFrame> frames, float gain,
           float engine::ScopeFrame::* channel, ImU32 colour) {
    std::vector<ImVec2> line(frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const float x = static_cast<float>(i) / static_cast<float>(frames.size() - 1);
        line[i] = {place.min.x + place.width() * x, place.centre().y - gain * frames[i].*channel};
    }
    frame.draw->AddPolyline(line.data(), static_cast<int>(line.size()), colour, 0,
                            std::max(1.5F * frame.scale(), 1.0F));
}

constexpr float kLowHz = 20.0F;
constexpr float kHighHz = 20000.0F;
constexpr float kTopDb = 0.0F;
constexpr float kFootDb = -96.0F;

float x_of(const Rect& place, float hz) {
    return place.min.x + place.width() * std::log(hz / kLowHz) / std::log(kHighHz / kLowHz);
}

float y_of(const Rect& place, float db) {
    return place.max.y - place.height() * (std::clamp(db, kFootDb - 6.0F, kTopDb) - kFootDb) / (kTopDb - kFootDb);
}

// A point for each pixel across.
std::vector<ImVec2> line_of(const Rect& place, std::span<const float> bins, float rate, float scale) {
    const int columns = std::max(static_cast<int>(place.width() / scale), 2);
    std::vector<ImVec2> line(static_cast<std::size_t>(columns));
    const auto hz_at = [&](float column) {
        return kLowHz * std::pow(kHighHz / kLowHz, column / static_cast<float>(columns - 1));
    };
    for (int i = 0; i < columns; ++i) {
        const auto at = static_cast<float>(i);
        const float db = level_between(bins, rate, hz_at(at - 0.5F), hz_at(at + 0.5F));
        line[static_cast<std::size_t>(i)] = {place.min.x + place.width() * at / static_cast<float>(columns - 1),
                                             y_of(place, db)};
    }
    return line;
}

void label(const Frame& frame, const Rect& place, std::string_view text) {
    const Rect corner =
        place.grown(-frame.px(3.0F)).top(frame.px(14.0F)).right(frame.text_width(Type::small, text) + frame.px(6.0F));
    frame.draw->AddRectFilled(corner.min, corner.max, theme::faded(theme::kWell, 0.85F), frame.px(2.0F));
    frame.text(Type::small, corner, theme::kMuted, text, Align::centre);
}

}  // namespace

void ScopePanel::draw(Frame& frame, const Rect& place) {
    const Rect inside = frame.panel(place, "");
    const Rect row = inside.top(frame.px(22.0F));
    const float half = 0.5F * (row.width() - frame.px(4.0F));
    if (tab(frame, "scope.wave", row.left(half), "Wave", !shows_spectrum_, "The output over the last moments.")) {
        shows_spectrum_ = false;
    }
    if (tab(frame, "scope.spectrum", row.right(half), "Spectrum", shows_spectrum_,
            "What the output is made of: level over frequency, with its peaks held.")) {
        shows_spectrum_ = true;
    }
    const Rect well = inside.without_top(frame.px(28.0F));
    frame.well(well);
    if (shows_spectrum_) {
        spectrum(frame, well);
    } else {
        wave(frame, well);
    }
}

void ScopePanel::wave(Frame& frame, const Rect& place) {
    ScopeTrace& scope = frame.readings.scope();
    for (int i = 1; i < 8; ++i) {
        const float x = std::round(place.min.x + place.width() * static_cast<float>(i) / 8.0F);
        frame.draw->AddLine({x, place.min.y}, {x, place.max.y}, theme::faded(theme::kLine, 0.5F));
    }
    for (int i = 1; i < 4; ++i) {
        const float y = std::round(place.min.y + place.height() * static_cast<float>(i) / 4.0F);
        frame.draw->AddLine({place.min.x, y}, {place.max.x, y}, theme::faded(theme::kLine, i == 2 ? 1.0F : 0.5F));
    }
    scope.trigger();
    frame.draw->PushClipRect(place.min, place.max, true);
    const float gain = 0.5F * place.height() - frame.px(4.0F);
    trace(frame, place, scope.trace(), gain, &engine::ScopeFrame::right, theme::faded(theme::kMuted, 0.8F));
    trace(frame, place, scope.trace(), gain, &engine::ScopeFrame::left, theme::kAccent);
    frame.draw->PopClipRect();
    if (const std::uint32_t rate = frame.readings.audio().sample_rate; rate > 0) {
        std::array<char, 32> span{};
        std::snprintf(span.data(), span.size(), "%.0f ms",
                      1e3 * static_cast<double>(ScopeTrace::kLength) / static_cast<double>(rate));
        label(frame, place, span.data());
    }
}

void ScopePanel::spectrum(Frame& frame, const Rect& place) {
    const auto rate = static_cast<float>(frame.readings.audio().sample_rate);
    const ScopeTrace& scope = frame.readings.scope();
    if (scope.active() && rate > 0.0F) {
        static_assert(ScopeTrace::kHistory == Spectrum::kFrames);
        spectrum_.update(scope.history(), frame.input.now_s);
    } else {
        spectrum_.clear();
    }
    constexpr std::array<std::pair<float, const char*>, 3> kMarks{
        {{100.0F, "100"}, {1000.0F, "1k"}, {10000.0F, "10k"}}};
    for (const auto& [hz, text] : kMarks) {
        const float x = std::round(x_of(place, hz));
        frame.draw->AddLine({x, place.min.y}, {x, place.max.y}, theme::faded(theme::kLine, 0.7F));
        frame.text(Type::small,
                   {{x + frame.px(3.0F), place.max.y - frame.px(15.0F)}, {x + frame.px(30.0F), place.max.y}},
                   theme::kFaint, text);
    }
    for (const float db : {-24.0F, -48.0F, -72.0F}) {
        const float y = std::round(y_of(place, db));
        frame.draw->AddLine({place.min.x, y}, {place.max.x, y}, theme::faded(theme::kLine, 0.5F));
    }
    frame.draw->PushClipRect(place.min, place.max, true);
    frame.curve(line_of(place, spectrum_.levels_db(), rate, frame.scale()), place.max.y + frame.px(8.0F),
                theme::kAccent);
    const auto held = line_of(place, spectrum_.held_db(), rate, frame.scale());
    frame.draw->AddPolyline(held.data(), static_cast<int>(held.size()), theme::faded(theme::kText, 0.6F), 0,
                            frame.hairline());
    frame.draw->PopClipRect();
    label(frame, place, "0 to \u221296 dB");
}

}  // namespace refrain::ui
