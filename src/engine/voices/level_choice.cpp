#include "engine/voices/level_choice.hpp"

#include <algorithm>
#include <bit>

#include "wavetable/levels.hpp"

namespace refrain::engine {
namespace {

// A fade between levels lasts this many ticks; one more until it may begin.
constexpr std::int64_t kTicksAhead = kLevelFadeFrames / kTickFrames + 1;

std::uint32_t highest_increment(const OscillatorLanes& lanes, std::size_t copy, std::size_t lane,
                                std::uint32_t oversampling_log2) REFRAIN_RT {
    const std::int64_t now = std::int64_t{lanes.increment[copy].lane[lane]} << oversampling_log2;
    const std::int64_t then = std::int64_t{lanes.target[copy].lane[lane]} << oversampling_log2;
    // A pitch that rises goes on rising.
    const std::int64_t ahead = then + std::max<std::int64_t>(then - now, 0) * kTicksAhead;
    return static_cast<std::uint32_t>(std::min<std::int64_t>(ahead, std::int64_t{1} << 31));
}

}  // namespace

void choose_levels(const Plan& plan, const OscillatorPlan& oscillator, OscillatorLanes& lanes, dsp::LaneMask mask,
                   bool begin) REFRAIN_RT {
    for (std::size_t copy = 0; copy < oscillator.unison.copies; ++copy) {
        for (dsp::LaneMask left = mask; left != 0; left &= left - 1) {
            const auto lane = static_cast<std::size_t>(std::countr_zero(left));
            std::uint8_t& level = lanes.level[copy][lane];
            std::uint8_t& fade = lanes.level_fade[copy][lane];
            if (fade != 0 && !begin) {
                continue;  // a fade that runs is finished first
            }
            const std::uint32_t top = highest_increment(lanes, copy, lane, plan.oversampling_log2);
            if (!begin && wavetable::is_level_for_increment(level, top)) {
                continue;
            }
            const auto chosen = static_cast<std::uint8_t>(wavetable::level_for_increment(top));
            if (chosen != level && !begin) {
                lanes.old_level[copy][lane] = level;
                fade = kLevelFadeFrames;
            } else {
                fade = 0;
            }
            level = chosen;
        }
    }
}

}  // namespace refrain::engine
