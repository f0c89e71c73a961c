#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/instrument.hpp"

// Nothing that a player does steps the signal. A sine of 110 Hz bends by at most 0.0002 of its height from sample to
// sample; a step would show with its whole height.
namespace refrain {
namespace {

constexpr int kKey = 45;

/// Roughness of what sounds while `act` happens in the middle of a held note, relative to the note's height.
template <class Act>
float roughness_of(Act act, std::uint64_t frames = 24000, int velocity = 127) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    instrument.now(test::note_on(kKey, velocity));
    const float height = test::peak(instrument.play(9613).left);
    act(instrument);
    const test::Stereo after = instrument.play(frames);
    return std::max(test::roughness(after.left), test::roughness(after.right)) / height;
}

constexpr float kSmooth = 0.012F;

TEST(NoClick, TheBoundWouldSeeAStep) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    instrument.now(test::note_on(kKey));
    const float height = test::peak(instrument.play(9600).left);
    std::vector<float> sound = instrument.play(4800).left;
    EXPECT_LT(test::roughness(sound) / height, 0.001F);
    // A tenth of the height, where the wave is at its top.
    const auto top = static_cast<std::size_t>(std::max_element(sound.begin(), sound.end()) - sound.begin());
    for (std::size_t i = std::max<std::size_t>(top, 2); i < sound.size(); ++i) {
        sound[i] *= 0.9F;
    }
    EXPECT_GT(test::roughness(sound) / height, kSmooth);
}

TEST(NoClick, WhenATableIsSwapped) {
    EXPECT_LT(roughness_of([](test::Instrument& i) { i.publish({{.amplitude = 1.0F, .phase_turns = 0.5F}}); }),
              kSmooth);
}

TEST(NoClick, WhenTablesArriveFasterThanTheyFade) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    instrument.now(test::note_on(kKey));
    const float height = test::peak(instrument.play(9600).left);
    float roughest = 0.0F;
    for (int n = 0; n < 400; ++n) {
        instrument.publish({{.amplitude = n % 2 == 0 ? 0.3F : 1.0F, .phase_turns = n % 3 == 0 ? 0.5F : 0.0F}});
        roughest = std::max(roughest, test::roughness(instrument.play(96, {}, 48).left));
    }
    EXPECT_LT(roughest / height, kSmooth);
}

TEST(NoClick, WhenControllersJump) {
    for (const int number : {1, 7, 10, 11}) {
        EXPECT_LT(roughness_of([&](test::Instrument& i) { i.now(test::controller(number, 0)); }), kSmooth) << number;
    }
    EXPECT_LT(roughness_of([](test::Instrument& i) { i.now(test::bend(16383)); }), kSmooth);
}

TEST(NoClick, WhenEverythingIsSilencedAtOnce) {
    EXPECT_LT(roughness_of([](test::Instrument& i) { i.now(test::controller(120, 0)); }), kSmooth);
    EXPECT_LT(roughness_of([](test::Instrument& i) { i.now({}); }), kSmooth) << "panic";
}

TEST(NoClick, WhenAVoiceIsStolen) {
    EXPECT_LT(roughness_of([](test::Instrument& i) {
                  // Quiet strokes of the same low pitch, so that what bends most is the stolen loud one.
                  i.set(patch::id(patch::Play::velocity), 100.0F);
                  i.now(test::note_off(kKey));
                  for (int channel = 1; channel <= 4; ++channel) {
                      for (int key = 20; key < 40; ++key) {
                          i.now(test::note_on(key, 2, channel));
                      }
                  }
              }),
              kSmooth);
}

TEST(NoClick, EvenWhenMoreAreStolenThanCanFade) {
    EXPECT_LT(roughness_of([](test::Instrument& i) {
                  i.set(patch::id(patch::Play::velocity), 100.0F);
                  for (int channel = 1; channel < 16; ++channel) {
                      for (int key = 20; key < 40; ++key) {
                          i.now(test::note_on(key, 1, channel));
                      }
                  }
              }),
              kSmooth);
}

TEST(NoClick, WhenALevelOfTheTableEndsDuringABend) {
    // A saw's top harmonics come and go while it glides over two octaves; every sample stays near the steady wave's
    // own steepness at the top pitch.
    test::Instrument instrument(48000.0, wavetable::Shape::saw);
    instrument.set(patch::id(patch::Play::bend_range), 24.0F);
    instrument.now(test::note_on(60));
    instrument.play(9600);
    instrument.now(test::bend(16383));
    const float gliding = test::roughness(instrument.play(4800).left);
    const float steady = test::roughness(instrument.play(4800).left);
    EXPECT_LT(gliding, 1.3F * steady);
}

}  // namespace
}  // namespace refrain
