#pragma once

#include <array>
#include <bitset>
#include <cstdint>

#include "engine/parameters/values.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// Changes that cannot glide: while voices sound they wait until all voices have faded out, are made in silence, and
/// the voices fade in again. Audio thread, wait-free.
class Exchange {
public:
    /// Makes the change now, or when its moment has come.
    void set(Values& values, patch::ParameterId id, float value, bool sounding) REFRAIN_RT;

    /// One tick on. True when changes have just been made, in silence. `length` is that of a fade, in ticks.
    bool tick(Values& values, std::uint32_t length, bool sounding) REFRAIN_RT;

    /// Gain of all voices at the tick's end.
    [[nodiscard]] float gain() const REFRAIN_RT { return gain_; }

private:
    void make(Values& values) REFRAIN_RT;

    std::array<float, patch::kParameterCount> waiting_{};
    std::bitset<patch::kParameterCount> waits_;
    std::uint32_t place_ = 0;  // 0: full level, `length`: silence
    float gain_ = 1.0F;
};

}  // namespace refrain::engine
