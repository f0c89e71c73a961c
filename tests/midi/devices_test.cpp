#include "midi/devices.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>

namespace refrain::midi {
namespace {

using namespace std::chrono_literals;

TEST(Devices, SayOnceWhatIsMissingWithoutASequencerAndWriteNothing) {
    const auto queues = std::make_unique<DeviceQueues>();
    testing::internal::CaptureStderr();
    {
        Devices devices(*queues, {.poll = 10ms, .sequencer = "/nonexistent/seq"});
        const auto end = std::chrono::steady_clock::now() + 2s;
        while (devices.problem().empty() && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(5ms);
        }
        EXPECT_EQ(devices.problem(), "no ALSA sequencer (/nonexistent/seq: No such file or directory)");
        EXPECT_TRUE(devices.status().empty());
        std::this_thread::sleep_for(100ms);
    }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Devices, RememberAChoiceForAnInputThatIsNotThere) {
    const auto queues = std::make_unique<DeviceQueues>();
    Devices devices(*queues, {.api = DeviceApi::none});
    devices.set_enabled("KeyStep", false);
    ASSERT_EQ(devices.status().size(), 1U);
    EXPECT_EQ(devices.status()[0].name, "KeyStep");
    EXPECT_FALSE(devices.status()[0].enabled);
    EXPECT_FALSE(devices.status()[0].present);
    devices.set_enabled("KeyStep", true);
    EXPECT_TRUE(devices.status()[0].enabled);
}

TEST(Devices, LeaveAtOnce) {
    const auto queues = std::make_unique<DeviceQueues>();
    const auto begin = std::chrono::steady_clock::now();
    {
        Devices devices(*queues, {.poll = 60s, .sequencer = "/nonexistent/seq"});
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
}

}  // namespace
}  // namespace refrain::midi
