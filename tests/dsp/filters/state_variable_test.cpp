#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "dsp/every_target.hpp"
#include "dsp/filters/filter_rig.hpp"
#include "dsp/filters/state_variable.hpp"
#include "support/spectrum.hpp"

namespace refrain::dsp {
namespace {

using Complex = std::complex<double>;

double damping(FilterType type, double r) {
    return static_cast<double>(flat_damping(type)) * (1.0 - r) * (1.0 - 0.5 * r) -
           static_cast<double>(kGrowth) * std::pow(r, 8.0);
}

Complex one_stage(FilterType type, Complex s, double k, bool unity_band) {
    const Complex under = 1.0 + k * s + s * s;
    switch (type) {
        case FilterType::low_12:
            return 1.0 / under;
        case FilterType::band_12:
            return s / under * (unity_band ? k : static_cast<double>(kBandFloor) + static_cast<double>(kBandSlope) * k);
        case FilterType::high_12:
            return s * s / under;
        case FilterType::notch_12:
            return (1.0 + s * s) / under;
        default:
            return (1.0 - s * s) / under;
    }
}

/// The response that a state-variable filter should have, by the bilinear transform.
double expected_db(FilterType type, double turns, double cutoff, double r) {
    const Complex s = Complex(0.0, std::tan(std::numbers::pi * turns) / std::tan(std::numbers::pi * cutoff));
    const double k = damping(type, r);
    const FilterType stage = stage_of(type);
    Complex response = one_stage(stage, s, k, false);
    if (stage != type) {
        const FirstDamping first = first_damping(type);
        response *= one_stage(stage, s, static_cast<double>(first.floor) + static_cast<double>(first.slope) * k, true);
    }
    return 20.0 * std::log10(std::abs(response) + 1e-15);
}

std::vector<FilterType> every_state_variable() {
    std::vector<FilterType> types = test::every_filter();
    types.resize(static_cast<std::size_t>(FilterType::ladder));
    return types;
}

#ifdef REFRAIN_SANITIZED
constexpr std::array kCutoffs{0.03};
#else
constexpr std::array kCutoffs{0.002, 0.03, 0.2, 0.45};
#endif

TEST(StateVariableFilter, HasTheResponseOfItsFormula) {
    test::on_every_target([] {
        for (const FilterType type : every_state_variable()) {
            for (const double cutoff : kCutoffs) {
                for (const float r : {0.0F, 0.4F, 0.8F}) {
                    const std::vector<float> response = test::impulse_response(type, cutoff, r);
                    for (const double turns : {0.0005, 0.002, 0.0071, 0.03, 0.11, 0.2, 0.33, 0.46}) {
                        const double expected = expected_db(type, turns, cutoff, static_cast<double>(r));
                        if (expected > -90.0) {
                            ASSERT_NEAR(test::level_db(response, turns), expected, expected > -60.0 ? 0.02 : 0.3)
                                << type << " cutoff " << cutoff << " resonance " << r << " at " << turns;
                        }
                    }
                }
            }
        }
    });
}

TEST(StateVariableFilter, IsFlatWithoutResonance) {
    for (const FilterType type : {FilterType::low_12, FilterType::low_24, FilterType::high_12, FilterType::high_24}) {
        const std::vector<float> response = test::impulse_response(type, 0.05, 0.0F);
        for (double turns = 0.0005; turns < 0.49; turns *= 1.1) {
            EXPECT_LT(test::level_db(response, turns), 0.01) << type;
        }
        EXPECT_NEAR(test::level_db(response, 0.05), -3.01, 0.02) << type;
    }
}

TEST(StateVariableFilter, OscillatesInTune) {
    double worst = 0.0;
    for (const FilterType type : every_state_variable()) {
        if (type == FilterType::notch_12 || type == FilterType::notch_24) {
            continue;  // what it oscillates at is what it takes out
        }
        for (const double rate : {44100.0, 48000.0, 96000.0}) {
            Row turns;
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                turns.lane[lane] = static_cast<float>(100.0 * std::pow(80.0, static_cast<double>(lane) / 15.0) / rate);
            }
            std::vector<Row> x = test::impulse(static_cast<std::size_t>(rate * 2.0));
            test::FilterRig(type).play(x, turns, 1.0F);
            const std::span<const Row> settled = std::span(x).subspan(x.size() / 2);
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                const std::vector<float> sine = test::lane_of(settled, lane);
                const auto wanted = static_cast<double>(turns.lane[lane]);
                const double off = test::cents(test::sine_turns(sine, wanted) / wanted);
                worst = std::max(worst, std::abs(off));
                ASSERT_LT(std::abs(off), 1.0) << type << " at " << wanted * rate << " Hz of " << rate;
                const float peak = *std::ranges::max_element(sine);
                ASSERT_GT(peak, 0.2F) << type << " still sounds, at " << wanted * rate << " Hz of " << rate;
                ASSERT_LT(peak, 1.5F) << type;
            }
        }
    }
    RecordProperty("worst_cents", std::to_string(worst));
}

/// All harmonics of a sine of full scale that went through a filter, relative to it.
double distortion_db(FilterType type, double cutoff, float resonance, std::size_t bin) {
    constexpr std::size_t kFrames = 16384;
    std::vector<float> sine(3 * kFrames);
    for (std::size_t n = 0; n < sine.size(); ++n) {
        sine[n] = static_cast<float>(
            std::sin(2.0 * std::numbers::pi * static_cast<double>(bin * n % kFrames) / static_cast<double>(kFrames)));
    }
    std::vector<Row> x = test::rows_of(sine);
    test::FilterRig(type).play(x, test::row_of(static_cast<float>(cutoff)), resonance);
    const std::vector<float> out = test::lane_of(std::span(x).last(kFrames), 0);
    const std::vector<double> power = refrain::test::power_spectrum(out);
    double harmonics = 0.0;
    for (std::size_t n = 2 * bin; n + bin < power.size() && n <= 10 * bin; n += bin) {
        harmonics += power[n];
    }
    return refrain::test::decibel(harmonics / power[bin]);
}

TEST(StateVariableFilter, IsLinearUpToAResonanceOfFourFifths) {
    double worst = -300.0;
    for (const FilterType type : every_state_variable()) {
        for (const float r : {0.0F, 0.5F, 0.8F}) {
            for (const double cutoff : {0.01, 0.0203, 0.1}) {
                if (expected_db(type, 333.0 / 16384.0, cutoff, static_cast<double>(r)) < -10.0) {
                    continue;
                }
                const double distortion = distortion_db(type, cutoff, r, 333);
                worst = std::max(worst, distortion);
                EXPECT_LT(distortion, -120.0) << type << " cutoff " << cutoff << " resonance " << r;
            }
        }
    }
    RecordProperty("worst_db", std::to_string(worst));
}

TEST(StateVariableFilter, AboveThatAmplitudeCounts) {
    EXPECT_GT(distortion_db(FilterType::low_12, 333.0 / 16384.0, 1.0F, 333), -100.0);
}

}  // namespace
}  // namespace refrain::dsp
