#include <gtest/gtest.h>

#include <cmath>

#include "dsp/every_target.hpp"
#include "dsp/filters/filter_rig.hpp"
#include "dsp/filters/ladder.hpp"
#include "support/spectrum.hpp"

namespace refrain::dsp {
namespace {

double expected_db(double turns, double cutoff, double resonance) {
    const std::complex<double> s(0.0, std::tan(std::numbers::pi * turns) / std::tan(std::numbers::pi * cutoff));
    const double k = static_cast<double>(kLadderFeedback) * resonance;
    const std::complex<double> pole = 1.0 + s;
    const auto raised = 1.0 + k * static_cast<double>(kLadderCompensation);
    return 20.0 * std::log10(std::abs(raised / (k + pole * pole * pole * pole)));
}

TEST(LadderFilter, HasTheResponseOfItsFormulaForSmallSignals) {
    test::on_every_target([] {
        for (const double cutoff : {0.002, 0.03, 0.2, 0.45}) {
            for (const float r : {0.0F, 0.4F, 0.8F}) {
                const std::vector<float> response = test::impulse_response(FilterType::ladder, cutoff, r, 0.0F, 0.001F);
                for (const double turns : {0.0005, 0.002, 0.0071, 0.03, 0.11, 0.2, 0.33, 0.46}) {
                    const double expected = expected_db(turns, cutoff, static_cast<double>(r));
                    if (expected > -90.0) {
                        ASSERT_NEAR(test::level_db(response, turns), expected, expected > -60.0 ? 0.02 : 0.3)
                            << "cutoff " << cutoff << " resonance " << r << " at " << turns;
                    }
                }
            }
        }
    });
}

TEST(LadderFilter, OscillatesInTune) {
    double worst = 0.0;
    for (const double rate : {44100.0, 48000.0, 96000.0}) {
        Row turns;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            turns.lane[lane] = static_cast<float>(100.0 * std::pow(80.0, static_cast<double>(lane) / 15.0) / rate);
        }
        std::vector<Row> x = test::impulse(static_cast<std::size_t>(rate * 2.0));
        test::FilterRig(FilterType::ladder).play(x, turns, 1.0F);
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const std::vector<float> sine = test::lane_of(std::span(x).subspan(x.size() / 2), lane);
            const auto wanted = static_cast<double>(turns.lane[lane]);
            const double off = test::cents(test::sine_turns(sine, wanted) / wanted);
            worst = std::max(worst, std::abs(off));
            EXPECT_LT(std::abs(off), 5.0) << wanted * rate << " Hz of " << rate;
            const float peak = *std::ranges::max_element(sine);
            EXPECT_GT(peak, 0.3F) << wanted * rate << " Hz of " << rate;
            EXPECT_LT(peak, 1.5F) << wanted * rate << " Hz of " << rate;
        }
    }
    RecordProperty("worst_cents", std::to_string(worst));
}

TEST(LadderFilter, DoesNotOscillateBelowNineTenths) {
    std::vector<Row> x = test::impulse(96000);
    test::FilterRig(FilterType::ladder).play(x, test::row_of(0.02F), 0.9F);
    for (const Row& row : std::span(x).last(1000)) {
        ASSERT_LT(std::abs(row.lane[0]), 1e-3F);
    }
}

TEST(LadderFilter, SaturatesAsTheImplicitLoopOfItsFormulaDoes) {
    constexpr double kCutoff = 0.08;
    const double g = std::tan(std::numbers::pi * kCutoff);
    const double k = static_cast<double>(kLadderFeedback) * 0.9;
    const auto saturated = [](double v) { return v / std::sqrt(1.0 + v * v / 4.0); };
    static_assert(kLadderLevel == 2.0F);
    std::vector<Row> x = test::noise(2000, 3, -4.0F, 4.0F);
    const std::vector<float> in = test::lane_of(x, 0);
    test::FilterRig(FilterType::ladder).play(x, test::row_of(static_cast<float>(kCutoff)), 0.9F);
    std::array<double, 4> s{};
    double worst = 0.0;
    for (std::size_t n = 0; n < in.size(); ++n) {
        // The loop's equation by bisection: what the fourth pole gives out for an input u, fed back.
        const auto through = [&](double u, bool keep) {
            for (double& pole : s) {
                const double y = (g * u + pole) / (1.0 + g);
                if (keep) {
                    pole = 2.0 * y - pole;
                }
                u = y;
            }
            return u;
        };
        double low = -2.0;
        double high = 2.0;
        for (int i = 0; i < 60; ++i) {
            const double u = 0.5 * (low + high);
            (u < saturated(static_cast<double>(in[n]) - k * through(u, false)) ? low : high) = u;
        }
        const double y = through(low, true) * (1.0 + k * static_cast<double>(kLadderCompensation));
        worst = std::max(worst, std::abs(y - static_cast<double>(x[n].lane[0])));
    }
    EXPECT_LT(worst, 2e-3);
    RecordProperty("worst", std::to_string(worst));
}

}  // namespace
}  // namespace refrain::dsp
