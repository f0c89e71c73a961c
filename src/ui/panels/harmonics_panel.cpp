#include "ui/panels/harmonics_panel.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>
#include <utility>

#include "ui/controls/button.hpp"
#include "ui/panels/frame_strip.hpp"

namespace refrain::ui {
namespace {

constexpr std::string_view kName = "harmonics";
constexpr float kBars = static_cast<float>(wavetable::kEditableHarmonics);

std::string capitalized(std::string_view text) {
    std::string result(text);
    if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') {
        result[0] = static_cast<char>(result[0] - 'a' + 'A');
    }
    return result;
}

void shape_icon(ImDrawList& draw, const Rect& box, ImU32 colour, wavetable::Shape shape, float scale) {
    constexpr int kPoints = 25;
    std::array<ImVec2, kPoints> line{};
    for (int i = 0; i < kPoints; ++i) {
        const float t = static_cast<float>(i) / (kPoints - 1);
        float y = 0.0F;
        switch (shape) {
            case wavetable::Shape::sine:
                y = std::sin(2.0F * std::numbers::pi_v<float> * t);
                break;
            case wavetable::Shape::triangle:
                y = t < 0.25F ? 4.0F * t : t < 0.75F ? 2.0F - 4.0F * t : 4.0F * t - 4.0F;
                break;
            case wavetable::Shape::saw:
                y = i == kPoints - 1 ? 0.0F : t < 0.5F ? 2.0F * t : 2.0F * t - 2.0F;
                break;
            case wavetable::Shape::square:
                y = i == 0 || i == kPoints - 1 ? 0.0F : t < 0.5F ? 1.0F : -1.0F;
                break;
        }
        line[static_cast<std::size_t>(i)] = {box.min.x + box.width() * t, box.centre().y - 0.36F * box.height() * y};
    }
    draw.AddPolyline(line.data(), kPoints, colour, 0, std::max(1.4F * scale, 1.0F));
}

void normalize(wavetable::Harmonics& harmonics, float peak) {
    for (wavetable::Harmonic& harmonic : harmonics) {
        harmonic.amplitude /= peak;
    }
}

}  // namespace

ImVec2 HarmonicsPanel::point_of(std::size_t index, float height) const {
    const float x = bars_place_.min.x + bars_place_.width() * (static_cast<float>(index) + 0.5F) / kBars;
    return {x, bars_place_.max.y - bars_place_.height() * height};
}

void HarmonicsPanel::look(Frame& frame) {
    frame_ = std::min(frame_, frame.model.patch().table(oscillator_)->frames.size() - 1);
    if (harmonics(frame) != looked_at_) {
        looked_at_ = harmonics(frame);
        wave_.set(looked_at_);
        shape_ = shape_of(looked_at_);
    }
}

void HarmonicsPanel::draw(Frame& frame, std::size_t oscillator, const Rect& place) {
    if (std::exchange(oscillator_, oscillator) != oscillator) {
        frame_ = 0;
    }
    look(frame);
    const Rect inside = frame.panel(place, "");
    shape_buttons(frame, inside.top(frame.px(28.0F)));
    Rect rest = inside.without_top(frame.px(34.0F));
    if (const auto chosen = frame_strip(frame, oscillator_, frame_, rest.top(frame.px(20.0F)))) {
        frame_ = *chosen;
        look(frame);
    }
    rest = rest.without_top(frame.px(26.0F));
    const Rect foot = rest.bottom(frame.px(18.0F));
    const Rect graph = rest.without_bottom(frame.px(22.0F));
    frame.well(graph);
    bars_place_ = graph.without_left(frame.px(32.0F)).grown(-frame.px(4.0F));
    scale_lines(frame, graph);
    frame.focus.add(kName, graph);
    stroke(frame);
    keys(frame);
    bars(frame);
    frame.ring(kName, graph);
    readout(frame, foot);
    above(frame, foot);
}

