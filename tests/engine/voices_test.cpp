#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "support/instrument.hpp"

// Who sounds: keys, pedals, and who has to go.
namespace refrain {
namespace {

/// Of a new patch.
constexpr unsigned kVoiceLimit = 64;

TEST(Voices, SoundUntilTheirKeyIsUpAndTheReleaseIsOver) {
    test::Instrument instrument;
    instrument.now(test::note_on(60));
    instrument.play(64);
    EXPECT_EQ(instrument.voices(), 1U);
    EXPECT_TRUE(instrument.lit(60));
    instrument.now(test::note_off(60));
    instrument.play(64);
    EXPECT_FALSE(instrument.lit(60));
    EXPECT_EQ(instrument.voices(), 1U);
    instrument.play(4800);
    EXPECT_EQ(instrument.voices(), 0U);
    EXPECT_EQ(test::peak(instrument.play(64).left), 0.0F);
}

TEST(Voices, AreHeldByTheirOwnChannelsPedal) {
    test::Instrument instrument;
    for (const auto& event : {test::controller(64, 127, 2), test::note_on(60, 127, 2), test::note_on(64, 127, 3),
                              test::note_off(60, 2), test::note_off(64, 3)}) {
        instrument.now(event);
    }
    instrument.play(9600);
    EXPECT_EQ(instrument.voices(), 1U);
    EXPECT_TRUE(instrument.lit(60));
    instrument.now(test::controller(64, 0, 2));
    instrument.play(9600);
    EXPECT_EQ(instrument.voices(), 0U);
}

TEST(Voices, OfOneKeyDoNotPileUpUnderThePedal) {
    test::Instrument instrument;
    instrument.now(test::controller(64, 127));
    for (int i = 0; i < 50; ++i) {
        instrument.now(test::note_on(60));
        instrument.now(test::note_off(60));
        instrument.play(4800);
    }
    EXPECT_LE(instrument.voices(), 2U);
}

TEST(Voices, NeverLiveInGreaterNumberThanTheLimit) {
    test::Instrument instrument;
    for (int key = 0; key < 127; ++key) {
        instrument.now(test::note_on(key));
    }
    instrument.play(64);
    EXPECT_GT(instrument.voices(), kVoiceLimit) << "the stolen ones fade beside them";
    instrument.play(4800);
    EXPECT_EQ(instrument.voices(), kVoiceLimit);
    EXPECT_EQ(instrument.engine().telemetry().steals.load(), 127 - kVoiceLimit);
}

TEST(Stealing, TakesTheOldestReleasedNoteFirst) {
    test::Instrument instrument;
    instrument.set(patch::id(patch::Envelope::release, 0), 20.0F);
    for (int key = 0; key < 64; ++key) {
        instrument.now(test::note_on(key));
    }
    instrument.play(4800);
    instrument.now(test::note_off(10));
    instrument.play(64);
    instrument.now(test::note_off(5));
    instrument.play(64);
    instrument.now(test::note_on(100));
    instrument.play(4800);
    // Both 10 and 5 are dark; of the two only 10 is gone, so one more note takes 5 and only then a held one.
    EXPECT_EQ(instrument.voices(), 64U);
    instrument.now(test::note_on(101));
    instrument.play(4800);
    int held = 0;
    for (int key = 0; key < 128; ++key) {
        held += instrument.lit(key) ? 1 : 0;
    }
    EXPECT_EQ(held, 64);
    EXPECT_TRUE(instrument.lit(0));
}

TEST(Stealing, ThenTakesTheQuietest) {
    test::Instrument instrument;
    for (int key = 0; key < 64; ++key) {
        instrument.now(test::note_on(key, key == 33 ? 5 : 100));
    }
    instrument.play(4800);
    instrument.now(test::note_on(100));
    instrument.play(4800);
    EXPECT_FALSE(instrument.lit(33));
    EXPECT_TRUE(instrument.lit(0));
    EXPECT_TRUE(instrument.lit(100));
}

TEST(Stealing, SparesTheNotesThatHaveJustBegun) {
    test::Instrument instrument;
    instrument.set(patch::id(patch::Envelope::attack, 0), 0.5F);
    for (int key = 20; key < 84; ++key) {
        instrument.now(test::note_on(key));
    }
    instrument.play(48000);
    for (const int key : {90, 94, 97}) {
        instrument.now(test::note_on(key));
    }
    instrument.play(64);
    for (const int key : {90, 94, 97}) {
        EXPECT_TRUE(instrument.lit(key)) << key;
    }
    for (const int key : {20, 21, 22}) {
        EXPECT_FALSE(instrument.lit(key)) << key << " is older than all that stay";
    }
}

TEST(Voices, EndWithTheirKeyWhenTheyHadFallenSilent) {
    test::Instrument instrument;
    instrument.set(patch::id(patch::Envelope::sustain, 0), 0.0F);
    instrument.set(patch::id(patch::Envelope::decay, 0), 0.05F);
    instrument.set(patch::id(patch::Envelope::release, 0), 20.0F);
    instrument.now(test::note_on(60));
    instrument.play(24000);
    EXPECT_EQ(instrument.voices(), 1U) << "the sustain slider may still be raised";
    instrument.now(test::note_off(60));
    instrument.play(64);
    EXPECT_EQ(instrument.voices(), 0U);
}

TEST(Engine, SurvivesAnythingAndStaysFinite) {
    std::mt19937 random(7);
    test::Instrument instrument;
    for (int round = 0; round < 3000; ++round) {
        engine::Event event{.frame = static_cast<std::uint32_t>(random() % 100),
                            .kind = static_cast<engine::EventKind>(random() % 8),
                            .channel = static_cast<std::uint8_t>(random() % 20),
                            .number = static_cast<std::uint8_t>(random()),
                            .value = static_cast<std::uint16_t>(random())};
        float left[64];
        float right[64];
        instrument.engine().render({&event, 1}, left, right, 1 + static_cast<std::uint32_t>(random() % 64));
        if (round % 7 == 0) {
            const auto id = static_cast<patch::ParameterId>(random() % (patch::kParameterCount + 2));
            const float values[] = {0.0F, -1e30F, 1e30F, NAN, INFINITY, 0.5F};
            instrument.set(id, values[random() % 6]);
        }
        if (round % 500 == 0) {
            instrument.engine().set_sample_rate(round % 1000 == 0 ? 48000.0 : 44100.0);
        }
        ASSERT_TRUE(std::isfinite(left[0]) && std::isfinite(right[0])) << round;
        ASSERT_LT(std::abs(left[0]), 1000.0F) << round;
    }
}

TEST(Engine, WithoutATableIsSilentAndDoesNotMind) {
    engine::Engine engine(48000.0);
    const engine::Event event = test::note_on(60);
    float left[256];
    float right[256];
    engine.render({&event, 1}, left, right, 256);
    EXPECT_EQ(test::peak(left), 0.0F);
}

TEST(Engine, ResetLeavesNothingToSoundOn) {
    test::Instrument instrument;
    instrument.now(test::controller(64, 127));
    instrument.now(test::note_on(60));
    instrument.play(480);
    instrument.engine().reset();
    EXPECT_EQ(test::peak(instrument.play(480).left), 0.0F);
    EXPECT_EQ(instrument.voices(), 0U);
}

}  // namespace
}  // namespace refrain
