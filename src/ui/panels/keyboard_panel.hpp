#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/frame.hpp"

namespace refrain::ui {

/// The keys at the bottom: at least five octaves, lit by what really sounds, played by mouse and computer keyboard.
class KeyboardPanel {
public:
    void draw(Frame& frame, const Rect& place);

    /// The note under the mouse has been ended by somebody else.
    void let_go() { played_.reset(); }

    /// How the player's layout labels a place on the computer keyboard (GLFW_KEY_...); empty when unknown.
    void set_key_labels(std::function<std::string(int)> label_of) { label_of_ = std::move(label_of); }

    /// Where that MIDI key was drawn last: the part of it that no black key covers. Empty when it is not on screen.
    [[nodiscard]] Rect place_of(int key) const;

private:
    struct Key {
        int number;
        Rect place;
        bool black;
    };

    void arrange(const Frame& frame, const Rect& place);
    [[nodiscard]] const Key* under(ImVec2 hand) const;
    void play(Frame& frame);
    void draw_key(const Frame& frame, const Key& key) const;

    std::vector<Key> keys_;  // white ones first, so that black ones are drawn over them
    std::optional<int> played_;
    std::function<std::string(int)> label_of_;
};

}  // namespace refrain::ui
