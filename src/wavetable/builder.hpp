#pragma once

#include <memory>
#include <span>

#include "wavetable/harmonics.hpp"
#include "wavetable/wavetable.hpp"

namespace refrain::wavetable {

/// Builds a table of one frame per element of `frames` (at least one; each with at most kMaxHarmonics, the rest is
/// left out; a harmonic that is no finite number counts as silent). Any thread but the audio thread; about a
/// millisecond a frame. Throws std::bad_alloc.
[[nodiscard]] std::unique_ptr<Wavetable> build(std::span<const Harmonics> frames);

/// The same for a table of a single frame.
[[nodiscard]] std::unique_ptr<Wavetable> build(const Harmonics& frame);

}  // namespace refrain::wavetable
