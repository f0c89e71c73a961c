#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/voices/group.hpp"
#include "engine/voices/plan.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// A fade between levels lasts this many ticks; one more until it may begin.
inline constexpr std::int64_t kTicksAhead = kLevelFadeFrames / kTickFrames + 1;

/// Chooses the table's level for one copy of an oscillator from where its increment is and where it goes: the richest
/// that stays below Nyquist until a fade to another could be over. Such a fade begins where the choice is another one
/// than before, unless one runs, or the voices only `begin`. The pitches of all oscillators of the group have to be
/// there, as they count where one modulates another. Audio thread, wait-free.
void choose_levels(const Plan& plan, Group& group, std::size_t index, std::size_t copy, dsp::LaneMask mask,
                   bool begin) REFRAIN_RT;

}  // namespace refrain::engine
