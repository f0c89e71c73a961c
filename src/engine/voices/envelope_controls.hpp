#pragma once

#include <cstddef>

#include "engine/voices/envelope_lanes.hpp"
#include "engine/voices/group.hpp"
#include "engine/voices/plan.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// The number of a parameter for one voice: its own where the matrix moves it. Audio thread, wait-free.
[[nodiscard]] inline float lane_value(const Plan& plan, const Group& group, patch::ParameterId id,
                                      std::size_t lane) REFRAIN_RT {
    const std::uint8_t slot = plan.matrix->slot(id);
    return slot == Matrix::kNoSlot ? plan.values->value(id) : group.targets[slot].lane[lane];
}

/// What an envelope's stages of one voice take from the patch now. Audio thread, wait-free.
[[nodiscard]] inline EnvelopeControls envelope_controls(const Plan& plan, const Group& group, std::size_t index,
                                                        std::size_t lane) REFRAIN_RT {
    const auto value = [&](patch::Envelope p) REFRAIN_RT { return lane_value(plan, group, patch::id(p, index), lane); };
    const auto frames = [&](patch::Envelope p) REFRAIN_RT { return value(p) * plan.sample_rate; };
    const auto share = [&](patch::Envelope p) REFRAIN_RT { return value(p) * 0.01F; };
    return {.delay = frames(patch::Envelope::delay),
            .attack = frames(patch::Envelope::attack),
            .hold = frames(patch::Envelope::hold),
            .decay = frames(patch::Envelope::decay),
            .sustain = share(patch::Envelope::sustain),
            .release = frames(patch::Envelope::release),
            .attack_curve = share(patch::Envelope::attack_curve),
            .decay_curve = share(patch::Envelope::decay_curve),
            .release_curve = share(patch::Envelope::release_curve)};
}

}  // namespace refrain::engine
