#include "ui/curves/filter_response.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

#include "dsp/filters/comb.hpp"
#include "dsp/filters/filter_type.hpp"
#include "dsp/filters/ladder.hpp"
#include "dsp/filters/state_variable.hpp"
#include "dsp/filters/vowel.hpp"

// What the filters' own constants make of a sine: their transfer functions, without the bending by the sample rate.
namespace refrain::ui {
namespace {

using dsp::FilterType;
using Complex = std::complex<double>;

constexpr double kNarrowest = 0.01;  // damping near which a filter sings by itself

double damping(FilterType type, double resonance) {
    const double flat = dsp::flat_damping(type);
    const double k = flat * (1.0 - resonance) * (1.0 - 0.5 * resonance) - dsp::kGrowth * std::pow(resonance, 8.0);
    return std::max(k, kNarrowest);
}

// `type` is one of 12 dB; `w` is the frequency over the cutoff.
Complex stage(FilterType type, double w, double k, double band_gain) {
    const Complex s(0.0, w);
    const Complex below = 1.0 + k * s + s * s;
    switch (type) {
        case FilterType::low_12:
            return 1.0 / below;
        case FilterType::band_12:
            return band_gain * s / below;
        case FilterType::high_12:
            return s * s / below;
        case FilterType::notch_12:
            return (1.0 + s * s) / below;
        case FilterType::peak_12:
            return (1.0 - s * s) / below;
        default:
            return 1.0;
    }
}

Complex state_variable(FilterType type, double w, double resonance) {
    const FilterType single = dsp::stage_of(type);
    const double k = damping(type, resonance);
    const Complex last = stage(single, w, k, dsp::kBandFloor + dsp::kBandSlope * k);
    if (type == single) {
        return last;
    }
    const dsp::FirstDamping damping = dsp::first_damping(type);
    const double first = damping.floor + damping.slope * k;
    return last * stage(single, w, first, first);
}

Complex ladder(double w, double resonance) {
    constexpr double kSings = 3.98;
    const double feedback = std::min(dsp::kLadderFeedback * resonance, kSings);
    const Complex pole = 1.0 / Complex(1.0, w);
    const Complex four = pole * pole * pole * pole;
    return four * (1.0 + dsp::kLadderCompensation * feedback) / (1.0 + feedback * four);
}

Complex comb(double w, double frequency_hz, double resonance, double damped) {
    constexpr double kRate = 48000.0;
    const double feedback = dsp::kCombFeedback * resonance * (2.0 - resonance);
    const double side = dsp::kCombDamping * damped;
    const double loss = 1.0 - 2.0 * side + 2.0 * side * std::cos(2.0 * std::numbers::pi * frequency_hz / kRate);
    return std::sqrt(1.0 - feedback * feedback) /
           (1.0 - feedback * loss * std::polar(1.0, -2.0 * std::numbers::pi * w));
}

double value_at(const dsp::VowelLine& line, double place) {
    double value = line.start + line.slope * place;
    for (std::size_t vowel = 0; vowel < line.bends.size(); ++vowel) {
        value += line.bends[vowel] * std::max(0.0, place - static_cast<double>(vowel + 1));
    }
    return value;
}

Complex vowel(const FilterSetting& setting, double frequency_hz, double resonance) {
    const double place = (dsp::kVowels - 1) * std::clamp(static_cast<double>(setting.vowel), 0.0, 1.0);
    const double narrow = 1.0 - 0.6 * resonance;
    const double width = 2.0 * narrow * narrow;
    Complex sum = 0.0;
    for (const dsp::FormantLines& formant : dsp::kFormantLines) {
        const double natural = value_at(formant.damping, place);
        const double centre = value_at(formant.frequency_hz, place) * static_cast<double>(setting.cutoff_hz) / 1000.0;
        const Complex s(0.0, frequency_hz / centre);
        const Complex band = s / (1.0 + natural * width * width * s + s * s);
        sum += value_at(formant.gain, place) * natural * width * band;
    }
    return sum;
}

}  // namespace

float response_db(const FilterSetting& setting, float frequency_hz) {
    const auto f = static_cast<double>(std::max(frequency_hz, 1e-3F));
    const double w = f / std::max(static_cast<double>(setting.cutoff_hz), 1e-3);
    const double resonance = std::clamp(static_cast<double>(setting.resonance), 0.0, 1.0);
    Complex h = 1.0;
    switch (const auto type = static_cast<FilterType>(setting.type)) {
        case FilterType::ladder:
            h = ladder(w, resonance);
            break;
        case FilterType::comb:
            h = comb(w, f, resonance, std::clamp(static_cast<double>(setting.vowel), 0.0, 1.0));
            break;
        case FilterType::vowel:
            h = vowel(setting, f, resonance);
            break;
        default:
            h = state_variable(type, w, resonance);
    }
    return static_cast<float>(20.0 * std::log10(std::max(std::abs(h), 1e-10)));
}

float place_of_frequency(float frequency_hz) {
    return std::log(std::max(frequency_hz, 1e-3F) / kLowestHz) / std::log(kHighestHz / kLowestHz);
}

float frequency_at_place(float place) {
    return kLowestHz * std::pow(kHighestHz / kLowestHz, place);
}

}  // namespace refrain::ui
