#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "dsp/smoother.hpp"
#include "engine/constants.hpp"
#include "engine/effects/effects_chain.hpp"
#include "patch/parameters.hpp"
#include "support/sound.hpp"

namespace refrain::engine {

/// What the player sets, as the engine hands it on: what can be turned glides through two one-poles of 4 ms, what is
/// chosen steps.
class FakeValues final : public EffectValues {
public:
    FakeValues() {
        for (const patch::Parameter& p : patch::parameters()) {
            set(p.id, p.initial);
        }
        settle();
    }

    void set(patch::ParameterId id, float value) {
        dsp::Smoother& glide = glides_[patch::index_of(id)];
        if (patch::parameter(id).whole) {
            glide.jump_to(static_cast<double>(value));
        } else {
            glide.set_target(static_cast<double>(patch::travel_of(patch::parameter(id), value)));
        }
    }
    void set_tempo(float bpm) { tempo_bpm_ = bpm; }
    void settle() {
        for (dsp::Smoother& glide : glides_) {
            glide.jump_to(glide.target());
        }
    }
    void tick(double sample_rate) {
        for (dsp::Smoother& glide : glides_) {
            glide.tick(dsp::Smoother::step_for(kGainGlide_s, kTickFrames / sample_rate), 1e-7);
        }
    }

    [[nodiscard]] float value(patch::ParameterId id) const REFRAIN_RT override {
        const patch::Parameter& p = patch::parameters()[patch::index_of(id)];
        const auto at = static_cast<float>(glides_[patch::index_of(id)].value());
        return p.whole ? at : patch::value_at(p, at);
    }
    [[nodiscard]] float tempo_bpm() const REFRAIN_RT override { return tempo_bpm_; }

private:
    std::array<dsp::Smoother, patch::kParameterCount> glides_;
    float tempo_bpm_ = 120.0F;
};

/// A chain with somebody who turns its knobs.
class ChainPlayer {
public:
    static constexpr double kRate = 48000.0;

    ChainPlayer() : chain_(std::make_unique<EffectsChain>(values_, kRate)) {}

    FakeValues& values() { return values_; }
    EffectsChain& chain() { return *chain_; }

    /// Puts `sound` through the chain, in spans of at most `cut` frames; whole ticks.
    void play(test::Sound& sound, std::uint32_t cut = kTickFrames) {
        for (std::size_t place = 0; place < sound.frames();) {
            const auto in_tick = static_cast<std::uint32_t>(place % kTickFrames);
            if (in_tick == 0) {
                values_.tick(kRate);
                chain_->tick();
            }
            const std::uint32_t frames = std::min(cut, kTickFrames - in_tick);
            chain_->render(sound.left.data() + place, sound.right.data() + place, frames);
            place += frames;
        }
    }

private:
    FakeValues values_;
    std::unique_ptr<EffectsChain> chain_;
};

inline constexpr std::array<patch::Effect, patch::kEffects> kAllEffects{
    patch::Effect::chorus,    patch::Effect::flanger,    patch::Effect::phaser, patch::Effect::distortion,
    patch::Effect::equalizer, patch::Effect::compressor, patch::Effect::delay,  patch::Effect::reverb};

}  // namespace refrain::engine
