#pragma once

#include <map>
#include <optional>

#include "ui/hands/held_keys.hpp"

namespace refrain::ui {

/// Plays notes from the computer keyboard like a tracker: two rows a chromatic octave and more, Z S X D C ... from the
/// lower C, Q 2 W 3 E ... an octave above; - and = shift by an octave. Keys are places on the keyboard (GLFW's key
/// tokens), not letters, so every national layout has the same hand.
class TypingHand {
public:
    static constexpr int kLowestOctave = 0;
    static constexpr int kHighestOctave = 8;
    static constexpr int kVelocity = 100;

    /// Semitones above the lower C of the key at that place; nothing when it plays no note.
    [[nodiscard]] static std::optional<int> semitone_of(int glfw_key);
    /// The place that plays that semitone (the upper row's where both have it), or nothing.
    [[nodiscard]] static std::optional<int> key_of(int semitone);

    /// True when the key belongs to the hand.
    bool press(Model& model, HeldKeys& held, int glfw_key);
    void release(Model& model, HeldKeys& held, int glfw_key);
    /// Lets go of everything: the window lost the keyboard, or a text is being typed.
    void release_all(Model& model, HeldKeys& held);

    /// Moves the hand; keys that are down keep the note they began. True when it could.
    bool shift_octave(int octaves);

    /// The MIDI key of the lower C: 48 (C3) at first.
    [[nodiscard]] int base_key() const { return 12 * (octave_ + 1); }
    /// The octave of the lower C as musicians count it (C4 is MIDI key 60).
    [[nodiscard]] int octave() const { return octave_; }

private:
    std::map<int, int> down_;  // place -> the MIDI key it began
    int octave_ = 3;
};

}  // namespace refrain::ui
