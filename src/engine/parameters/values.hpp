#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>

#include "dsp/lanes.hpp"
#include "dsp/smoother.hpp"
#include "patch/parameters.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// How a parameter's travel becomes the number that the engine computes with: its unit, but the linear amplitude for a
/// fader. As plain numbers, so that a whole row of voices is mapped at once.
struct TravelMap {
    patch::Curve curve = patch::Curve::linear;
    float minimum = 0.0F;
    float span = 1.0F;     ///< linear: maximum - minimum; cubic: maximum; fader: cube root of the top's amplitude
    float octaves = 0.0F;  ///< exponential: log2(maximum / minimum)

    /// `travel` is 0..1.
    [[nodiscard]] float operator()(float travel) const REFRAIN_RT;
    /// The other way round.
    [[nodiscard]] float travel_of(float value) const REFRAIN_RT;
};

/// The patch's values as the audio thread plays them: what can be turned glides, what is chosen changes at once.
/// Written and read by the audio thread only; wait-free.
class Values {
public:
    /// The initial value of every parameter.
    Values();

    /// `requested` in the parameter's unit, clamped. Continuous ones glide there.
    void set(patch::ParameterId id, float requested) REFRAIN_RT;
    /// Everything arrives at once, for the moment before anything sounds.
    void settle() REFRAIN_RT;

    /// One tick of every glide.
    void tick(double step) REFRAIN_RT;

    /// Another number whenever something in here has changed.
    [[nodiscard]] std::uint64_t version() const REFRAIN_RT { return version_; }

    /// As it was set, in the parameter's unit: for switches, choices and counts.
    [[nodiscard]] float setting(patch::ParameterId id) const REFRAIN_RT { return settings_[patch::index_of(id)]; }
    [[nodiscard]] bool is_on(patch::ParameterId id) const REFRAIN_RT { return setting(id) != 0.0F; }
    template <class Choice>
    [[nodiscard]] Choice choice(patch::ParameterId id) const REFRAIN_RT {
        return static_cast<Choice>(static_cast<int>(setting(id)));
    }

    /// Where it has glided to: travel 0..1, and the number that it maps to.
    [[nodiscard]] float travel(patch::ParameterId id) const REFRAIN_RT { return travels_[patch::index_of(id)]; }
    [[nodiscard]] float value(patch::ParameterId id) const REFRAIN_RT { return rows_[patch::index_of(id)].lane[0]; }
    /// The same number for all voices of a group.
    [[nodiscard]] const dsp::Row& row(patch::ParameterId id) const REFRAIN_RT { return rows_[patch::index_of(id)]; }
    [[nodiscard]] const TravelMap& map(patch::ParameterId id) const REFRAIN_RT { return maps_[patch::index_of(id)]; }

private:
    void arrive(std::size_t index, float travel) REFRAIN_RT;

    std::uint64_t version_ = 1;
    std::array<float, patch::kParameterCount> settings_{};
    std::array<float, patch::kParameterCount> travels_{};
    std::array<dsp::Smoother, patch::kParameterCount> glides_{};
    std::bitset<patch::kParameterCount> gliding_;
    std::array<TravelMap, patch::kParameterCount> maps_{};
    std::array<dsp::Row, patch::kParameterCount> rows_{};
};

}  // namespace refrain::engine
