#include "jack/server.hpp"

#include <gtest/gtest.h>

#include "jack/sound_cards.hpp"

namespace refrain::jack {
namespace {

using Words = std::vector<std::string>;

TEST(SoundCards, ChooseTheFirstThatPlaysAndIsNoDisplay) {
    EXPECT_EQ(playback_device("00-03: HDMI 0 : HDMI 0 : playback 1\n"
                              "01-00: ALC257 Analog : ALC257 Analog : playback 1 : capture 1\n"),
              "hw:1,0");
    EXPECT_EQ(playback_device("00-00: Mic : Mic : capture 1\n02-01: USB Audio : USB Audio : playback 1\n"), "hw:2,1");
    EXPECT_EQ(playback_device("00-03: HDMI 0 : HDMI 0 : playback 1\n"), "hw:0,3");
}

TEST(SoundCards, AreNoneWhereNothingPlays) {
    EXPECT_EQ(playback_device(""), std::nullopt);
    EXPECT_EQ(playback_device("00-00: Mic : Mic : capture 1\n"), std::nullopt);
    EXPECT_EQ(playback_device("nonsense : playback 1\n-: playback 1\n01: playback 1\n"), std::nullopt);
}

TEST(Server, IsAskedForExactlyWhatThePlayerWants) {
    const ServerOptions options{.driver = {}, .rate = 96000, .period = 64, .name = "studio"};
    EXPECT_EQ(server_arguments(options, Driver::alsa, "hw:1,0", true),
              (Words{"-T", "-R", "-n", "studio", "-d", "alsa", "-d", "hw:1,0", "-r", "96000", "-p", "64"}));
    EXPECT_EQ(server_arguments({.driver = {}, .name = {}}, Driver::dummy, "", false),
              (Words{"-T", "-r", "-d", "dummy", "-r", "48000", "-p", "256"}));
}

TEST(Server, KnowsItsDrivers) {
    EXPECT_EQ(driver_by_name("alsa"), Driver::alsa);
    EXPECT_EQ(driver_by_name("dummy"), Driver::dummy);
    EXPECT_EQ(driver_by_name("coreaudio"), std::nullopt);
    EXPECT_EQ(driver_by_name(""), std::nullopt);
}

}  // namespace
}  // namespace refrain::jack
