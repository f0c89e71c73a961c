#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <vector>

#include "patch/choices.hpp"
#include "support/instrument.hpp"
#include "support/spectrum.hpp"
#include "support/tuning.hpp"

// What is heard beside a note is nothing: the noise floor, the times of its envelope, and the end.
namespace refrain {
namespace {

using patch::Envelope;
using patch::id;

constexpr double kRate = 48000.0;

TEST(NoiseFloor, OfASineIsBelow130DecibelsOfFullScale) {
    constexpr std::size_t kFrames = std::size_t{1} << 16;
    double worst = -300.0;
    for (const int key : {33, 57, 69, 93}) {
        test::Instrument instrument(kRate, wavetable::Shape::sine);
        instrument.now(test::note_on(key));
        instrument.play(9600);
        const std::vector<double> power = test::power_spectrum(instrument.play(kFrames).left);
        // What a full-scale sine would have in its bins, summed.
        std::vector<float> full(kFrames);
        for (std::size_t i = 0; i < kFrames; ++i) {
            const double turns = static_cast<double>(i) * 4001.0 / static_cast<double>(kFrames);
            full[i] = static_cast<float>(std::sin(2.0 * std::numbers::pi * (turns - std::floor(turns))));
        }
        double full_scale = 0.0;
        for (const double bin : test::power_spectrum(full)) {
            full_scale += bin;
        }
        const double own = test::key_hz(key) / kRate * static_cast<double>(kFrames);
        double floor = 0.0;
        for (std::size_t k = 0; k < power.size(); ++k) {
            floor += std::abs(static_cast<double>(k) - own) > static_cast<double>(test::kLobe) ? power[k] : 0.0;
        }
        worst = std::max(worst, test::decibel(floor / full_scale));
        EXPECT_LT(test::decibel(floor / full_scale), -130.0) << "key " << key;
    }
    std::printf("noise and distortion of a sine: %.1f dB of full scale\n", worst);
}

/// A wave that stands at its top: the sound is the envelope.
std::vector<float> envelope_of(test::Instrument& instrument, const std::vector<test::Timed>& events,
                               std::uint64_t frames) {
    instrument.publish({{.amplitude = 1.0F, .phase_turns = 0.25F}});
    instrument.set(id(patch::Osc::coarse, 0), -48.0F);
    instrument.set(id(patch::Osc::ratio, 0), 0.0625F);  // key 0: 0.03 Hz
    instrument.play(48000);
    return instrument.play(frames, events).left;
}

class EnvelopeTimes : public testing::TestWithParam<std::uint64_t> {};

TEST_P(EnvelopeTimes, AreThoseOfThePatchToTheSample) {
    // The cubic curve of delay and hold gives back the value that was set to the last bits only: times are whole
    // frames.
    const std::uint64_t start = GetParam();
    test::Instrument instrument(kRate);
    instrument.set(id(Envelope::delay, 0), 0.01F);   // 480
    instrument.set(id(Envelope::attack, 0), 0.02F);  // 960
    instrument.set(id(Envelope::hold, 0), 0.015F);   // 720
    instrument.set(id(Envelope::decay, 0), 0.025F);  // 1200
    instrument.set(id(Envelope::sustain, 0), 40.0F);
    instrument.set(id(Envelope::release, 0), 0.03F);  // 1440
    for (const Envelope curve : {Envelope::attack_curve, Envelope::decay_curve, Envelope::release_curve}) {
        instrument.set(id(curve, 0), 0.0F);  // straight: corners are seen on both sides
    }
    const std::uint64_t attack = start + 480;
    const std::uint64_t hold = attack + 960;
    const std::uint64_t decay = hold + 720;
    const std::uint64_t sustain = decay + 1200;
    const std::uint64_t release = sustain + 333;
    const std::uint64_t end = release + 1440;
    const std::vector<float> level =
        envelope_of(instrument, {{start, test::note_on(0)}, {release, test::note_off(0)}}, end + 500);
    const float top = *std::max_element(level.begin(), level.end());
    for (std::uint64_t i = 0; i <= attack; ++i) {
        ASSERT_EQ(level[i], 0.0F) << "delay, at " << i;
    }
    EXPECT_GT(level[attack + 1], 0.0F);
    EXPECT_LT(level[hold - 1], 0.9999F * top);
    for (std::uint64_t i = hold; i <= decay; ++i) {
        ASSERT_NEAR(level[i], top, 1e-4F * top) << "hold, at " << i;
    }
    EXPECT_LT(level[decay + 1], 0.9997F * top);
    EXPECT_GT(level[sustain - 1], 0.40001F * top);
    for (std::uint64_t i = sustain; i <= release; ++i) {
        ASSERT_NEAR(level[i], 0.4F * top, 1e-4F * top) << "sustain, at " << i;
    }
    EXPECT_LT(level[release + 1], 0.3999F * top);
    EXPECT_GT(level[end - 1], 0.0F);
    for (std::uint64_t i = end; i < level.size(); ++i) {
        ASSERT_EQ(level[i], 0.0F) << "silence, at " << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Starts, EnvelopeTimes, testing::Values(0U, 1U, 7U, 15U, 16U, 100U));

TEST(Silence, IsExactAfterTheLongestChainOfSources) {
    test::Instrument instrument(kRate);
    for (const patch::ParameterId on : {id(patch::Osc::on, 1), id(patch::Osc::on, 2), id(patch::Sub::on),
                                        id(patch::Noise::on), id(patch::Filter::on, 0), id(patch::Filter::on, 1)}) {
        instrument.set(on, 1.0F);
    }
    instrument.set(id(patch::Filter::resonance, 0), 100.0F);
    instrument.set(id(patch::Osc::warp, 0), static_cast<float>(patch::Warp::sync));
    instrument.set(id(patch::Osc::unison, 0), 7.0F);
    for (const int key : {40, 52, 64}) {
        instrument.now(test::note_on(key));
    }
    EXPECT_GT(test::peak(instrument.play(24000).left), 0.01F);
    for (const int key : {40, 52, 64}) {
        instrument.now(test::note_off(key));
    }
    // 80 ms, the tick it ends in, and nothing more.
    instrument.play(3840 + 32);
    const test::Stereo after = instrument.play(4800);
    EXPECT_EQ(instrument.voices(), 0U);
    EXPECT_EQ(test::peak(after.left), 0.0F);
    EXPECT_EQ(test::peak(after.right), 0.0F);
}

}  // namespace
}  // namespace refrain
