#pragma once

#include <cstdint>

#include "dsp/effects/pair.hpp"
#include "rt/realtime.hpp"

namespace refrain::dsp {

/// -120 dBFS: an effect that holds nothing louder has rung out.
inline constexpr float kRungOut = 1e-6F;

/// Counts for how long it has been quiet. No threads; wait-free.
class Tail {
public:
    /// What goes into the effect's memory, or comes out of it, in this frame.
    void hear(Pair frame) REFRAIN_RT { hear(loudest(frame)); }
    void hear(float level) REFRAIN_RT {
        if (level >= kRungOut) {
            quiet_frames_ = 0;
        } else if (quiet_frames_ != kForEver) {
            ++quiet_frames_;
        }
    }
    void reset() REFRAIN_RT { quiet_frames_ = kForEver; }

    /// Whether the last `frames` frames were all quiet. Nothing was ever heard after reset().
    [[nodiscard]] bool quiet_for(std::uint32_t frames) const REFRAIN_RT { return quiet_frames_ >= frames; }

private:
    static constexpr std::uint32_t kForEver = 0xFFFFFFFF;

    std::uint32_t quiet_frames_ = kForEver;
};

}  // namespace refrain::dsp
