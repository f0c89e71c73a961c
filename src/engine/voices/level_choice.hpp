#pragma once

#include <cstddef>

#include "engine/voices/group.hpp"
#include "engine/voices/plan.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// Chooses the table's level for each copy of an oscillator from where its increment is and where it goes: the richest
/// that stays below Nyquist until a fade to another could be over. Such a fade begins where the choice is another one
/// than before, unless one runs, or the voices only `begin`. The pitches of all oscillators of the group have to be
/// there, as they count where one modulates another. Audio thread, wait-free.
void choose_levels(const Plan& plan, Group& group, std::size_t index, dsp::LaneMask mask, bool begin) REFRAIN_RT;

}  // namespace refrain::engine