void HarmonicsPanel::shape_buttons(Frame& frame, const Rect& row) {
    auto next = [&, x = row.min.x](float width) mutable {
        const Rect place{{x, row.min.y}, {x + frame.px(width), row.max.y}};
        x = place.max.x + frame.px(4.0F);
        return place;
    };
    frame.text(Type::body, next(92.0F), theme::kText, "Table of osc " + std::to_string(oscillator_ + 1));
    for (const wavetable::Shape shape : wavetable::kShapes) {
        const std::string name(wavetable::shape_name(shape));
        const std::string help = capitalized(name) + ": the classic wave, with all its harmonics.";
        const ButtonLook look{.selected = shape_ == shape, .help = help, .icon = [&](const Rect& box, ImU32 colour) {
                                  shape_icon(*frame.draw, box, colour, shape, frame.scale());
                              }};
        if (button(frame, "shape." + name, next(36.0F), "", look)) {
            set_harmonics(frame, wavetable::shape_harmonics(shape));
        }
    }
    auto from_right = [&, x = row.max.x](float width) mutable {
        const Rect place{{x - frame.px(width), row.min.y}, {x, row.max.y}};
        x = place.min.x - frame.px(4.0F);
        return place;
    };
    const bool musical = scale_ == HarmonicScale::musical;
    if (button(frame, "harmonics.scale", from_right(52.0F), musical ? "dB" : "Linear",
               {.help = "How bars show volume: as a mixing desk's fader (dB), or straight (linear)."})) {
        scale_ = musical ? HarmonicScale::linear : HarmonicScale::musical;
    }
    const float peak = wave_.peak();
    if (button(frame, "harmonics.normalize", from_right(74.0F), "Normalize",
               {.help = "Scales all harmonics so that the wave just reaches full scale."}) &&
        peak > 0.0F) {
        wavetable::Harmonics normal = harmonics(frame);
        normalize(normal, peak);
        set_harmonics(frame, std::move(normal));
    }
    if (button(frame, "harmonics.clear", from_right(48.0F), "Clear",
               {.help = "Silences every harmonic: an empty page."})) {
        set_harmonics(frame, {});
    }
}

void HarmonicsPanel::scale_lines(Frame& frame, const Rect& graph) const {
    static constexpr std::array<float, 6> kDecibels{0.0F, -6.0F, -12.0F, -24.0F, -36.0F, -60.0F};
    static constexpr std::array<float, 4> kLevels{1.0F, 0.75F, 0.5F, 0.25F};
    const auto mark = [&](float amplitude, const std::string& text) {
        const float y = std::round(bars_place_.max.y - bars_place_.height() * height_of(scale_, amplitude));
        frame.draw->AddLine({bars_place_.min.x, y}, {bars_place_.max.x, y}, theme::faded(theme::kLine, 0.7F));
        const float half = frame.px(8.0F);
        frame.text(Type::small, {{graph.min.x, y - half}, {graph.min.x + frame.px(28.0F), y + half}}, theme::kFaint,
                   text, Align::right);
    };
    if (scale_ == HarmonicScale::linear) {
        for (const float level : kLevels) {
            std::array<char, 8> text{};
            std::snprintf(text.data(), text.size(), "%.2f", static_cast<double>(level));
            mark(level, text.data());
        }
        return;
    }
    for (const float db : kDecibels) {
        mark(std::pow(10.0F, db / 20.0F), db < 0.0F ? "\u2212" + std::to_string(static_cast<int>(-db)) : "0");
    }
}

void HarmonicsPanel::bars(Frame& frame) {
    const wavetable::Harmonics& now = harmonics(frame);
    const float pitch = bars_place_.width() / kBars;
    // Bars of one width on whole pixels; what is left over goes into the gaps, where nobody sees it.
    const float width = std::max(std::floor(pitch - std::max(0.16F * pitch, 1.0F)), 1.0F);
    const float rounding = std::min(frame.px(2.0F), 0.3F * pitch);
    for (std::size_t i = 0; i < wavetable::kEditableHarmonics; ++i) {
        const float x = std::round(bars_place_.min.x + pitch * static_cast<float>(i));
        const float height = height_of(scale_, amplitude_of(now, i));
        const bool is_chosen = i == chosen_ && (ImGui::IsItemHovered() || stroking_ || frame.focus.shows(kName));
        if (is_chosen) {
            frame.draw->AddRectFilled({x, bars_place_.min.y}, {x + width, bars_place_.max.y},
                                      theme::faded(theme::kHovered, 0.6F));
        }
        frame.draw->AddRectFilled({x, bars_place_.max.y - std::max(frame.scale(), 1.0F)},
                                  {x + width, bars_place_.max.y}, theme::kHovered);
        if (height > 0.0F) {
            const float top = bars_place_.max.y - std::max(bars_place_.height() * height, 2.0F);
            frame.draw->AddRectFilled({x, top}, {x + width, bars_place_.max.y},
                                      is_chosen ? theme::kText : theme::faded(theme::kAccent, 0.85F), rounding,
                                      ImDrawFlags_RoundCornersTop);
        }
    }
}

