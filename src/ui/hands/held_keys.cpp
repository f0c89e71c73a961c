#include "ui/hands/held_keys.hpp"

#include <algorithm>

namespace refrain::ui {

void HeldKeys::press(Model& model, int key, int velocity) {
    if (key < 0 || key > 127) {
        return;
    }
    if (holders_[static_cast<std::size_t>(key)]++ == 0) {
        model.note_on(static_cast<std::uint8_t>(key), static_cast<std::uint8_t>(std::clamp(velocity, 1, 127)));
    }
}

void HeldKeys::release(Model& model, int key) {
    if (!holds(key)) {
        return;
    }
    if (--holders_[static_cast<std::size_t>(key)] == 0) {
        model.note_off(static_cast<std::uint8_t>(key));
    }
}

void HeldKeys::release_all(Model& model) {
    for (int key = 0; key < 128; ++key) {
        if (holds(key)) {
            holders_[static_cast<std::size_t>(key)] = 0;
            model.note_off(static_cast<std::uint8_t>(key));
        }
    }
}

}  // namespace refrain::ui
