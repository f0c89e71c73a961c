#pragma once

#include <cstddef>
#include <cstdint>

namespace refrain::engine {

/// Controls are computed on every sample position that is a multiple of this, counted from the engine's start, and
/// run in straight lines between: 0.3 ms at 48 kHz, far below what is heard as a step of a line.
inline constexpr std::uint32_t kTickFrames = 16;

/// A table fades in over this many frames, whatever the rate: 11 ms at 48 kHz. A power of two, so the mix is exact.
inline constexpr std::uint32_t kTableFadeFrames = 512;

/// A voice goes from one level of its table to another over this many frames: the harmonics that come or go are at the
/// top of the spectrum, and a note that rises must not take the old level's top far past Nyquist.
inline constexpr std::uint32_t kLevelFadeFrames = 32;

/// A stolen or silenced voice is gone after this time.
inline constexpr double kStealFade_s = 0.004;

/// Voices fade out and in again over this time each way while something is exchanged that cannot glide: a filter's
/// type, an oscillator's warp.
inline constexpr double kExchangeFade_s = 0.004;

/// Each pole of the smoothers of gains and of pitch; a full step is through after about six times as much.
inline constexpr double kGainGlide_s = 0.004;
inline constexpr double kPitchGlide_s = 0.002;

/// How an LFO that jumps is rounded off.
inline constexpr double kLfoSlew_s = 0.001;

/// How close a glide counts as arrived: linear gain or its like, semitones, and amounts of a route.
inline constexpr double kGainNear = 1e-7;
inline constexpr double kPitchNear = 1e-6;
inline constexpr double kRouteNear = 1e-7;

/// Amplitude of one voice at full level: a key at full velocity peaks at -12 dB, which leaves room for a chord.
inline constexpr double kVoiceHeadroom = 0.25;

/// Voices that may be dying beside those that live.
inline constexpr std::size_t kDyingVoices = 64;

/// Tables that one block adopts at most, and commands that it obeys at most: the block's time stays bounded.
inline constexpr std::size_t kTablesPerBlock = 8;
inline constexpr std::size_t kCommandsPerBlock = 256;

}  // namespace refrain::engine
