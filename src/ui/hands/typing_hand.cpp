#include "ui/hands/typing_hand.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <utility>

namespace refrain::ui {
namespace {

// Semitones of the two rows, from the lower C and from the C above it.
constexpr std::array<std::pair<int, int>, 17> kLowerRow{{{GLFW_KEY_Z, 0},
                                                         {GLFW_KEY_S, 1},
                                                         {GLFW_KEY_X, 2},
                                                         {GLFW_KEY_D, 3},
                                                         {GLFW_KEY_C, 4},
                                                         {GLFW_KEY_V, 5},
                                                         {GLFW_KEY_G, 6},
                                                         {GLFW_KEY_B, 7},
                                                         {GLFW_KEY_H, 8},
                                                         {GLFW_KEY_N, 9},
                                                         {GLFW_KEY_J, 10},
                                                         {GLFW_KEY_M, 11},
                                                         {GLFW_KEY_COMMA, 12},
                                                         {GLFW_KEY_L, 13},
                                                         {GLFW_KEY_PERIOD, 14},
                                                         {GLFW_KEY_SEMICOLON, 15},
                                                         {GLFW_KEY_SLASH, 16}}};
constexpr std::array<std::pair<int, int>, 19> kUpperRow{{{GLFW_KEY_Q, 12},
                                                         {GLFW_KEY_2, 13},
                                                         {GLFW_KEY_W, 14},
                                                         {GLFW_KEY_3, 15},
                                                         {GLFW_KEY_E, 16},
                                                         {GLFW_KEY_R, 17},
                                                         {GLFW_KEY_5, 18},
                                                         {GLFW_KEY_T, 19},
                                                         {GLFW_KEY_6, 20},
                                                         {GLFW_KEY_Y, 21},
                                                         {GLFW_KEY_7, 22},
                                                         {GLFW_KEY_U, 23},
                                                         {GLFW_KEY_I, 24},
                                                         {GLFW_KEY_9, 25},
                                                         {GLFW_KEY_O, 26},
                                                         {GLFW_KEY_0, 27},
                                                         {GLFW_KEY_P, 28},
                                                         {GLFW_KEY_LEFT_BRACKET, 29},
                                                         {GLFW_KEY_RIGHT_BRACKET, 31}}};

template <class Row>
std::optional<int> semitone_in(const Row& row, int place) {
    const auto* found = std::find_if(row.begin(), row.end(), [&](const auto& p) { return p.first == place; });
    return found == row.end() ? std::nullopt : std::optional(found->second);
}

template <class Row>
std::optional<int> place_in(const Row& row, int semitone) {
    const auto* found = std::find_if(row.begin(), row.end(), [&](const auto& p) { return p.second == semitone; });
    return found == row.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace

std::optional<int> TypingHand::semitone_of(int glfw_key) {
    const auto low = semitone_in(kLowerRow, glfw_key);
    return low ? low : semitone_in(kUpperRow, glfw_key);
}

std::optional<int> TypingHand::key_of(int semitone) {
    // From its own C on, the upper row's places are the ones a player looks for.
    return semitone < 12 ? place_in(kLowerRow, semitone) : place_in(kUpperRow, semitone);
}

bool TypingHand::press(Model& model, HeldKeys& held, int glfw_key) {
    const auto semitone = semitone_of(glfw_key);
    if (!semitone) {
        return false;
    }
    const int key = base_key() + *semitone;
    if (key <= 127 && down_.emplace(glfw_key, key).second) {
        held.press(model, key, kVelocity);
    }
    return true;
}

void TypingHand::release(Model& model, HeldKeys& held, int glfw_key) {
    if (const auto found = down_.find(glfw_key); found != down_.end()) {
        held.release(model, found->second);
        down_.erase(found);
    }
}

void TypingHand::release_all(Model& model, HeldKeys& held) {
    for (const auto& [place, key] : down_) {
        held.release(model, key);
    }
    down_.clear();
}

bool TypingHand::shift_octave(int octaves) {
    const int wanted = std::clamp(octave_ + octaves, kLowestOctave, kHighestOctave);
    return std::exchange(octave_, wanted) != wanted;
}

}  // namespace refrain::ui
