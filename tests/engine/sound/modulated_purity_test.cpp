#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <vector>

#include "support/instrument.hpp"
#include "support/spectrum.hpp"
#include "support/tuning.hpp"

// A saw whose pitch and place in the table are moved by LFOs stays as clean as a steady one.
//
// The reference is additive, in double precision, and knows nothing of how pitch and position are controlled: what they
// are at each sample is measured from the engine itself. Played with a sine and with a cosine, the same note gives its
// fundamental's phase and height; with the second frame silent, the share of the first. Every harmonic follows from
// those. As the engine is linear in the table, what holds for each harmonic and for parts of a saw holds for the saw.
namespace refrain {
namespace {

using patch::id;
using wavetable::Harmonics;

constexpr double kRate = 48000.0;
#ifdef REFRAIN_SANITIZED
constexpr std::size_t kFrames = std::size_t{1} << 14;  // a sanitized build is many times slower
#else
constexpr std::size_t kFrames = std::size_t{1} << 16;
#endif
constexpr int kKey = 72;
const double kTop_hz = test::key_hz(kKey + 2);

Harmonics single(std::size_t harmonic, float phase_turns = 0.0F) {
    Harmonics harmonics(harmonic);
    harmonics.back() = {.amplitude = 1.0F, .phase_turns = phase_turns};
    return harmonics;
}

/// A saw's harmonics from `first` to `last`, in phases that depend on `twist`.
Harmonics part_of_saw(std::size_t first, std::size_t last, float twist) {
    Harmonics harmonics(last);
    for (std::size_t n = first; n <= last; ++n) {
        const float turns = twist * static_cast<float>(n * n);
        harmonics[n - 1] = {.amplitude = 0.6F / static_cast<float>(n), .phase_turns = turns - std::floor(turns)};
    }
    return harmonics;
}

struct Played {
    int key = kKey;
    int unison = 1;
    float rate_hz = 6.0F;
};

/// Vibrato of two semitones either way, and a position that goes through the whole table, while a key is held.
test::Stereo moving(const Harmonics& first, const Harmonics& second, const Played& how = {}) {
    test::Instrument instrument(kRate);
    instrument.publish(0, {first, second});
    instrument.set(id(patch::Osc::position, 0), 50.0F);
    instrument.set(id(patch::Osc::unison, 0), static_cast<float>(how.unison));
    instrument.set(id(patch::Lfo::rate, 0), how.rate_hz);
    instrument.set(id(patch::Lfo::rate, 1), 9.0F);
    instrument.route(0, {.source = patch::Source::lfo_1, .target = id(patch::Play::pitch), .amount = 2.0F / 96.0F});
    instrument.route(1, {.source = patch::Source::lfo_2, .target = id(patch::Osc::position, 0), .amount = 0.5F});
    instrument.play(9600, {}, 1024);
    instrument.now(test::note_on(how.key));
    instrument.play(9600, {}, 1024);
    return instrument.play(kFrames, {}, 1024);
}

double energy(const std::vector<double>& signal) {
    double sum = 0.0;
    for (const double sample : signal) {
        sum += sample * sample;
    }
    return sum;
}

/// What the engine did at each sample.
struct Measured {
    std::vector<double> phase;   ///< radians
    std::vector<double> height;  ///< of a full-scale sine
    std::vector<double> share;   ///< of the second frame, 0..1
    std::vector<double> hz;
};

Measured measure(float rate_hz = 6.0F) {
    const Played how{.rate_hz = rate_hz};
    const std::vector<float> sine = moving(single(1), single(1), how).left;
    const std::vector<float> cosine = moving(single(1, 0.25F), single(1, 0.25F), how).left;
    const std::vector<float> first_sine = moving(single(1), {{}}, how).left;
    const std::vector<float> first_cosine = moving(single(1, 0.25F), {{}}, how).left;
    Measured measured;
    for (std::size_t i = 0; i < kFrames; ++i) {
        const auto s = static_cast<double>(sine[i]);
        const auto c = static_cast<double>(cosine[i]);
        measured.phase.push_back(std::atan2(s, c));
        measured.height.push_back(std::hypot(s, c));
        measured.share.push_back(1.0 -
                                 (s * static_cast<double>(first_sine[i]) + c * static_cast<double>(first_cosine[i])) /
                                     (s * s + c * c));
        const double turned =
            i == 0 ? 0.0 : std::remainder(measured.phase[i] - measured.phase[i - 1], 2.0 * std::numbers::pi);
        measured.hz.push_back(turned * kRate / (2.0 * std::numbers::pi));
    }
    return measured;
}

TEST(ModulatedPurity, TheModulationIsAsHardAsMeant) {
    const Measured measured = measure();
    const auto [low_hz, high_hz] = std::minmax_element(measured.hz.begin() + 1, measured.hz.end());
    EXPECT_NEAR(test::cents(*low_hz, test::key_hz(kKey - 2)), 0.0, 1.0);
    EXPECT_NEAR(test::cents(*high_hz, kTop_hz), 0.0, 1.0);
    const auto [low, high] = std::minmax_element(measured.share.begin(), measured.share.end());
    EXPECT_NEAR(*low, 0.0, 0.001);
    EXPECT_NEAR(*high, 1.0, 0.001);
}

TEST(ModulatedPurity, IsTheAdditiveReferenceToNinetyDecibels) {
    // As many harmonics as always sound: a third of an octave below Nyquist at the top of the vibrato.
    const auto count = static_cast<std::size_t>(kRate / 2.0 / 1.4 / kTop_hz);
    const Harmonics first = part_of_saw(1, count, 0.0F);
    const Harmonics second = part_of_saw(1, count, 0.237F);
    const std::vector<float> played = moving(first, second).left;
    const Measured measured = measure();
    std::vector<double> reference(kFrames);
    std::vector<double> other(kFrames);
    for (std::size_t i = 0; i < kFrames; ++i) {
        const auto wave = [&](const Harmonics& harmonics) {
            double sum = 0.0;
            for (std::size_t n = 1; n <= harmonics.size(); ++n) {
                const double angle = static_cast<double>(n) * measured.phase[i] +
                                     2.0 * std::numbers::pi * static_cast<double>(harmonics[n - 1].phase_turns);
                sum += static_cast<double>(harmonics[n - 1].amplitude) * std::sin(angle);
            }
            return sum;
        };
        const double from = wave(first);
        reference[i] = measured.height[i] * (from + measured.share[i] * (wave(second) - from));
        other[i] = static_cast<double>(played[i]) - reference[i];
    }
    const double other_db = test::decibel(energy(other) / energy(reference));
    EXPECT_LT(other_db, -90.0);
    std::printf("%zu harmonics, morphing and wavering: all that is not the reference %.1f dB\n", count, other_db);
}

TEST(ModulatedPurity, AHarmonicAboveNyquistIsSilentAndNeverFolds) {
    for (const float rate_hz : {6.0F, 25.0F}) {
        const Measured measured = measure(rate_hz);
        double worst = -300.0;
        // Those that cross Nyquist during the vibrato; their level is heard while all of it is below.
        for (const std::size_t n : {std::size_t{43}, std::size_t{47}, std::size_t{50}}) {
            const std::vector<float> played = moving(single(n), single(n), {.rate_hz = rate_hz}).left;
            double above = 0.0;
            double beneath = 0.0;
            double height = 0.0;
            for (std::size_t i = 1; i < kFrames; ++i) {
                const auto sample = static_cast<double>(played[i]);
                const bool folds = static_cast<double>(n) * measured.hz[i] > kRate / 2.0;
                (folds ? above : beneath) += sample * sample;
                height += 0.5 * measured.height[i] * measured.height[i];
            }
            worst = std::max(worst, test::decibel(above / height + 1e-30));
            EXPECT_GT(test::decibel(beneath / height), -20.0) << "harmonic " << n << " is heard at times";
            EXPECT_LT(test::decibel(above / height + 1e-30), -90.0) << "harmonic " << n;
        }
        for (const std::size_t n : {std::size_t{52}, std::size_t{60}, std::size_t{100}}) {
            EXPECT_EQ(test::peak(moving(single(n), single(n), {.rate_hz = rate_hz}).left), 0.0F) << "harmonic " << n;
        }
        std::printf("harmonics above Nyquist, vibrato of %.0f Hz: %.1f dB\n", static_cast<double>(rate_hz), worst);
    }
}

/// Energy below a frequency.
double below(const std::vector<float>& signal, double hz) {
    const std::vector<double> power = test::power_spectrum(signal);
    const auto last = static_cast<std::size_t>(hz / kRate * static_cast<double>(kFrames));
    double sum = 0.0;
    for (std::size_t k = 0; k < std::min(last, power.size()); ++k) {
        sum += power[k];
    }
    return sum;
}

TEST(ModulatedPurity, TheTopOfASawAddsNothingBelowItselfEvenInSixteenVoiceUnison) {
    // Of a saw, only what is above 14 kHz when the vibrato is at its lowest, up to far above Nyquist: in 16 copies,
    // which all fade between levels at moments of their own. What is found below 13 kHz has folded, or is left over
    // from such a fade.
    constexpr int kHigh = 84;
    const auto first = static_cast<std::size_t>(std::ceil(14000.0 / test::key_hz(kHigh - 2.3)));
    const test::Stereo whole =
        moving(part_of_saw(1, 200, 0.0F), part_of_saw(1, 200, 0.237F), {.key = kHigh, .unison = 16});
    const test::Stereo top =
        moving(part_of_saw(first, 200, 0.0F), part_of_saw(first, 200, 0.237F), {.key = kHigh, .unison = 16});
    const double folded = test::decibel(below(top.left, 13000.0) / below(whole.left, kRate / 2.0));
    EXPECT_LT(folded, -90.0);
    std::printf("unison of 16: the top of the saw adds %.1f dB below 13 kHz\n", folded);
}

}  // namespace
}  // namespace refrain
