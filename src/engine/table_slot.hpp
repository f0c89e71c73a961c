#pragma once

#include <cstdint>
#include <utility>

#include "engine/constants.hpp"
#include "rt/realtime.hpp"
#include "rt/ref.hpp"
#include "wavetable/wavetable.hpp"

namespace refrain::engine {

/// What an oscillator reads at one moment: a table, and one that fades in; nullptr where there is none.
struct TableReading {
    const wavetable::Wavetable* current = nullptr;
    const wavetable::Wavetable* next = nullptr;
    float share = 0.0F;       ///< of `next`, at the span's first frame, 0..1
    float share_step = 0.0F;  ///< what it gains with each frame
};

/// The place of one oscillator's table on the audio thread: the table that sounds, the one that fades in, and the
/// newest one that waits for its turn. All functions: audio thread, wait-free; superseded tables are given back here.
class TableSlot {
public:
    using Table = wavetable::Wavetable;

    /// Takes a newly arrived table. The first one sounds at once, a second one fades in, and one that arrives during a
    /// fade waits; of those only the newest survives.
    void adopt(rt::Ref<Table> table) REFRAIN_RT {
        if (!current_) {
            current_ = std::move(table);
        } else if (!next_) {
            next_ = std::move(table);
            fade_place_ = 0;
        } else {
            waiting_ = std::move(table);
        }
    }

    /// Frames until the fade is done; 0 when none runs. No span that is rendered may be longer.
    [[nodiscard]] std::uint32_t fade_left() const REFRAIN_RT { return next_ ? kTableFadeFrames - fade_place_ : 0; }

    /// Moves the fade on by what has been rendered; at its end the old table is given back and the waiting one begins.
    void advance(std::uint32_t frames) REFRAIN_RT {
        if (!next_) {
            return;
        }
        fade_place_ += frames;
        if (fade_place_ >= kTableFadeFrames) {
            current_ = std::move(next_);
            next_ = std::move(waiting_);
            fade_place_ = 0;
        }
    }

    [[nodiscard]] TableReading reading() const REFRAIN_RT {
        constexpr float kStep = 1.0F / kTableFadeFrames;
        return {.current = current_.get(),
                .next = next_.get(),
                .share = static_cast<float>(fade_place_) * kStep,
                .share_step = kStep};
    }

    [[nodiscard]] std::uint32_t held() const REFRAIN_RT {
        return (current_ ? 1U : 0U) + (next_ ? 1U : 0U) + (waiting_ ? 1U : 0U);
    }

    /// Gives everything back.
    void clear() REFRAIN_RT {
        current_.release();
        next_.release();
        waiting_.release();
        fade_place_ = 0;
    }

private:
    rt::Ref<Table> current_;
    rt::Ref<Table> next_;
    rt::Ref<Table> waiting_;
    std::uint32_t fade_place_ = 0;
};

}  // namespace refrain::engine
