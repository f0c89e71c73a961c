#include "ui/panels/frame_strip.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/controls/button.hpp"

namespace refrain::ui {
namespace {

constexpr const char* kName = "frames";

void thumbnail(const Frame& frame, const TablePicture::Turn& turn, const Rect& cell, ImU32 colour, float peak) {
    constexpr std::size_t kPoints = 32;
    std::array<ImVec2, kPoints + 1> line{};
    const float gain = 0.36F * cell.height() / std::max(peak, 1.0F);
    for (std::size_t i = 0; i <= kPoints; ++i) {
        line[i] = {cell.min.x + cell.width() * static_cast<float>(i) / kPoints,
                   cell.centre().y - gain * turn[(i * (TablePicture::kPoints / kPoints)) % TablePicture::kPoints]};
    }
    frame.draw->AddPolyline(line.data(), static_cast<int>(line.size()), colour, 0, frame.hairline());
}

std::size_t stepped_by_keys(const Frame& frame, std::size_t chosen, std::size_t count) {
    auto to = static_cast<std::ptrdiff_t>(chosen);
    for (const KeyPress& press : frame.focus.presses_for(kName)) {
        to += press.key == GLFW_KEY_RIGHT || press.key == GLFW_KEY_DOWN ? 1 : 0;
        to -= press.key == GLFW_KEY_LEFT || press.key == GLFW_KEY_UP ? 1 : 0;
        to = press.key == GLFW_KEY_HOME ? 0 : press.key == GLFW_KEY_END ? static_cast<std::ptrdiff_t>(count) - 1 : to;
    }
    return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, static_cast<std::ptrdiff_t>(count) - 1));
}

}  // namespace

std::optional<std::size_t> frame_strip(Frame& frame, std::size_t oscillator, std::size_t chosen, const Rect& place) {
    const patch::TableSource& table = *frame.model.patch().table(oscillator);
    const std::size_t count = table.frames.size();
    const TablePicture& picture = frame.readings.table(oscillator);
    const float side = frame.px(24.0F);
    const Rect remove = place.right(side);
    const Rect add = place.without_right(side + frame.px(4.0F)).right(side);
    const std::string label = count == 1 ? "1 frame" : std::to_string(chosen + 1) + " of " + std::to_string(count);
    const Rect text = place.without_right(2.0F * side + frame.px(12.0F)).right(frame.px(68.0F));
    frame.text(Type::small, text, theme::kMuted, label, Align::right);
    const Rect strip{place.min, {text.min.x - frame.px(8.0F), place.max.y}};

    std::size_t now = stepped_by_keys(frame, chosen, count);
    frame.focus.add(kName, strip);
    hit_area(kName, strip);
    if (ImGui::IsItemActivated()) {
        frame.focus.take(kName);
    }
    const float width = std::min(strip.width() / static_cast<float>(count), frame.px(40.0F));
    if (ImGui::IsItemActive()) {
        const float hand = (ImGui::GetIO().MousePos.x - strip.min.x) / width;
        now = static_cast<std::size_t>(std::clamp(hand, 0.0F, static_cast<float>(count) - 0.5F));
    }
    frame.well(strip);
    for (std::size_t i = 0; i < std::min(count, picture.frames()); ++i) {
        const float x = strip.min.x + width * static_cast<float>(i);
        const Rect cell{{x, strip.min.y}, {x + width, strip.max.y}};
        if (i == now) {
            frame.draw->AddRectFilled(cell.min, cell.max, theme::kHovered, frame.px(2.0F));
            frame.draw->AddRectFilled({cell.min.x, cell.max.y - frame.px(2.0F)}, cell.max, theme::kAccent);
        }
        if (width > frame.px(12.0F)) {
            thumbnail(frame, picture.frame(i), Rect{cell.min, {cell.max.x - frame.px(2.0F), cell.max.y}},
                      i == now ? theme::kText : theme::kFaint, picture.peak());
        } else if (width > frame.px(4.0F)) {
            frame.draw->AddLine({x, cell.max.y - frame.px(6.0F)}, {x, cell.max.y}, theme::kFaint, frame.hairline());
        }
    }
    frame.ring(kName, strip);
    frame.tooltip(kName, "The frames of the table. The one that is marked is drawn below.");
    if (button(frame, "frames.add", add, "+", {.help = "Puts a copy of this frame behind it."})) {
        frame.model.set_table(oscillator, with_frame_doubled(table, now));
        return now + (count < wavetable::kMaxFrames ? 1 : 0);
    }
    if (button(frame, "frames.remove", remove, "\u2212", {.help = "Removes this frame."}) && count > 1) {
        frame.model.set_table(oscillator, without_frame(table, now));
        return now > 0 ? now - 1 : 0;
    }
    return now == chosen ? std::nullopt : std::optional(now);
}

}  // namespace refrain::ui
