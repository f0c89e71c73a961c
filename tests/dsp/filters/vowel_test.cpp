#include <gtest/gtest.h>

#include <cmath>

#include "dsp/every_target.hpp"
#include "dsp/filters/filter_rig.hpp"
#include "dsp/filters/vowel.hpp"

namespace refrain::dsp {
namespace {

constexpr double kRate = 48000.0;

/// Where the response is highest within a tenth around a frequency.
double peak_hz(const std::vector<float>& response, double around_hz) {
    double best = around_hz;
    double level = -300.0;
    for (double hz = around_hz * 0.9; hz < around_hz * 1.1; hz *= 1.001) {
        const double here = test::level_db(response, hz / kRate);
        if (here > level) {
            level = here;
            best = hz;
        }
    }
    return best;
}

TEST(VowelFilter, SpeaksTheVowelsInTheirOrder) {
    test::on_every_target([] {
        for (std::size_t vowel = 0; vowel < kVowels; ++vowel) {
            const std::vector<float> response = test::impulse_response(FilterType::vowel, 1000.0 / kRate, 0.9F,
                                                                       static_cast<float>(vowel) / 4.0F, 1.0F, 8192);
            for (std::size_t formant = 0; formant < 2; ++formant) {
                const auto hz = static_cast<double>(kTenor[vowel][formant].frequency_hz);
                EXPECT_NEAR(peak_hz(response, hz) / hz, 1.0, 0.02) << "vowel " << vowel << " formant " << formant;
            }
        }
    });
}

TEST(VowelFilter, CutoffMovesAllFormants) {
    for (const double ratio : {0.5, 2.0, 4.0}) {
        const std::vector<float> response =
            test::impulse_response(FilterType::vowel, ratio * 1000.0 / kRate, 0.9F, 0.0F);
        for (std::size_t formant = 0; formant < 2; ++formant) {
            const double hz = ratio * static_cast<double>(kTenor[0][formant].frequency_hz);
            EXPECT_NEAR(peak_hz(response, hz) / hz, 1.0, 0.02) << ratio;
        }
    }
}

TEST(VowelFilter, ResonanceNarrowsTheFormants) {
    double last = 0.0;
    for (const float r : {0.0F, 0.5F, 1.0F}) {
        const std::vector<float> response = test::impulse_response(FilterType::vowel, 1000.0 / kRate, r, 0.0F);
        const double rise = test::level_db(response, 650.0 / kRate) - test::level_db(response, 450.0 / kRate);
        EXPECT_GT(rise, last + 3.0) << r;
        last = rise;
    }
}

TEST(VowelFilter, MorphsBetweenVowels) {
    const std::vector<float> response = test::impulse_response(FilterType::vowel, 1000.0 / kRate, 0.9F, 0.125F);
    EXPECT_NEAR(peak_hz(response, 525.0), 525.0, 10.0) << "half way from A to E";
}

}  // namespace
}  // namespace refrain::dsp
