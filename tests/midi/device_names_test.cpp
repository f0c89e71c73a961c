#include "midi/device_names.hpp"

#include <gtest/gtest.h>

namespace refrain::midi {
namespace {

using Names = std::vector<std::string>;

TEST(DeviceNames, DropsTheNumbersThatChangeWhenPluggedAgain) {
    EXPECT_EQ(alsa_device_names({"Arturia KeyStep 32:Arturia KeyStep 32 MIDI 1 24:0"}),
              Names{"Arturia KeyStep 32 MIDI 1"});
    EXPECT_EQ(alsa_device_names({"Midi Through:Midi Through Port-0 14:0"}), Names{"Midi Through Port-0"});
}

TEST(DeviceNames, KeepsAClientWhosePortDoesNotNameIt) {
    EXPECT_EQ(alsa_device_names({"Virtual Keyboard:out 129:0"}), Names{"Virtual Keyboard:out"});
}

TEST(DeviceNames, TellsTwinsApart) {
    EXPECT_EQ(alsa_device_names({"Key:Key 1 20:0", "Key:Key 1 24:0", "Other:Other 28:0"}),
              (Names{"Key 1", "Key 1 (2)", "Other"}));
}

TEST(DeviceNames, LeavesOtherTextAlone) {
    EXPECT_EQ(alsa_device_names({"plain", "a b", "x 1:y", "", "x :1", "x 1:"}),
              (Names{"plain", "a b", "x 1:y", "", "x :1", "x 1:"}));
}

TEST(DeviceNames, KnowsTheLoopback) {
    EXPECT_TRUE(is_loopback("Midi Through Port-0"));
    EXPECT_FALSE(is_loopback("KeyStep"));
}

}  // namespace
}  // namespace refrain::midi
