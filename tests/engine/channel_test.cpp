#include <gtest/gtest.h>

#include <cmath>
#include <utility>

#include "engine/channel.hpp"
#include "support/instrument.hpp"

// What a channel's controllers, wheels and mode messages do.
namespace refrain {
namespace {

using patch::ParameterId;

TEST(ChannelMessages, AllSoundOffIsQuickAndForOneChannel) {
    test::Instrument instrument;
    instrument.set(patch::id(patch::Envelope::release, 0), 20.0F);
    instrument.now(test::note_on(60, 127, 0));
    instrument.now(test::note_on(62, 127, 1));
    instrument.play(4800);
    instrument.now(test::controller(120, 0, 0));
    instrument.play(480);
    EXPECT_EQ(instrument.voices(), 1U);
    EXPECT_TRUE(instrument.lit(62));
}

TEST(ChannelMessages, AllNotesOffReleasesAndRespectsThePedal) {
    test::Instrument instrument;
    instrument.now(test::note_on(60));
    instrument.now(test::controller(64, 127));
    instrument.now(test::controller(123, 0));
    instrument.play(9600);
    EXPECT_EQ(instrument.voices(), 1U);
    instrument.now(test::controller(64, 0));
    instrument.play(9600);
    EXPECT_EQ(instrument.voices(), 0U);
}

TEST(ChannelMessages, ResetControllersLetsThePedalGoAndCentresTheWheel) {
    test::Instrument instrument;
    for (const auto& event : {test::controller(64, 127), test::bend(0), test::controller(11, 0), test::note_on(60),
                              test::note_off(60), test::controller(121, 0)}) {
        instrument.now(event);
    }
    instrument.play(9600);
    EXPECT_EQ(instrument.voices(), 0U);
    instrument.now(test::note_on(60));
    instrument.play(9600);
    EXPECT_GT(test::peak(instrument.play(480).left), 0.1F) << "expression is full again";
}

TEST(ChannelMessages, PanicSilencesEveryChannelAndLiftsThePedals) {
    test::Instrument instrument;
    for (int channel = 0; channel < 16; ++channel) {
        instrument.now(test::controller(64, 127, channel));
        instrument.now(test::note_on(50 + channel, 127, channel));
    }
    instrument.play(480);
    instrument.now({});
    instrument.play(480);
    EXPECT_EQ(instrument.voices(), 0U);
    instrument.now(test::note_on(60));
    instrument.now(test::note_off(60));
    instrument.play(9600);
    EXPECT_EQ(instrument.voices(), 0U);
}

TEST(Controllers, VolumeExpressionAndPanAreHeard) {
    const auto level = [](std::initializer_list<engine::Event> events) {
        test::Instrument instrument(48000.0, wavetable::Shape::sine);
        for (const auto& event : events) {
            instrument.now(event);
        }
        instrument.now(test::note_on(69));
        instrument.play(9600);
        const test::Stereo sound = instrument.play(4800);
        return std::pair{test::peak(sound.left), test::peak(sound.right)};
    };
    const auto full = level({});
    EXPECT_FLOAT_EQ(full.first, full.second);
    EXPECT_NEAR(full.first, 0.25F * std::sqrt(0.5F), 1e-4F) << "the headroom of one voice, at the centre";
    const float half = (64.0F / 127.0F) * (64.0F / 127.0F);
    EXPECT_NEAR(level({test::controller(7, 64)}).first, full.first * half, 1e-4F);
    EXPECT_NEAR(level({test::controller(11, 64)}).first, full.first * half, 1e-4F);
    EXPECT_EQ(level({test::controller(7, 0)}).first, 0.0F);
    const auto left = level({test::controller(10, 0)});
    EXPECT_NEAR(left.first, 0.25F, 1e-4F);
    EXPECT_NEAR(left.second, 0.0F, 1e-6F);
    EXPECT_NEAR(level({test::controller(10, 127)}).second, 0.25F, 1e-4F);
}

TEST(Controllers, ThatCameBeforeTheFirstNoteHoldFromItsFirstSample) {
    test::Instrument quiet;
    for (const auto& event :
         {test::controller(7, 20), test::controller(10, 127), test::bend(16383), test::note_on(60)}) {
        quiet.now(event);
    }
    const test::Stereo heard = quiet.play(24000);
    const std::span left(heard.left);
    const std::span right(heard.right);
    EXPECT_LE(test::peak(right.first(2400)), 1.01F * test::peak(right.last(2400)));
    EXPECT_LE(test::peak(left), 1e-6F);
}

TEST(Controllers, TheFinePartOfTheBendRangeLeavesTheSemitones) {
    engine::Channel channel;
    channel.restart(2.0);
    for (const auto& [number, value] : {std::pair{101, 0}, {100, 1}, {6, 64}, {101, 0}, {100, 0}, {38, 50}}) {
        static_cast<void>(channel.control_change(static_cast<std::uint8_t>(number), static_cast<std::uint8_t>(value)));
    }
    channel.pitch_bend(16383);
    channel.settle();
    EXPECT_DOUBLE_EQ(channel.bend_semitones(), 2.5);
}

TEST(Velocity, IsHeardAsFarAsThePatchSays) {
    const auto level = [](float sensitivity, int velocity) {
        test::Instrument instrument(48000.0, wavetable::Shape::sine);
        instrument.set(patch::id(patch::Play::velocity), sensitivity);
        instrument.now(test::note_on(69, velocity));
        instrument.play(9600);
        return test::peak(instrument.play(4800).left);
    };
    EXPECT_FLOAT_EQ(level(0.0F, 1), level(0.0F, 127));
    EXPECT_LT(level(100.0F, 1), 0.001F * level(100.0F, 127));
    EXPECT_FLOAT_EQ(level(100.0F, 127), level(0.0F, 127));
}

}  // namespace
}  // namespace refrain
