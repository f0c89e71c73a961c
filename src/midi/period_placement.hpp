#pragma once

#include <cstdint>
#include <optional>

#include "rt/realtime.hpp"

namespace refrain::midi {

/// One cycle of the audio server, in the clock of the events' time stamps.
struct Period {
    std::int64_t start_us = 0;  ///< when the cycle began
    double length_us = 0.0;     ///< how long a cycle lasts; 0 when nobody knows
    std::uint32_t frames = 0;   ///< what it renders
};

/// Where in this cycle an event belongs that arrived at `stamp_us`: at offset x of the previous cycle, at frame x of
/// this one, so that every event is heard one period after it was played, no matter when in the period that was.
/// An event from before that is late and goes to frame 0; one that is due in a later cycle gives nothing and stays
/// in its queue. Without a known length everything is due now. Wait-free.
[[nodiscard]] constexpr std::optional<std::uint32_t> place(std::int64_t stamp_us, const Period& period) REFRAIN_RT {
    if (!(period.length_us > 0.0)) {
        return 0;
    }
    const double since_previous_us = static_cast<double>(stamp_us - period.start_us) + period.length_us;
    if (!(since_previous_us > 0.0)) {
        return 0;
    }
    if (!(since_previous_us < period.length_us)) {
        return std::nullopt;
    }
    const double frame = since_previous_us / period.length_us * static_cast<double>(period.frames);
    const auto whole = static_cast<std::uint32_t>(frame);
    return whole < period.frames ? whole : (period.frames == 0 ? 0 : period.frames - 1);
}

}  // namespace refrain::midi
