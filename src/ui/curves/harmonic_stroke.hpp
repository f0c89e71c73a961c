#pragma once

#include <cstddef>
#include <optional>

#include "ui/curves/harmonic_scale.hpp"
#include "wavetable/harmonics.hpp"

namespace refrain::ui {

/// Where the pointer is in the editor: `bar` counts harmonics from the left edge (2.5 is the middle of the third bar),
/// `height` is 0 at the foot and 1 at the top. Both may lie outside.
struct StrokePoint {
    float bar;
    float height;
};

/// Gives harmonic `index` (below kEditableHarmonics) this magnitude. Its phase and sign and all other harmonics stay;
/// silent ones are added up to it where the wave had fewer.
void set_amplitude(wavetable::Harmonics& harmonics, std::size_t index, float amplitude);

/// The magnitude of harmonic `index`, 0 where the wave has none.
[[nodiscard]] float amplitude_of(const wavetable::Harmonics& harmonics, std::size_t index) noexcept;

/// One stroke of the pointer across the harmonics. A fast hand leaves no gap: every bar between two samples gets the
/// height where the line between them crosses its middle.
class HarmonicStroke {
public:
    /// `erase` silences whatever the stroke touches instead of drawing.
    void begin(bool erase) noexcept;
    /// Draws from the last point to this one. Returns true when `harmonics` changed.
    bool move(StrokePoint to, HarmonicScale scale, wavetable::Harmonics& harmonics);

private:
    std::optional<StrokePoint> from_;
    bool erase_ = false;
};

}  // namespace refrain::ui
