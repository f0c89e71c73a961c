#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace refrain::patch {

/// The effects that can be put in any order; width and limiter always come last.
enum class Effect : std::uint8_t { chorus, flanger, phaser, distortion, equalizer, compressor, delay, reverb, count };

inline constexpr std::size_t kEffects = static_cast<std::size_t>(Effect::count);
inline constexpr std::array<std::string_view, kEffects> kEffectNames{"chorus",    "flanger",    "phaser", "distortion",
                                                                     "equalizer", "compressor", "delay",  "reverb"};

/// From first to last; each effect once.
using EffectOrder = std::array<Effect, kEffects>;

inline constexpr EffectOrder kUsualOrder{Effect::distortion, Effect::equalizer, Effect::compressor, Effect::chorus,
                                         Effect::flanger,    Effect::phaser,    Effect::delay,      Effect::reverb};

[[nodiscard]] constexpr bool is_permutation(const EffectOrder& order) {
    std::uint32_t seen = 0;
    for (const Effect effect : order) {
        if (effect >= Effect::count) {
            return false;
        }
        seen |= 1U << static_cast<std::uint32_t>(effect);
    }
    return seen == (1U << kEffects) - 1U;
}

}  // namespace refrain::patch
