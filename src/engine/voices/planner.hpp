#pragma once

#include "engine/parameters/matrix.hpp"
#include "engine/parameters/values.hpp"
#include "engine/voices/plan.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// Reads from the patch what all voices have in common: which parts are on, and how they hang together. `sounding`:
/// voices that sound keep two sides once they have them. `silent`: nothing is heard now, so that the oversampling may
/// change. Leaves the tables and the shared sources' values alone. Costs nothing while nothing changes. Audio thread,
/// wait-free; once a tick.
void make_plan(Plan& plan, const Values& values, const Matrix& matrix, bool sounding, bool silent) REFRAIN_RT;

/// Whether a change of that parameter cannot glide while voices sound.
[[nodiscard]] bool must_be_exchanged(patch::ParameterId parameter) REFRAIN_RT;

}  // namespace refrain::engine
