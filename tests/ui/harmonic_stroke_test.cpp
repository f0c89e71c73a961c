#include "ui/curves/harmonic_stroke.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "wavetable/shapes.hpp"

namespace refrain::ui {
namespace {

using wavetable::Harmonics;
using wavetable::kEditableHarmonics;

TEST(HarmonicStroke, LeavesNoGapHoweverFastTheHand) {
    Harmonics harmonics;
    HarmonicStroke stroke;
    stroke.begin(false);
    stroke.move({.bar = 0.5F, .height = 1.0F}, HarmonicScale::linear, harmonics);
    EXPECT_TRUE(stroke.move({.bar = 63.5F, .height = 0.5F}, HarmonicScale::linear, harmonics));
    ASSERT_EQ(harmonics.size(), kEditableHarmonics);
    for (std::size_t i = 0; i < kEditableHarmonics; ++i) {
        const float height = 1.0F - 0.5F * static_cast<float>(i) / 63.0F;
        EXPECT_NEAR(harmonics[i].amplitude, kTopAmplitude * height, 1e-4F) << i;
    }
}

TEST(HarmonicStroke, DrawsTheSameLineInBothDirections) {
    Harmonics forth;
    Harmonics back;
    HarmonicStroke stroke;
    stroke.begin(false);
    stroke.move({.bar = 3.5F, .height = 0.2F}, HarmonicScale::musical, forth);
    stroke.move({.bar = 20.5F, .height = 0.8F}, HarmonicScale::musical, forth);
    stroke.begin(false);
    stroke.move({.bar = 20.5F, .height = 0.8F}, HarmonicScale::musical, back);
    stroke.move({.bar = 3.5F, .height = 0.2F}, HarmonicScale::musical, back);
    ASSERT_EQ(forth.size(), back.size());
    for (std::size_t i = 0; i < forth.size(); ++i) {
        EXPECT_NEAR(forth[i].amplitude, back[i].amplitude, 1e-5F) << i;
    }
}

TEST(HarmonicStroke, LeavesWhatItDoesNotTouch) {
    const Harmonics saw = wavetable::shape_harmonics(wavetable::Shape::saw);
    Harmonics edited = saw;
    HarmonicStroke stroke;
    stroke.begin(false);
    stroke.move({.bar = 10.2F, .height = 0.9F}, HarmonicScale::musical, edited);
    ASSERT_EQ(edited.size(), saw.size());
    for (std::size_t i = 0; i < saw.size(); ++i) {
        EXPECT_EQ(edited[i].phase_turns, saw[i].phase_turns);
        EXPECT_EQ(edited[i].amplitude == saw[i].amplitude, i != 10) << i;
    }
}

TEST(HarmonicStroke, ErasesExactlyToSilence) {
    Harmonics harmonics = wavetable::shape_harmonics(wavetable::Shape::saw);
    HarmonicStroke stroke;
    stroke.begin(true);
    EXPECT_TRUE(stroke.move({.bar = 4.5F, .height = 0.7F}, HarmonicScale::musical, harmonics));
    EXPECT_EQ(harmonics[4].amplitude, 0.0F);
    EXPECT_FALSE(stroke.move({.bar = 4.6F, .height = 0.1F}, HarmonicScale::musical, harmonics));
}

TEST(HarmonicStroke, OutsideTheEditorDrawsItsEdge) {
    Harmonics harmonics;
    HarmonicStroke stroke;
    stroke.begin(false);
    stroke.move({.bar = -7.0F, .height = 3.0F}, HarmonicScale::linear, harmonics);
    stroke.move({.bar = 99.0F, .height = 3.0F}, HarmonicScale::linear, harmonics);
    ASSERT_EQ(harmonics.size(), kEditableHarmonics);
    for (const auto& harmonic : harmonics) {
        EXPECT_FLOAT_EQ(harmonic.amplitude, kTopAmplitude);
    }
}

TEST(HarmonicStroke, SilentTailIsLeftOut) {
    Harmonics harmonics;
    set_amplitude(harmonics, 9, 0.5F);
    ASSERT_EQ(harmonics.size(), 10U);
    set_amplitude(harmonics, 2, 0.25F);
    set_amplitude(harmonics, 9, 0.0F);
    EXPECT_EQ(harmonics.size(), 3U);
}

TEST(HarmonicScale, ReadsBackWhatItDraws) {
    for (const HarmonicScale scale : {HarmonicScale::musical, HarmonicScale::linear}) {
        for (const float amplitude : {0.001F, 0.1F, 0.64F, 1.27F}) {
            EXPECT_NEAR(amplitude_at(scale, height_of(scale, amplitude)), amplitude, 1e-4F * amplitude + 1e-7F);
        }
        EXPECT_EQ(height_of(scale, 0.0F), 0.0F);
        EXPECT_EQ(height_of(scale, 50.0F), 1.0F);
    }
}

TEST(HarmonicScale, WritesDecibels) {
    EXPECT_EQ(amplitude_text(1.0F), "0.0 dB");
    EXPECT_EQ(amplitude_text(0.5F), "-6.0 dB");
    EXPECT_EQ(amplitude_text(-0.5F), "-6.0 dB");
    EXPECT_EQ(amplitude_text(0.0F), "-inf dB");
}

}  // namespace
}  // namespace refrain::ui
