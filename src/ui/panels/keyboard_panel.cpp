#include "ui/panels/keyboard_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace refrain::ui {
namespace {

constexpr std::array<int, 7> kWhiteSemitones{0, 2, 4, 5, 7, 9, 11};
constexpr float kNarrowestWhite = 21.0F;

bool is_black(int key) {
    return std::find(kWhiteSemitones.begin(), kWhiteSemitones.end(), key % 12) == kWhiteSemitones.end();
}

// Nearer to the front edge is louder.
int velocity_at(const Rect& key, ImVec2 hand) {
    const float part = std::clamp((hand.y - key.min.y) / key.height(), 0.0F, 1.0F);
    return 16 + static_cast<int>(std::lround(part * 111.0F));
}

}  // namespace

void KeyboardPanel::arrange(const Frame& frame, const Rect& place) {
    keys_.clear();
    const int fit = static_cast<int>(place.width() / frame.px(kNarrowestWhite));
    const int octaves = std::clamp((fit - 1) / 7, 5, 9);
    // Five octaves begin at C2, seven at C1: the middle C stays near the middle.
    const int lowest = octaves >= 8 ? 12 : octaves >= 6 ? 24 : 36;
    const int whites = octaves * 7 + 1;
    const float width = place.width() / static_cast<float>(whites);
    const auto x_of = [&](int index) { return std::round(place.min.x + width * static_cast<float>(index)); };
    std::vector<Key> blacks;
    int index = 0;
    for (int key = lowest; key <= lowest + 12 * octaves && key <= 127; ++key) {
        if (is_black(key)) {
            const float half = std::round(0.3F * width);
            const float x = x_of(index);
            blacks.push_back(
                {key, {{x - half, place.min.y}, {x + half, place.min.y + std::round(0.62F * place.height())}}, true});
        } else {
            keys_.push_back({key, {{x_of(index), place.min.y}, {x_of(index + 1) - 1.0F, place.max.y}}, false});
            ++index;
        }
    }
    keys_.insert(keys_.end(), blacks.begin(), blacks.end());
}

const KeyboardPanel::Key* KeyboardPanel::under(ImVec2 hand) const {
    const auto found =
        std::find_if(keys_.rbegin(), keys_.rend(), [&](const Key& key) { return key.place.contains(hand); });
    return found == keys_.rend() ? nullptr : &*found;
}

Rect KeyboardPanel::place_of(int key) const {
    const auto found = std::find_if(keys_.begin(), keys_.end(), [&](const Key& k) { return k.number == key; });
    if (found == keys_.end()) {
        return {};
    }
    return found->black ? found->place : found->place.bottom(0.35F * found->place.height());
}

void KeyboardPanel::play(Frame& frame) {
    const ImVec2 hand = ImGui::GetIO().MousePos;
    const Key* key = ImGui::IsItemActive() ? under(hand) : nullptr;
    const std::optional<int> wanted = key != nullptr ? std::optional(key->number) : std::nullopt;
    if (wanted == played_) {
        return;
    }
    if (played_) {
        frame.held.release(frame.model, *played_);
    }
    if (key != nullptr) {
        frame.held.press(frame.model, key->number, velocity_at(key->place, hand));
    }
    played_ = wanted;
}

void KeyboardPanel::draw_key(const Frame& frame, const Key& key) const {
    const bool lit = frame.readings.key_sounds(key.number);
    const ImU32 body = lit ? theme::kAccent : key.black ? theme::kEbony : theme::kIvory;
    frame.draw->AddRectFilled(key.place.min, key.place.max, body, frame.px(3.0F), ImDrawFlags_RoundCornersBottom);
    if (key.black) {
        frame.draw->AddRect({key.place.min.x, key.place.min.y - 2.0F}, key.place.max, theme::kBackground,
                            frame.px(3.0F), ImDrawFlags_RoundCornersBottom, std::max(frame.scale(), 1.0F));
    }
    // Colour is not the only sign of a sounding key.
    if (lit) {
        const float radius = frame.px(3.0F);
        frame.draw->AddCircleFilled({key.place.centre().x, key.place.max.y - frame.px(key.black ? 10.0F : 40.0F)},
                                    radius, theme::kOnAccent, 16);
    }
    const float line = frame.px(14.0F);
    const Rect foot = Rect{key.place.min, {key.place.max.x, key.place.max.y - frame.px(3.0F)}}.bottom(line);
    if (key.number % 12 == 0) {
        frame.text(Type::small, foot, lit ? theme::kOnAccent : theme::kInkOnIvory,
                   "C" + std::to_string(key.number / 12 - 1), Align::centre);
    }
    if (const auto place = TypingHand::key_of(key.number - frame.hand.base_key()); place && label_of_) {
        const Rect above = key.black ? foot : Rect{{foot.min.x, foot.min.y - line}, {foot.max.x, foot.min.y}};
        const ImU32 ink = lit ? theme::kOnAccent : key.black ? theme::kFaint : theme::kInkOnIvory;
        if (!(key.black && lit)) {
            frame.text(Type::small, above, ink, label_of_(*place), Align::centre);
        }
    }
}

void KeyboardPanel::draw(Frame& frame, const Rect& place) {
    frame.draw->AddRectFilled(place.min, place.max, theme::kPanel, frame.px(theme::kRounding));
    const Rect bed = place.grown(-frame.px(8.0F));
    arrange(frame, bed);
    hit_area("keys", bed);
    play(frame);
    for (const Key& key : keys_) {
        draw_key(frame, key);
    }
}

}  // namespace refrain::ui
