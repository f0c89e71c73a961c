#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "rt/realtime.hpp"
#include "wavetable/harmonics.hpp"

/// The band-limited levels that every table shares: three an octave, each named by how many harmonics it holds.
namespace refrain::wavetable {

namespace detail {

// 2048 / 2^(n/3), rounded down; where that repeats itself (below 8 harmonics), every count once.
inline constexpr std::array<std::uint16_t, 31> kLevelHarmonics{
    2048, 1625, 1290, 1024, 812, 645, 512, 406, 322, 256, 203, 161, 128, 101, 80, 64,
    50,   40,   32,   25,   20,  16,  12,  10,  8,   6,   5,   4,   3,   2,   1};

}  // namespace detail

inline constexpr std::size_t kLevelCount = detail::kLevelHarmonics.size();
static_assert(detail::kLevelHarmonics.front() == kMaxHarmonics);

/// The level of a note that is at or above Nyquist: it has no partial that may sound.
inline constexpr std::size_t kSilentLevel = kLevelCount;

/// How many harmonics a level holds; 0 for kSilentLevel.
[[nodiscard]] constexpr std::size_t level_harmonics(std::size_t level) REFRAIN_RT {
    return level < kLevelCount ? detail::kLevelHarmonics[level] : 0;
}

/// The richest level whose harmonics all stay below Nyquist when the phase advances by `increment` a sample (2^32 is
/// one turn, so Nyquist is 2^31). kSilentLevel when even the fundamental would not. Wait-free.
[[nodiscard]] constexpr std::size_t level_for_increment(std::uint32_t increment) REFRAIN_RT {
    constexpr std::uint64_t kNyquist = std::uint64_t{1} << 31;
    std::size_t level = 0;
    // Binary search over a constant number of levels.
    for (std::size_t step = 16; step != 0; step /= 2) {
        const std::size_t probe = level + step - 1;
        if (probe < kLevelCount && std::uint64_t{detail::kLevelHarmonics[probe]} * increment >= kNyquist) {
            level += step;
        }
    }
    return level < kLevelCount ? level : kSilentLevel;
}

/// Whether that level is what level_for_increment() would give. Wait-free.
[[nodiscard]] constexpr bool is_level_for_increment(std::size_t level, std::uint32_t increment) REFRAIN_RT {
    constexpr std::uint64_t kNyquist = std::uint64_t{1} << 31;
    return std::uint64_t{level_harmonics(level)} * increment < kNyquist &&
           (level == 0 || std::uint64_t{level_harmonics(level - 1)} * increment >= kNyquist);
}

/// The leanest level that holds at least `harmonics` (1..kMaxHarmonics) of them.
[[nodiscard]] constexpr std::size_t level_for_harmonics(std::size_t harmonics) {
    std::size_t level = kLevelCount - 1;
    while (level > 0 && detail::kLevelHarmonics[level] < harmonics) {
        --level;
    }
    return level;
}

}  // namespace refrain::wavetable
