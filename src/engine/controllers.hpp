#pragma once

#include <cstdint>

/// Controller numbers of MIDI 1.0 that the engine answers to.
namespace refrain::engine {

inline constexpr std::uint8_t kModulationWheel = 1;
inline constexpr std::uint8_t kBreath = 2;
inline constexpr std::uint8_t kDataEntryCoarse = 6;
inline constexpr std::uint8_t kVolume = 7;
inline constexpr std::uint8_t kPan = 10;
inline constexpr std::uint8_t kExpression = 11;
inline constexpr std::uint8_t kDataEntryFine = 38;
inline constexpr std::uint8_t kSustainPedal = 64;
inline constexpr std::uint8_t kSostenutoPedal = 66;
inline constexpr std::uint8_t kSoftPedal = 67;
inline constexpr std::uint8_t kNrpnFine = 98;
inline constexpr std::uint8_t kNrpnCoarse = 99;
inline constexpr std::uint8_t kRpnFine = 100;
inline constexpr std::uint8_t kRpnCoarse = 101;

// Channel-mode messages.
inline constexpr std::uint8_t kAllSoundOff = 120;
inline constexpr std::uint8_t kResetControllers = 121;
inline constexpr std::uint8_t kLocalControl = 122;
inline constexpr std::uint8_t kAllNotesOff = 123;  ///< 124 to 127 choose a mode and imply it

}  // namespace refrain::engine
