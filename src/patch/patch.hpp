#pragma once

#include <array>

#include "patch/parameters.hpp"
#include "wavetable/harmonics.hpp"

namespace refrain::patch {

/// A sound: the value of every parameter and the harmonics of the oscillator's table. A value type.
class Patch {
public:
    /// The program's own start: a plain saw, level, no effects.
    Patch();

    [[nodiscard]] float value(ParameterId id) const { return values_[static_cast<std::size_t>(id)]; }
    /// Stores the value, clamped to the parameter's range.
    void set_value(ParameterId id, float value);

    [[nodiscard]] const wavetable::Harmonics& harmonics() const { return harmonics_; }
    void set_harmonics(wavetable::Harmonics harmonics) { harmonics_ = std::move(harmonics); }

private:
    std::array<float, kParameterCount> values_{};
    wavetable::Harmonics harmonics_;
};

}  // namespace refrain::patch
