#include "engine/voices/level_choice.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "engine/voices/audio_modulation.hpp"
#include "engine/voices/warp_shape.hpp"
#include "wavetable/levels.hpp"

namespace refrain::engine {
namespace {

// Fundamentals of one oscillator in the time of another's, for the middle copies of a voice.
float pitch_ratio(const Group& group, std::size_t index, std::size_t other, std::size_t lane) REFRAIN_RT {
    const auto own = static_cast<float>(group.oscillators[index].target[0].lane[lane]);
    return own > 0.0F ? static_cast<float>(group.oscillators[other].target[0].lane[lane]) / own : 1.0F;
}

// How much faster a wave is read whose phase a sine of another oscillator's pitch moves by `turns` either way.
float pushed(const Group& group, std::size_t index, std::size_t other, std::size_t lane, float turns) REFRAIN_RT {
    return 1.0F + 6.2832F * turns * pitch_ratio(group, index, other, lane);
}

// The same for all that oscillators do to this one by the matrix.
float spread_by_routes(const Plan& plan, const Group& group, std::size_t index, std::size_t lane) REFRAIN_RT {
    float fastest = 1.0F;
    for (const Matrix::Active& route : plan.matrix->audio_routes()) {
        const float amount = std::abs(route.amount);  // a scaler only makes it less
        if (route.target == patch::id(patch::Play::pitch)) {
            fastest *= std::exp2(amount * 8.0F);
        } else if (route.target == patch::id(patch::Osc::phase, index)) {
            fastest *= pushed(group, index, oscillator_of(route.source), lane, amount);
        }
    }
    return fastest;
}

// How much faster than its pitch says the wave is read at most, seen from the plain rate: what a warp or a modulation
// spreads beyond Nyquist is folded only past the oversampled rate less the audible band. A modulator is taken for a
// sine; its overtones push less.
float spread(const Plan& plan, const Group& group, std::size_t index, std::size_t lane) REFRAIN_RT {
    const OscillatorPlan& oscillator = plan.oscillators[index];
    const OscillatorLanes& lanes = group.oscillators[index];
    float fastest = oscillator.warp == patch::Warp::off ? 1.0F : steepest(oscillator.warp, lanes.warp.to.lane[lane]);
    const float amount = lanes.modulation.to.lane[lane] * lanes.modulation.to.lane[lane];
    if (oscillator.modulation == patch::OscModulation::frequency) {
        fastest *= 1.0F + kFrequencyDepth * amount;
    } else if (oscillator.modulation == patch::OscModulation::phase) {
        fastest *= pushed(group, index, oscillator.modulator, lane, kPhaseDepth_turns * amount);
    }
    if (oscillator.hears) {
        fastest *= spread_by_routes(plan, group, index, lane);
    }
    const float room = 2.0F * static_cast<float>(1U << plan.oversampling_log2) - 1.0F;
    return std::max(1.0F, fastest / room);
}

std::uint32_t highest_increment(const OscillatorLanes& lanes, std::size_t copy, std::size_t lane,
                                std::uint32_t oversampling_log2) REFRAIN_RT {
    const std::int64_t now = std::int64_t{lanes.increment[copy].lane[lane]} << oversampling_log2;
    const std::int64_t then = std::int64_t{lanes.target[copy].lane[lane]} << oversampling_log2;
    // A pitch that rises goes on rising; one that falls is still as high as it is when a fade begins.
    const std::int64_t ahead = then + (then - now) * kTicksAhead;
    return static_cast<std::uint32_t>(std::min<std::int64_t>(std::max(now, ahead), std::int64_t{1} << 31));
}

// Between which increments the level remains: see OscillatorLanes.
void note_bounds(OscillatorLanes& lanes, std::size_t copy, std::size_t lane, bool spreads) REFRAIN_RT {
    constexpr float kNyquist = 0x1p30F;
    constexpr float kNever = 1e30F;
    const std::size_t level = lanes.level[copy][lane];
    const auto most = static_cast<float>(wavetable::level_harmonics(level));
    const float highest = most == 0.0F ? kNever : kNyquist / most;
    lanes.highest[copy].lane[lane] = spreads ? 0.0F : highest;
    lanes.lowest[copy].lane[lane] =
        level == 0 ? 0.0F : kNyquist / static_cast<float>(wavetable::level_harmonics(level - 1));
}

}  // namespace

void choose_levels(const Plan& plan, Group& group, std::size_t index, std::size_t copy, dsp::LaneMask mask,
                   bool begin) REFRAIN_RT {
    const OscillatorPlan& oscillator = plan.oscillators[index];
    const bool spreads = oscillator.hears || oscillator.warp != patch::Warp::off;
    OscillatorLanes& lanes = group.oscillators[index];
    for (dsp::LaneMask left = mask; left != 0; left &= left - 1) {
        const auto lane = static_cast<std::size_t>(std::countr_zero(left));
        std::uint8_t& level = lanes.level[copy][lane];
        std::uint8_t& fade = lanes.level_fade[copy][lane];
        if (fade != 0 && !begin) {
            continue;  // a fade that runs is finished first
        }
        std::uint32_t top = highest_increment(lanes, copy, lane, plan.oversampling_log2);
        if (spreads) {
            const float wide = static_cast<float>(top) * spread(plan, group, index, lane);
            top = static_cast<std::uint32_t>(std::min(wide, 2147483648.0F));
        }
        const bool stays = wavetable::is_level_for_increment(level, top);
        const auto chosen = stays ? level : static_cast<std::uint8_t>(wavetable::level_for_increment(top));
        fade = 0;
        if (chosen != level && !begin) {
            lanes.old_level[copy][lane] = level;
            fade = kLevelFadeFrames;
        }
        level = chosen;
        note_bounds(lanes, copy, lane, spreads);
    }
}

}  // namespace refrain::engine
