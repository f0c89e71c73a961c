#include "ui/frame.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace refrain::ui {
namespace {

constexpr double kTooltipDelaySeconds = 0.5;
constexpr double kTooltipSettleSeconds = 0.1;

// Rest of the pointer: what it is on, since when.
struct Rest {
    std::string name;
    double since_s = 0.0;
    int frame = 0;  // the last picture in which it was there
};

Rest& rest() {
    static Rest state;
    return state;
}

}  // namespace

float Frame::px(float measure) const {
    return std::round(measure * scale_);
}

ImFont* Frame::font(Type type) const {
    switch (type) {
        case Type::small:
            return fonts_.small;
        case Type::body:
            return fonts_.body;
        case Type::title:
            return fonts_.title;
    }
    return fonts_.body;
}

float Frame::font_size(Type type) const {
    // Drawn at the very size it was rasterized for.
    return font(type)->FontSize * (scale_ / fonts_.raster_scale);
}

float Frame::text_width(Type type, std::string_view text) const {
    return font(type)->CalcTextSizeA(font_size(type), 1e6F, 0.0F, text.data(), text.data() + text.size()).x;
}

float Frame::text_height(Type type) const {
    return font_size(type);
}

void Frame::text(Type type, const Rect& place, ImU32 colour, std::string_view text, Align align) const {
    std::string shortened;
    float width = text_width(type, text);
    if (width > place.width() + 1.0F) {
        std::string_view kept = text;
        while (!kept.empty() && width > place.width()) {
            // Whole UTF-8 characters only.
            while (kept.size() > 1 && (static_cast<unsigned char>(kept.back()) & 0xC0U) == 0x80U) {
                kept.remove_suffix(1);
            }
            kept.remove_suffix(1);
            shortened = std::string(kept) + "\u2026";
            width = text_width(type, shortened);
        }
        text = shortened;
    }
    float x = place.min.x;
    if (align == Align::centre) {
        x = std::floor(0.5F * (place.min.x + place.max.x - width));
    } else if (align == Align::right) {
        x = std::floor(place.max.x - width);
    }
    const float y = std::floor(0.5F * (place.min.y + place.max.y - font_size(type)));
    draw->AddText(font(type), font_size(type), {x, y}, colour, text.data(), text.data() + text.size());
}

Rect Frame::panel(const Rect& place, std::string_view title) const {
    draw->AddRectFilled(place.min, place.max, theme::kPanel, px(theme::kRounding));
    const Rect inside = place.grown(-px(12.0F));
    if (title.empty()) {
        return inside;
    }
    text(Type::body, Rect{inside.min, {inside.max.x, inside.min.y + px(16.0F)}}, theme::kText, title);
    return inside.without_top(px(24.0F));
}

float Frame::hairline() const {
    return std::max(scale_, 1.0F);
}

bool Frame::heard(int key) const {
    return std::any_of(input.presses.begin(), input.presses.end(),
                       [&](const KeyPress& press) { return press.key == key && !press.repeated; });
}

void Frame::well(const Rect& place) const {
    draw->AddRectFilled(place.min, place.max, theme::kWell, px(theme::kSmallRounding));
}

void Frame::curve(std::span<const ImVec2> line, float base_y, ImU32 colour) const {
    // Smoothed edges of the slices would show as stripes.
    const ImDrawListFlags flags = draw->Flags;
    draw->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const ImVec2 a = line[i];
        const ImVec2 b = line[i + 1];
        draw->AddQuadFilled(a, b, {b.x, base_y}, {a.x, base_y}, theme::faded(colour, 0.12F));
    }
    draw->Flags = flags;
    draw->AddPolyline(line.data(), static_cast<int>(line.size()), colour, 0, std::max(1.5F * scale_, 1.0F));
}

void Frame::ring(std::string_view name, const Rect& place, float rounding) const {
    if (focus.shows(name)) {
        const Rect around = place.grown(px(2.0F));
        draw->AddRect(around.min, around.max, theme::kAccent, px(rounding + 2.0F), 0, std::max(1.5F * scale_, 1.0F));
    }
}

void Frame::tooltip(std::string_view name, std::string_view text) {
    if (!ImGui::IsItemHovered() || ImGui::IsMouseDown(0) || ImGui::IsMouseDown(1)) {
        return;
    }
    Rest& now = rest();
    const int frame = ImGui::GetFrameCount();
    if (now.name != name || frame - now.frame > 2) {
        now = {.name = std::string(name), .since_s = input.now_s, .frame = frame};
    }
    now.frame = frame;
    const double due = now.since_s + kTooltipDelaySeconds;
    if (input.now_s < due) {
        wake_s = std::min(wake_s, due);
        return;
    }
    if (input.now_s < due + kTooltipSettleSeconds) {
        wake_s =
            std::min(wake_s, input.now_s);  // ImGui measures a tooltip in its first picture and shows it in the next
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(10.0F), px(8.0F)});
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(px(320.0F));
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

std::string typeset(std::string_view value) {
    std::string result;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '-' && i + 1 < value.size() && value[i + 1] != ' ') {
            result += "\u2212";
        } else if (value.substr(i, 3) == "inf") {
            result += "\u221E";
            i += 2;
        } else {
            result += value[i];
        }
    }
    return result;
}

bool hit_area(std::string_view name, const Rect& place, ImGuiButtonFlags flags) {
    ImGui::SetCursorScreenPos(place.min);
    const std::string id(name);
    return ImGui::InvisibleButton(id.c_str(), {std::max(place.width(), 1.0F), std::max(place.height(), 1.0F)}, flags);
}

}  // namespace refrain::ui
