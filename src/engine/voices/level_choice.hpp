#pragma once

#include "engine/voices/group.hpp"
#include "engine/voices/plan.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// Chooses the table's level for each copy of the lanes from where its increment is and where it goes: the richest that
/// stays below Nyquist until a fade to another could be over. Such a fade begins where the choice is another one than
/// before, unless one runs, or the voices only `begin`. Audio thread, wait-free.
void choose_levels(const Plan& plan, const OscillatorPlan& oscillator, OscillatorLanes& lanes, dsp::LaneMask mask,
                   bool begin) REFRAIN_RT;

}  // namespace refrain::engine
