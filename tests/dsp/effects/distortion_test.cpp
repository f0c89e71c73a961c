#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "aliasing.hpp"
#include "dsp/effects/distortion.hpp"
#include "playing.hpp"

namespace refrain::dsp {
namespace {

constexpr DistortionCurve kCurves[] = {DistortionCurve::soft, DistortionCurve::hard, DistortionCurve::fold,
                                       DistortionCurve::tube, DistortionCurve::crush};

TEST(Distortion, FoldsNothingThatIsHeard) {
    for (const DistortionCurve curve : kCurves) {
        for (const double frequency_hz : {1000.0, 2000.0, 3000.0, 5000.0}) {
            const auto distortion = std::make_unique<Distortion>();
            const double folded_db = folded_of(frequency_hz, [&](test::Sound& sound) {
                play(*distortion, {.curve = curve, .tone_hz = 20000.0F}, sound);
            });
            EXPECT_LT(folded_db, -60.0) << static_cast<int>(curve) << ' ' << frequency_hz;
        }
    }
}

TEST(Distortion, TheMeasureWouldSeeWhatFolds) {
    EXPECT_GT(folded_of(3000.0,
                        [](test::Sound& sound) {
                            for (float& sample : sound.left) {
                                sample = std::clamp(4.0F * sample, -1.0F, 1.0F);
                            }
                        }),
              -45.0);
}

TEST(Distortion, ChangesItsCurveWithoutAClick) {
    for (const DistortionCurve to : kCurves) {
        const auto distortion = std::make_unique<Distortion>();
        test::Sound sound = test::sine(48000, 110.0 / 48000.0, 0.25);
        play_moving(
            *distortion,
            [&](std::size_t place) {
                return Distortion::Settings{.curve = place < 24000 + 16 * 7 ? DistortionCurve::soft : to,
                                            .drive_db = 6.0F};
            },
            sound);
        EXPECT_LT(test::bend_of(std::span(sound.left).subspan(12000)), 0.01F * 0.25F) << static_cast<int>(to);
    }
}

TEST(Distortion, MixesWithoutCancelling) {
    // What is not bent at all comes through at any mix as it was.
    for (const float mix : {0.0F, 0.3F, 0.5F, 1.0F}) {
        const auto distortion = std::make_unique<Distortion>();
        test::Sound sound = test::sine(48000, 3000.0 / 48000.0, 0.001);
        play(*distortion, {.drive_db = 0.0F, .tone_hz = 20000.0F, .mix = mix}, sound);
        EXPECT_NEAR(test::in_db(test::rms(std::span(sound.left).last(24000)) * std::sqrt(2.0) / 0.001), 0.0, 0.05);
    }
}

TEST(Distortion, ToneTakesOffTheTop) {
    const auto level_db = [](float tone_hz) {
        const auto distortion = std::make_unique<Distortion>();
        test::Sound sound = test::sine(48000, 8000.0 / 48000.0, 0.001);
        play(*distortion, {.drive_db = 0.0F, .tone_hz = tone_hz}, sound);
        return test::in_db(test::rms(std::span(sound.left).last(24000)) * std::sqrt(2.0) / 0.001);
    };
    EXPECT_NEAR(level_db(8000.0F), -3.0, 0.1);
    EXPECT_NEAR(level_db(2000.0F), -24.1, 0.5);
}

}  // namespace
}  // namespace refrain::dsp
