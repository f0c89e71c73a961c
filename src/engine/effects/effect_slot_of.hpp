#pragma once

#include <cstdint>

#include "engine/effects/effect_settings.hpp"
#include "engine/effects/effect_slot.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// The slot of one kind of effect, kernel and settings. Audio thread; wait-free.
template <class Effect>
class EffectSlotOf final : public EffectSlot {
public:
    using EffectSlot::EffectSlot;

private:
    void prepare(double sample_rate) REFRAIN_RT override { effect_.set_sample_rate(sample_rate); }
    void forget() REFRAIN_RT override { effect_.reset(); }
    void skip_silence(std::uint64_t frames) REFRAIN_RT override { effect_.skip_silence(frames); }
    void aim(const EffectValues& values) REFRAIN_RT override {
        typename Effect::Settings settings;
        read_settings(values, settings);
        effect_.tick(settings);
    }
    void process(float* left, float* right, std::uint32_t frames) REFRAIN_RT override {
        effect_.render(left, right, frames);
    }
    [[nodiscard]] bool rung_out() const REFRAIN_RT override { return effect_.silent(); }

    Effect effect_;
};

}  // namespace refrain::engine
