#include <gtest/gtest.h>

#include "support/instrument.hpp"

// A note that is held and that nothing moves is not asked for news; whatever comes after must reach it all the same.
namespace refrain {
namespace {

constexpr int kKey = 57;
constexpr std::uint64_t kLong = 24000;  // until everything about a new note has come to rest

float level_of(test::Instrument& instrument) {
    instrument.play(9600);  // for what glides
    return test::peak(instrument.play(4800).left);
}

patch::Route to_amplitude(patch::Source source) {
    return {.source = source, .target = patch::id(patch::Play::amplitude), .amount = -0.5F};
}

TEST(HeldNote, HearsItsOwnPressureAndNoOther) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    instrument.route(1, to_amplitude(patch::Source::poly_pressure));
    instrument.now(test::note_on(kKey));
    instrument.play(kLong);
    const float before = level_of(instrument);
    instrument.now({.kind = engine::EventKind::poly_pressure, .number = kKey + 1, .value = 127});
    EXPECT_FLOAT_EQ(level_of(instrument), before);
    instrument.now({.kind = engine::EventKind::poly_pressure, .number = kKey, .value = 127});
    EXPECT_LT(level_of(instrument), 0.05F * before);
    instrument.now({.kind = engine::EventKind::poly_pressure, .number = kKey, .value = 0});
    EXPECT_NEAR(level_of(instrument), before, 1e-4F * before);
}

TEST(HeldNote, HearsAWheelThatStandsOnceItIsRouted) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    instrument.route(0, {});
    instrument.now(test::controller(1, 127));
    instrument.now(test::note_on(kKey));
    instrument.play(kLong);
    const float before = level_of(instrument);
    instrument.route(0, to_amplitude(patch::Source::wheel));
    EXPECT_LT(level_of(instrument), 0.05F * before);
}

TEST(HeldNote, HearsItsOwnChannelAndNoOther) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    instrument.now(test::note_on(kKey, 127, 3));
    instrument.play(kLong);
    const float before = level_of(instrument);
    instrument.now(test::controller(7, 0, 4));
    EXPECT_FLOAT_EQ(level_of(instrument), before);
    instrument.now(test::controller(7, 64, 3));
    const float half = (64.0F / 127.0F) * (64.0F / 127.0F);
    EXPECT_NEAR(level_of(instrument), before * half, 1e-3F * before);
    instrument.now(test::controller(121, 0, 3));
    instrument.now(test::controller(7, 127, 3));
    EXPECT_NEAR(level_of(instrument), before, 1e-3F * before);
}

TEST(HeldNote, IsSilencedAndEnds) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    instrument.now(test::note_on(kKey));
    instrument.play(kLong);
    instrument.now(test::controller(120, 0));
    instrument.play(960);
    EXPECT_EQ(instrument.voices(), 0U);
    EXPECT_EQ(test::peak(instrument.play(480).left), 0.0F);
}

}  // namespace
}  // namespace refrain
