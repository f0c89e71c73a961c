#include "jack/connections.hpp"

#include <gtest/gtest.h>

namespace refrain::jack {
namespace {

using namespace std::chrono_literals;

const Connection kLeft{.own = "out_left", .other = "system:playback_1"};
const Connection kKeys{.own = "midi_in", .other = "keys:out"};

class ConnectionMemoryTest : public testing::Test {
protected:
    void see(const Connections& existing, std::chrono::milliseconds later = 100ms) {
        now_ += later;
        memory_.observe(existing, now_);
    }
    ConnectionMemory memory_;
    ConnectionMemory::Time now_{};
};

TEST_F(ConnectionMemoryTest, LearnsAConnectionAtOnce) {
    see({kLeft});
    see({kLeft, kKeys});
    EXPECT_EQ(memory_.remembered(), (Connections{kLeft, kKeys}));
}

TEST_F(ConnectionMemoryTest, ForgetsOneThatThePlayerUndid) {
    see({kLeft, kKeys});
    see({kLeft});
    see({kLeft}, 500ms);
    EXPECT_EQ(memory_.remembered(), (Connections{kLeft, kKeys}));
    see({kLeft}, 600ms);
    EXPECT_EQ(memory_.remembered(), Connections{kLeft});
}

TEST_F(ConnectionMemoryTest, KeepsWhatADyingServerTookAway) {
    see({kLeft, kKeys});
    see({});
    memory_.expect_all();
    EXPECT_EQ(memory_.missing(), (Connections{kLeft, kKeys}));
}

TEST_F(ConnectionMemoryTest, WaitsForAProgramThatIsNotBackYet) {
    see({kLeft, kKeys});
    memory_.expect_all();
    for (int n = 0; n < 100; ++n) {
        see({kLeft}, 1000ms);
    }
    EXPECT_EQ(memory_.missing(), Connections{kKeys});
    see({kLeft, kKeys});
    EXPECT_TRUE(memory_.missing().empty());
    see({kLeft});
    see({kLeft}, 1100ms);
    EXPECT_EQ(memory_.remembered(), Connections{kLeft});
}

}  // namespace
}  // namespace refrain::jack
