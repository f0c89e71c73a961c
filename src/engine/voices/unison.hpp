#pragma once

#include "engine/voices/plan.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// Lays out `copies` (1..kMaxUnison) copies: evenly between the ends at a `spread` of 0.5, gathered in the middle
/// below, at the edges above. Sides alternate, so that neither side is the flat one. Audio thread, wait-free.
void lay_out(Unison& unison, std::uint32_t copies, float spread, patch::Stack stack) REFRAIN_RT;

}  // namespace refrain::engine
