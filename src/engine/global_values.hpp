#pragma once

#include <array>
#include <bitset>

#include "engine/channel.hpp"
#include "engine/effects/effect_values.hpp"
#include "engine/parameters/matrix.hpp"
#include "engine/parameters/values.hpp"
#include "engine/voices/plan.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// Parameters that all voices share, with what the matrix adds to them: macros, LFOs, and the
/// controllers of the channel that was played last. Audio thread, wait-free.
class GlobalValues final : public EffectValues {
public:
    GlobalValues(const Values& values, const Matrix& matrix) : values_(values), matrix_(matrix) {}

    void tick(const Plan& plan, const Channel& channel) REFRAIN_RT;

    [[nodiscard]] float value(patch::ParameterId id) const REFRAIN_RT override {
        const std::size_t index = patch::index_of(id);
        return moved_[index] ? moved_values_[index] : values_.value(id);
    }
    [[nodiscard]] float tempo_bpm() const REFRAIN_RT override { return values_.value(patch::id(patch::Master::tempo)); }
    /// Travel (0..1) with what the matrix adds.
    [[nodiscard]] float travel(patch::ParameterId id) const REFRAIN_RT {
        const std::size_t index = patch::index_of(id);
        return moved_[index] ? moved_travels_[index] : values_.travel(id);
    }

private:
    const Values& values_;
    const Matrix& matrix_;
    std::bitset<patch::kParameterCount> moved_;
    std::array<float, patch::kParameterCount> moved_travels_{};
    std::array<float, patch::kParameterCount> moved_values_{};
};

}  // namespace refrain::engine
