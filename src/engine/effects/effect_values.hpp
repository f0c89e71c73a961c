#pragma once

#include "patch/parameter_ids.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// Where the effects find what the player has set. Audio thread; what it says changes between ticks only.
class EffectValues {
public:
    EffectValues() = default;
    EffectValues(const EffectValues&) = delete;
    EffectValues& operator=(const EffectValues&) = delete;
    virtual ~EffectValues() = default;

    /// In the parameter's unit, smoothed and modulated; of a choice its index, which steps.
    [[nodiscard]] virtual float value(patch::ParameterId id) const REFRAIN_RT = 0;
    [[nodiscard]] virtual float tempo_bpm() const REFRAIN_RT = 0;
};

}  // namespace refrain::engine
