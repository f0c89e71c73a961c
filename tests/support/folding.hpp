#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "dsp/filters/filter_type.hpp"
#include "patch/choices.hpp"
#include "support/instrument.hpp"
#include "support/spectrum.hpp"
#include "support/tuning.hpp"

// What folds back below Nyquist where something makes partials of its own. The patches are steady and all their
// oscillators stand in whole ratios, so that whatever is true lies on the note's harmonics and whatever has folded lies
// off them: A4 has 109.1 periods in 48000 Hz, which puts the folded partials 40 Hz or more beside.
namespace refrain::test {

struct FoldingCase {
    std::string_view name;
    void (*set)(patch::Patch& patch);
};

namespace folding {

using patch::id;
using patch::Osc;

inline constexpr double kRate = 48000.0;
inline constexpr int kKey = 69;

inline void wave(patch::Patch& patch, std::size_t oscillator, wavetable::Shape shape) {
    patch.set_table(oscillator, patch::drawn_table(wavetable::shape_harmonics(shape)));
}

/// The first oscillator's saw or sine, changed by a sine an octave higher.
inline void modulated(patch::Patch& patch, wavetable::Shape shape, patch::OscModulation how, float amount) {
    wave(patch, 0, shape);
    wave(patch, 1, wavetable::Shape::sine);
    patch.set_value(id(Osc::on, 1), 1.0F);
    patch.set_value(id(Osc::level, 1), -72.0F);
    patch.set_value(id(Osc::ratio, 1), 2.0F);
    patch.set_value(id(Osc::modulation, 0), static_cast<float>(how));
    patch.set_value(id(Osc::modulator, 0), 1.0F);
    patch.set_value(id(Osc::modulation_amount, 0), amount);
}

inline void warped(patch::Patch& patch, wavetable::Shape shape, patch::Warp warp) {
    wave(patch, 0, shape);
    patch.set_value(id(Osc::warp, 0), static_cast<float>(warp));
    patch.set_value(id(Osc::warp_amount, 0), 50.0F);
}

inline void filtered(patch::Patch& patch, dsp::FilterType type, float resonance, float drive_db) {
    wave(patch, 0, wavetable::Shape::saw);
    patch.set_value(id(patch::Filter::on, 0), 1.0F);
    patch.set_value(id(patch::Filter::type, 0), static_cast<float>(type));
    patch.set_value(id(patch::Filter::cutoff, 0), 2000.0F);
    patch.set_value(id(patch::Filter::resonance, 0), resonance);
    patch.set_value(id(patch::Filter::drive, 0), drive_db);
}

}  // namespace folding

/// One sensible patch for each thing that folds, half of the way up where there is a way.
inline constexpr std::array kFoldingCases{
    FoldingCase{
        "frequency, sine",
        [](patch::Patch& p) { folding::modulated(p, wavetable::Shape::sine, patch::OscModulation::frequency, 50.0F); }},
    FoldingCase{
        "frequency, saw",
        [](patch::Patch& p) { folding::modulated(p, wavetable::Shape::saw, patch::OscModulation::frequency, 50.0F); }},
    FoldingCase{
        "phase, sine",
        [](patch::Patch& p) { folding::modulated(p, wavetable::Shape::sine, patch::OscModulation::phase, 50.0F); }},
    FoldingCase{
        "phase, saw",
        [](patch::Patch& p) { folding::modulated(p, wavetable::Shape::saw, patch::OscModulation::phase, 50.0F); }},
    FoldingCase{
        "ring, saw",
        [](patch::Patch& p) { folding::modulated(p, wavetable::Shape::saw, patch::OscModulation::ring, 100.0F); }},
    FoldingCase{"bend, saw", [](patch::Patch& p) { folding::warped(p, wavetable::Shape::saw, patch::Warp::bend); }},
    FoldingCase{"sync, saw", [](patch::Patch& p) { folding::warped(p, wavetable::Shape::saw, patch::Warp::sync); }},
    FoldingCase{"mirror, saw", [](patch::Patch& p) { folding::warped(p, wavetable::Shape::saw, patch::Warp::mirror); }},
    FoldingCase{"quantize, sine",
                [](patch::Patch& p) { folding::warped(p, wavetable::Shape::sine, patch::Warp::quantize); }},
    FoldingCase{"formant, saw",
                [](patch::Patch& p) { folding::warped(p, wavetable::Shape::saw, patch::Warp::formant); }},
    FoldingCase{"drive 12 dB", [](patch::Patch& p) { folding::filtered(p, dsp::FilterType::low_24, 20.0F, 12.0F); }},
    FoldingCase{"ladder", [](patch::Patch& p) { folding::filtered(p, dsp::FilterType::ladder, 60.0F, 0.0F); }},
};

/// Energy below 20 kHz that is on no harmonic of the note, against all there is, in dB; at 2^`oversampling_log2`.
inline double folding_db(const FoldingCase& folding_case, float oversampling_log2) {
    constexpr std::size_t kFrames = std::size_t{1} << 16;
    patch::Patch patch;
    for (std::size_t i = 0; i < patch::kRoutes; ++i) {
        patch.set_route(i, {});
    }
    folding_case.set(patch);
    patch.set_value(patch::id(patch::Play::oversampling), oversampling_log2);
    Instrument instrument(folding::kRate, wavetable::Shape::sine);
    instrument.load(patch);
    instrument.play(9600, {}, 1024);
    instrument.now(note_on(folding::kKey));
    instrument.play(24000, {}, 1024);
    const std::vector<double> power = power_spectrum(instrument.play(kFrames, {}, 1024).left);
    const double bin_hz = folding::kRate / static_cast<double>(kFrames);
    const double note_hz = key_hz(folding::kKey);
    double whole = 0.0;
    double folded = 0.0;
    for (std::size_t k = 0; k < power.size(); ++k) {
        const double harmonics = static_cast<double>(k) * bin_hz / note_hz;
        const double bins_off = std::abs(harmonics - std::round(harmonics)) * note_hz / bin_hz;
        whole += power[k];
        folded += bins_off > static_cast<double>(kLobe) && harmonics * note_hz < 20000.0 ? power[k] : 0.0;
    }
    return decibel(folded / whole + 1e-30);
}

}  // namespace refrain::test
