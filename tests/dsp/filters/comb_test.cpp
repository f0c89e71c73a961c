#include <gtest/gtest.h>

#include <cmath>

#include "dsp/every_target.hpp"
#include "dsp/filters/comb.hpp"
#include "dsp/filters/filter_rig.hpp"

namespace refrain::dsp {
namespace {

/// What the damping leaves of a frequency on each round.
double damping(float shape, double turns) {
    const auto a = static_cast<double>(kCombDamping * shape);
    return 1.0 - 2.0 * a + 2.0 * a * std::cos(2.0 * std::numbers::pi * turns);
}

TEST(CombFilter, RingsInTuneAtAnyDamping) {
    double worst = 0.0;
    for (const double rate : {44100.0, 48000.0, 96000.0}) {
        for (const float shape : {0.0F, 0.5F, 1.0F}) {
            Row turns;
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                turns.lane[lane] = static_cast<float>(100.0 * std::pow(80.0, static_cast<double>(lane) / 15.0) / rate);
            }
            std::vector<Row> x = test::impulse(static_cast<std::size_t>(rate));
            test::FilterRig(FilterType::comb).play(x, turns, 1.0F, shape);
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                // High notes are damped away soon, low ones need time to tell their pitch.
                const auto wanted = static_cast<double>(turns.lane[lane]);
                if (damping(shape, wanted) < 0.9) {
                    continue;  // it is gone before it has a pitch
                }
                const auto window = static_cast<std::size_t>(40.0 / wanted);
                const std::vector<float> ring = test::lane_of(std::span(x).subspan(64, window), lane);
                const double off = test::cents(test::sine_turns(ring, wanted) / wanted);
                worst = std::max(worst, std::abs(off));
                EXPECT_LT(std::abs(off), 5.0) << wanted * rate << " Hz of " << rate << " shape " << shape;
            }
        }
    }
    RecordProperty("worst_cents", std::to_string(worst));
}

TEST(CombFilter, HasTheResponseOfItsFormula) {
    test::on_every_target([] {
        constexpr double kPeriod = 100.0;
        const double g = static_cast<double>(kCombFeedback) * 0.5 * 1.5;
        for (const float shape : {0.0F, 1.0F}) {
            const std::vector<float> response = test::impulse_response(FilterType::comb, 1.0 / kPeriod, 0.5F, shape);
            for (const double turns : {0.001, 0.005, 0.01, 0.0137, 0.0303, 0.1, 0.205, 0.43}) {
                const double angle = 2.0 * std::numbers::pi * turns;
                const double expected =
                    20.0 * std::log10(std::sqrt(1.0 - g * g) /
                                      std::abs(1.0 - g * damping(shape, turns) * std::polar(1.0, -angle * kPeriod)));
                EXPECT_NEAR(test::level_db(response, turns), expected, 0.03) << turns;
            }
        }
    });
}

TEST(CombFilter, LetsAllPassWithoutADelayLine) {
    std::vector<Row> x = test::noise(16, 1);
    const std::vector<float> in = test::lane_of(x, 7);
    FilterState state;
    const std::vector<Row> control(16, test::row_of(100.0F));
    filter_kernels().render(FilterType::comb, state, x.data(), control.data(), control.data(), control.data(), 16,
                            test::kAllLanes);
    EXPECT_EQ(test::lane_of(x, 7), in);
}

TEST(CombFilter, LastsLongerTheMoreResonance) {
    double last = -200.0;
    for (const float r : {0.2F, 0.5F, 0.8F, 1.0F}) {
        const std::vector<float> response = test::impulse_response(FilterType::comb, 0.01, r);
        const auto energy = [&](std::size_t from, std::size_t to) {
            double sum = 0.0;
            for (std::size_t n = from; n < to; ++n) {
                sum += static_cast<double>(response[n]) * static_cast<double>(response[n]);
            }
            return sum;
        };
        const double level = 10.0 * std::log10(energy(1000, 2000) / energy(0, 1000));
        EXPECT_GT(level, last);
        last = level;
    }
}

}  // namespace
}  // namespace refrain::dsp
