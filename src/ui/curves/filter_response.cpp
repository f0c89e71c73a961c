#include "ui/curves/filter_response.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace refrain::ui {
namespace {

using Complex = std::complex<double>;

enum class Kind { low, band, high, notch, peak };

constexpr double kNarrowest = 0.01;  // damping near which a filter sings by itself
constexpr double kFirstButterworth = 1.847759;
constexpr double kSecondButterworth = 0.765367;

double damping(Kind kind, bool steep, double resonance) {
    double flat = std::numbers::sqrt2;
    if (kind == Kind::notch || kind == Kind::peak) {
        flat = 2.0;
    } else if (steep && kind != Kind::band) {
        flat = kSecondButterworth;
    }
    const double k = flat * (1.0 - resonance) * (1.0 - 0.5 * resonance) - 0.05 * std::pow(resonance, 8.0);
    return std::max(k, kNarrowest);
}

double first_damping(Kind kind, double k) {
    switch (kind) {
        case Kind::low:
        case Kind::high:
            return kFirstButterworth;
        case Kind::peak:
            return 1.0 + 0.5 * k;
        default:
            return 0.5 + 0.75 * k;
    }
}

// `w` is the frequency over the cutoff.
Complex stage(Kind kind, double w, double k, double band_gain) {
    const Complex s(0.0, w);
    const Complex below = 1.0 + k * s + s * s;
    switch (kind) {
        case Kind::low:
            return 1.0 / below;
        case Kind::band:
            return band_gain * s / below;
        case Kind::high:
            return s * s / below;
        case Kind::notch:
            return (1.0 + s * s) / below;
        case Kind::peak:
            return (1.0 - s * s) / below;
    }
    return 1.0;
}

Complex state_variable(std::size_t type, double w, double resonance) {
    const auto kind = static_cast<Kind>(type / 2);
    const bool steep = type % 2 != 0;
    const double k = damping(kind, steep, resonance);
    constexpr double kBandFloor = 0.5;
    constexpr double kBandSlope = 1.0 - kBandFloor / std::numbers::sqrt2;
    const Complex last = stage(kind, w, k, kBandFloor + kBandSlope * k);
    if (!steep) {
        return last;
    }
    const double first = first_damping(kind, k);
    return last * stage(kind, w, first, first);
}

Complex ladder(double w, double resonance) {
    const double feedback = std::min(4.4 * resonance, 3.98);
    const Complex pole = 1.0 / Complex(1.0, w);
    const Complex four = pole * pole * pole * pole;
    return four * (1.0 + 0.5 * feedback) / (1.0 + feedback * four);
}

Complex comb(double w, double frequency_hz, double resonance, double damped) {
    constexpr double kRate = 48000.0;
    const double feedback = 0.998 * resonance * (2.0 - resonance);
    const double side = 0.25 * damped;
    const double loss = 1.0 - 2.0 * side + 2.0 * side * std::cos(2.0 * std::numbers::pi * frequency_hz / kRate);
    return std::sqrt(1.0 - feedback * feedback) /
           (1.0 - feedback * loss * std::polar(1.0, -2.0 * std::numbers::pi * w));
}

struct Formant {
    double frequency_hz;
    double gain_db;
    double bandwidth_hz;
};

// A tenor's: "The Canonical Csound Reference Manual", appendix "Formant values".
constexpr std::array<std::array<Formant, 4>, 5> kTenor{{
    {{{650.0, 0.0, 80.0}, {1080.0, -6.0, 90.0}, {2650.0, -7.0, 120.0}, {2900.0, -8.0, 130.0}}},
    {{{400.0, 0.0, 70.0}, {1700.0, -14.0, 80.0}, {2600.0, -12.0, 100.0}, {3200.0, -14.0, 120.0}}},
    {{{290.0, 0.0, 40.0}, {1870.0, -15.0, 90.0}, {2800.0, -18.0, 100.0}, {3250.0, -20.0, 120.0}}},
    {{{400.0, 0.0, 70.0}, {800.0, -10.0, 80.0}, {2600.0, -12.0, 100.0}, {2800.0, -12.0, 130.0}}},
    {{{350.0, 0.0, 40.0}, {600.0, -20.0, 60.0}, {2700.0, -17.0, 100.0}, {2900.0, -14.0, 120.0}}},
}};

Complex vowel(const FilterSetting& setting, double frequency_hz, double resonance) {
    const double at = 4.0 * std::clamp(static_cast<double>(setting.vowel), 0.0, 1.0);
    const auto left = std::min<std::size_t>(static_cast<std::size_t>(at), 3);
    const double part = at - static_cast<double>(left);
    const double narrow = 1.0 - 0.6 * resonance;
    const double width = 2.0 * narrow * narrow;
    Complex sum = 0.0;
    for (std::size_t i = 0; i < 4; ++i) {
        const Formant& a = kTenor[left][i];
        const Formant& b = kTenor[left + 1][i];
        const auto between = [&](double from, double to) { return from + part * (to - from); };
        const double natural = between(a.bandwidth_hz / a.frequency_hz, b.bandwidth_hz / b.frequency_hz);
        const double gain = between(std::pow(10.0, a.gain_db / 20.0), std::pow(10.0, b.gain_db / 20.0));
        const double centre = between(a.frequency_hz, b.frequency_hz) * static_cast<double>(setting.cutoff_hz) / 1000.0;
        const Complex s(0.0, frequency_hz / centre);
        const Complex band = s / (1.0 + natural * width * width * s + s * s);
        // Neighbours have opposite signs, as in dsp/filters/vowel.hpp.
        sum += (i % 2 == 0 ? 1.0 : -1.0) * gain * natural * width * band;
    }
    return sum;
}

}  // namespace

float response_db(const FilterSetting& setting, float frequency_hz) {
    const auto f = static_cast<double>(std::max(frequency_hz, 1e-3F));
    const double w = f / std::max(static_cast<double>(setting.cutoff_hz), 1e-3);
    const double resonance = std::clamp(static_cast<double>(setting.resonance), 0.0, 1.0);
    Complex h = 1.0;
    if (setting.type < 10) {
        h = state_variable(setting.type, w, resonance);
    } else if (setting.type == 10) {
        h = ladder(w, resonance);
    } else if (setting.type == 11) {
        h = comb(w, f, resonance, std::clamp(static_cast<double>(setting.vowel), 0.0, 1.0));
    } else {
        h = vowel(setting, f, resonance);
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
