#include "midi/sequencer_list.hpp"

#include <gtest/gtest.h>

namespace refrain::midi {
namespace {

constexpr std::string_view kList = R"(Client info
  cur  clients : 5
  peak clients : 7
  max  clients : 192

Client   0 : "System" [Kernel]
  Port   0 : "Timer" (Rwe-)
  Port   1 : "Announce" (R-e-)
    Connecting To: 15:0
Client  24 : "KeyStep" [Kernel]
  Port   0 : "KeyStep MIDI 1" (RWeX)
    Connecting To: 128:0, 129:0[real:0]
  Port   1 : "KeyStep MIDI 2" (RWeX)
    Connecting To: 128:0
Client  28 : "Say "hi" [2]" [Kernel]
  Port   0 : "Say" (RWeX)
    Connected From: 129:0
Client 128 : "a2jmidid" [User]
  Port   0 : "port" (RWe-)
Client 129 : "refrain" [User]
  Port   0 : "KeyStep" (-We-)
    Connected From: 24:0[real:0]
)";

TEST(SequencerList, TellsWhomAPortFeeds) {
    EXPECT_EQ(feeds(kList, "24:0", "refrain"), true);
    EXPECT_EQ(feeds(kList, "24:1", "refrain"), false);
    EXPECT_EQ(feeds(kList, "24:1", "a2jmidid"), true);
    EXPECT_EQ(feeds(kList, "28:0", "refrain"), false) << "it is fed by us, not the other way round";
    EXPECT_EQ(feeds(kList, "24:0", "refra"), false);
}

TEST(SequencerList, KnowsNothingOfPortsThatItDoesNotHold) {
    EXPECT_EQ(feeds(kList, "32:0", "refrain"), std::nullopt);
    EXPECT_EQ(feeds("", "24:0", "refrain"), std::nullopt);
    EXPECT_EQ(feeds("Client\nClient x : \n  Port : \n    Connecting To: ,,,", "24:0", "refrain"), std::nullopt);
    for (std::size_t length = 0; length < kList.size(); ++length) {
        static_cast<void>(feeds(kList.substr(0, length), "24:0", "refrain"));
    }
}

}  // namespace
}  // namespace refrain::midi
