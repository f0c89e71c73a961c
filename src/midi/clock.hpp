#pragma once

#include <chrono>
#include <cstdint>

#include "rt/realtime.hpp"

namespace refrain::midi {

/// Microseconds of CLOCK_MONOTONIC, the clock of every time stamp that travels to the audio thread. Not JACK's own:
/// jack_get_time() counts CLOCK_MONOTONIC_RAW in jackd2 and CLOCK_MONOTONIC in PipeWire, and crashes in jackd2's
/// library before the first client is open. Any thread; wait-free: the kernel answers it in user space (vdso(7)).
[[nodiscard]] inline std::int64_t monotonic_us() REFRAIN_RT {
    REFRAIN_RT_TRUST_BEGIN
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    REFRAIN_RT_TRUST_END
    return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

}  // namespace refrain::midi
