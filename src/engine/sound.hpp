#pragma once

#include <array>

#include "dsp/envelope.hpp"
#include "dsp/smoother.hpp"
#include "patch/parameters.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// The patch as the audio thread plays it: what is heard at once glides, what a note takes with it does not.
/// All functions: audio thread, wait-free.
class Sound {
public:
    /// The initial value of every parameter.
    Sound();

    /// `requested` in the parameter's unit, clamped.
    void set(patch::ParameterId id, float requested) REFRAIN_RT;
    [[nodiscard]] float value(patch::ParameterId id) const REFRAIN_RT { return values_[static_cast<std::size_t>(id)]; }

    void tick(double gain_step, double pitch_step) REFRAIN_RT;

    [[nodiscard]] double master_gain() const REFRAIN_RT { return master_gain_.value(); }
    [[nodiscard]] double oscillator_gain() const REFRAIN_RT { return oscillator_gain_.value(); }
    [[nodiscard]] double oscillator_pan() const REFRAIN_RT { return oscillator_pan_.value(); }
    /// Coarse and fine tuning together, in semitones.
    [[nodiscard]] double tuning_semitones() const REFRAIN_RT { return tuning_.value(); }
    [[nodiscard]] const dsp::EnvelopeTimes& envelope() const REFRAIN_RT { return envelope_; }
    /// Linear gain of a stroke of that velocity (1..127).
    [[nodiscard]] double velocity_gain(std::uint16_t velocity) const REFRAIN_RT;

private:
    std::array<float, patch::kParameterCount> values_{};
    dsp::Smoother master_gain_;
    dsp::Smoother oscillator_gain_;
    dsp::Smoother oscillator_pan_;
    dsp::Smoother tuning_;
    dsp::EnvelopeTimes envelope_;
};

}  // namespace refrain::engine
