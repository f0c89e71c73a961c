#pragma once

#include <array>
#include <cstdint>

#include "dsp/effects/line.hpp"
#include "engine/effects/effect_slot_of.hpp"
#include "patch/effect_order.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// What the voices' sum goes through: eight effects in any order, then width, the master volume, and last the limiter,
/// which so holds whatever the volume makes of it. With everything off and width and volume untouched it leaves every
/// bit as it is. Effects come and go without a click, and sleep while they have nothing to say. Where a span is cut
/// changes no bit. All but construction: audio thread, wait-free.
class EffectsChain {
public:
    /// Allocates all that the effects will ever need. `values` outlives the chain and is read in tick(), and in
    /// render() when an effect wakes up.
    EffectsChain(const EffectValues& values, double sample_rate);

    /// Forgets everything that sounds.
    void set_sample_rate(double sample_rate) REFRAIN_RT;
    /// Forgets everything that sounds; what is on is there from the next tick on, without a fade.
    void reset() REFRAIN_RT;

    /// All are off at first. It fades within some 15 ms, from the next tick on.
    void set_on(patch::Effect effect, bool on) REFRAIN_RT;
    void set_limiter_on(bool on) REFRAIN_RT { limiter_.set_on(on); }
    /// The master volume, as an amplitude: it glides there over the next tick.
    void set_volume(float gain) REFRAIN_RT { volume_ = gain; }
    /// One of the parameters that switch an effect on or off; any other is no business of the chain's.
    void set_switch(patch::ParameterId id, bool on) REFRAIN_RT;
    /// What is no permutation is ignored. Where it makes a difference now, the effects fade to the bare sound first,
    /// change places, and fade in again, within some 30 ms.
    void set_order(const patch::EffectOrder& order) REFRAIN_RT;

    /// At each absolute multiple of kTickFrames, before the frames that follow are rendered.
    void tick() REFRAIN_RT;
    /// In place; `frames` up to the next tick.
    void render(float* left, float* right, std::uint32_t frames) REFRAIN_RT;

    /// Nothing came in since the last tick, and nothing above -120 dBFS will come out if nothing does.
    [[nodiscard]] bool silent() const REFRAIN_RT;

private:
    [[nodiscard]] EffectSlot& slot(patch::Effect effect) REFRAIN_RT {
        return *slots_[static_cast<std::size_t>(effect)];
    }
    void make_louder(float* left, float* right, std::uint32_t frames) const REFRAIN_RT;
    [[nodiscard]] bool all_asleep() const REFRAIN_RT;
    [[nodiscard]] bool order_matters() const REFRAIN_RT;
    [[nodiscard]] bool all_unheard() const REFRAIN_RT;

    const EffectValues& values_;
    EffectSlotOf<dsp::Chorus> chorus_;
    EffectSlotOf<dsp::Flanger> flanger_;
    EffectSlotOf<dsp::Phaser> phaser_;
    EffectSlotOf<dsp::Distortion> distortion_;
    EffectSlotOf<dsp::Equalizer> equalizer_;
    EffectSlotOf<dsp::Compressor> compressor_;
    EffectSlotOf<dsp::Delay> delay_;
    EffectSlotOf<dsp::Reverb> reverb_;
    EffectSlotOf<dsp::Limiter> limiter_;
    dsp::Width width_;
    std::array<EffectSlot*, patch::kEffects> slots_;  // by patch::Effect
    patch::EffectOrder order_ = patch::kUsualOrder;
    patch::EffectOrder wanted_ = patch::kUsualOrder;
    float volume_ = 1.0F;
    dsp::Line volume_line_;
    bool all_asleep_ = true;   // or off: since the tick, until something comes in
    std::uint32_t place_ = 0;  // in the tick
};

}  // namespace refrain::engine