void HarmonicsPanel::stroke(Frame& frame) {
    hit_area(kName, Rect{bars_place_.min, bars_place_.max}.grown(frame.px(4.0F)),
             ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    const ImGuiIO& io = ImGui::GetIO();
    const StrokePoint hand{(io.MousePos.x - bars_place_.min.x) * kBars / bars_place_.width(),
                           (bars_place_.max.y - io.MousePos.y) / bars_place_.height()};
    if (ImGui::IsItemActivated()) {
        frame.focus.take(kName);
        stroke_.begin(io.MouseDown[1] || ImGui::IsMouseDoubleClicked(0));
        stroking_ = true;
    } else if (!ImGui::IsItemActive()) {
        stroking_ = false;
    }
    // A hand that rests there leaves the choice to the arrow keys.
    const bool moved = io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F;
    if (stroking_ || (ImGui::IsItemHovered() && moved)) {
        chosen_ = static_cast<std::size_t>(std::clamp(hand.bar, 0.0F, kBars - 1.0F));
    }
    if (stroking_) {
        wavetable::Harmonics drawn = harmonics(frame);
        if (stroke_.move(hand, scale_, drawn)) {
            set_harmonics(frame, std::move(drawn));
        }
    }
}

void HarmonicsPanel::keys(Frame& frame) {
    constexpr std::size_t kLast = wavetable::kEditableHarmonics - 1;
    for (const KeyPress& press : frame.focus.presses_for(kName)) {
        const float height = height_of(scale_, amplitude_of(harmonics(frame), chosen_));
        const auto raise = [&](float by) {
            wavetable::Harmonics raised = harmonics(frame);
            set_amplitude(raised, chosen_, amplitude_at(scale_, height + by));
            set_harmonics(frame, std::move(raised));
        };
        const float step = press.shift ? 0.002F : 0.01F;
        switch (press.key) {
            case GLFW_KEY_LEFT:
                chosen_ -= chosen_ > 0 ? 1 : 0;
                break;
            case GLFW_KEY_RIGHT:
                chosen_ += chosen_ < kLast ? 1 : 0;
                break;
            case GLFW_KEY_HOME:
                chosen_ = 0;
                break;
            case GLFW_KEY_END:
                chosen_ = kLast;
                break;
            case GLFW_KEY_UP:
                raise(step);
                break;
            case GLFW_KEY_DOWN:
                raise(-step);
                break;
            case GLFW_KEY_PAGE_UP:
                raise(0.1F);
                break;
            case GLFW_KEY_PAGE_DOWN:
                raise(-0.1F);
                break;
            case GLFW_KEY_DELETE:
            case GLFW_KEY_BACKSPACE:
                raise(-1.0F);
                break;
            default:
                break;
        }
    }
}

void HarmonicsPanel::readout(Frame& frame, const Rect& place) const {
    const std::size_t number = chosen_ + 1;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "Harmonic %zu   %s   %+.2f st", number,
                  amplitude_text(amplitude_of(harmonics(frame), chosen_)).c_str(),
                  12.0 * std::log2(static_cast<double>(number)));
    frame.text(Type::small, place.without_left(frame.px(36.0F)), theme::kMuted, typeset(text.data()));
}

void HarmonicsPanel::above(Frame& frame, const Rect& place) const {
    const wavetable::Harmonics& now = harmonics(frame);
    if (now.size() <= wavetable::kEditableHarmonics) {
        frame.text(Type::small, place, theme::kFaint, "left draws, right erases", Align::right);
        return;
    }
    const std::string text = "+" + std::to_string(now.size() - wavetable::kEditableHarmonics) + " above 64 sound too";
    const Rect cut = place.right(frame.px(44.0F));
    frame.text(Type::small, place.without_right(frame.px(54.0F)), theme::kMuted, text, Align::right);
    if (button(frame, "harmonics.cut", cut, "Cut",
               {.help = "Removes the harmonics above 64, which strokes never touch."})) {
        set_harmonics(frame, {now.begin(), now.begin() + wavetable::kEditableHarmonics});
    }
}

}  // namespace refrain::ui
