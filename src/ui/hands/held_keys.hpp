#pragma once

#include <array>
#include <cstdint>

#include "ui/model.hpp"

namespace refrain::ui {

/// The notes that the screen holds down, by mouse or computer keyboard. A note that two hands hold sounds until both
/// have let go; whatever was started is ended exactly once.
class HeldKeys {
public:
    void press(Model& model, int key, int velocity);
    void release(Model& model, int key);
    /// Ends everything that is held.
    void release_all(Model& model);

    [[nodiscard]] bool holds(int key) const {
        return key >= 0 && key < 128 && holders_[static_cast<std::size_t>(key)] > 0;
    }

private:
    std::array<std::uint8_t, 128> holders_{};
};

}  // namespace refrain::ui
