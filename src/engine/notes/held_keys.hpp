#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "patch/choices.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// The keys of one channel that fingers hold down, in the order of their strokes. Audio thread, wait-free.
class HeldKeys {
public:
    struct Stroke {
        std::uint8_t key = 0;
        std::uint8_t velocity = 0;
    };

    void press(std::uint8_t key, std::uint8_t velocity) REFRAIN_RT {
        keys_[key] = {.order = ++strokes_, .velocity = velocity};
    }
    void lift(std::uint8_t key) REFRAIN_RT { keys_[key].order = 0; }
    void clear() REFRAIN_RT { keys_ = {}; }

    /// The key that sounds when only one may; nothing when none is held.
    [[nodiscard]] std::optional<Stroke> chosen(patch::NotePriority priority) const REFRAIN_RT {
        std::optional<Stroke> best;
        std::uint64_t best_order = 0;
        for (std::size_t key = 0; key < keys_.size(); ++key) {
            const Held& held = keys_[key];
            const bool later = held.order > best_order;
            const bool takes = priority == patch::NotePriority::last   ? later
                               : priority == patch::NotePriority::high ? true
                                                                       : !best.has_value();
            if (held.order != 0 && takes) {
                best = {.key = static_cast<std::uint8_t>(key), .velocity = held.velocity};
                best_order = held.order;
            }
        }
        return best;
    }
    [[nodiscard]] bool any() const REFRAIN_RT { return chosen(patch::NotePriority::low).has_value(); }

private:
    struct Held {
        std::uint64_t order = 0;  // 0: not held
        std::uint8_t velocity = 0;
    };
    std::array<Held, 128> keys_{};
    std::uint64_t strokes_ = 0;
};

}  // namespace refrain::engine
