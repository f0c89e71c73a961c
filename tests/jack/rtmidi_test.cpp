#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "jack/client.hpp"
#include "jack/device_source.hpp"
#include "jack/realtime_calls.hpp"
#include "midi/clock.hpp"
#include "midi/devices.hpp"
#include "support/jack_peers.hpp"
#include "support/jack_server.hpp"
#include "support/playing.hpp"
#include "support/wait.hpp"

// RtMidi for real, through its JACK API: the only one that works on every machine.
namespace refrain {
namespace {

using namespace std::chrono_literals;
using test::eventually;
using test::MidiSender;

class RtMidiTest : public testing::Test {
protected:
    // RtMidi joins the default server, so that is what the test's own has to be.
    RtMidiTest() { setenv("JACK_DEFAULT_SERVER", server_.name().c_str(), 1); }
    ~RtMidiTest() override {
        devices_.reset();
        unsetenv("JACK_DEFAULT_SERVER");
    }
    void look() {
        devices_.emplace(playable_.queues(), midi::DeviceOptions{.api = midi::DeviceApi::jack, .poll = 200ms});
    }
    std::optional<midi::DeviceStatus> status(const std::string& name) {
        for (const midi::DeviceStatus& device : devices_->status()) {
            if (device.name == name) {
                return device;
            }
        }
        return std::nullopt;
    }
    bool opened(const std::string& name) {
        return eventually([&] {
            const auto device = status(name);
            return device && device->present && device->problem.empty() && has_listener(name);
        });
    }
    bool has_listener(const std::string& name) {
        const char** const others =
            jack_port_get_all_connections(observer_.client(), jack_port_by_name(observer_.client(), name.c_str()));
        jack_free(others);
        return others != nullptr;
    }
    std::uint32_t voices() { return playable_.engine().telemetry().voices.load(); }

    test::JackServer server_;
    test::JackObserver observer_{"observer", server_.name()};
    test::Playable playable_;
    std::optional<midi::Devices> devices_;
};

TEST_F(RtMidiTest, NoticesAKeyboardThatComesAndOneThatGoes) {
    look();
    auto keys = std::make_unique<MidiSender>(server_.name(), std::vector<MidiSender::Message>{}, "keys");
    const auto plugged = std::chrono::steady_clock::now();
    EXPECT_TRUE(opened("keys:out"));
    EXPECT_LT(std::chrono::steady_clock::now() - plugged, 2s);
    keys.reset();
    const auto pulled = std::chrono::steady_clock::now();
    EXPECT_TRUE(eventually([&] { return !status("keys:out")->present; }));
    EXPECT_LT(std::chrono::steady_clock::now() - pulled, 2s);
    EXPECT_TRUE(status("keys:out")->enabled);
}

TEST_F(RtMidiTest, GivesEachKeyboardItsOwnQueue) {
    MidiSender low(server_.name(), {{0, {0x90, 40, 100}}}, "low");
    MidiSender high(server_.name(), {{0, {0x90, 80, 100}}}, "high");
    look();
    ASSERT_TRUE(opened("low:out"));
    ASSERT_TRUE(opened("high:out"));
    low.start();
    high.start();
    EXPECT_TRUE(eventually([&] { return status("low:out")->events == 1 && status("high:out")->events == 1; }));
    EXPECT_EQ(playable_.queues()[0].size(), 1U);
    EXPECT_EQ(playable_.queues()[1].size(), 1U);
}

TEST_F(RtMidiTest, ReleasesWhatIsHeldWhenAKeyboardIsDisabled) {
    MidiSender keys(server_.name(), {{0, {0x90, 60, 100}}, {1, {0xB0, 64, 127}}, {2, {0x90, 61, 100}}}, "keys");
    look();
    ASSERT_TRUE(opened("keys:out"));
    keys.start();
    ASSERT_TRUE(eventually([&] { return status("keys:out")->events == 3; }));
    devices_->set_enabled("keys:out", false);
    midi::DeviceQueue& queue = playable_.queues()[0];
    ASSERT_TRUE(eventually([&] { return queue.size() == 6; }));
    std::vector<engine::Event> events;
    for (; queue.front() != nullptr; queue.pop()) {
        events.push_back(queue.front()->event);
    }
    EXPECT_EQ(events[3], (engine::Event{.kind = engine::EventKind::control_change, .number = 64, .value = 0}));
    EXPECT_EQ(events[4], (engine::Event{.kind = engine::EventKind::note_off, .number = 60, .value = 64}));
    EXPECT_EQ(events[5], (engine::Event{.kind = engine::EventKind::note_off, .number = 61, .value = 64}));
    EXPECT_FALSE(status("keys:out")->enabled);
}

// From the keyboard's callback to the engine's event: one period later, wherever in the period it arrived.
TEST_F(RtMidiTest, PlacesEveryKeyOnePeriodAfterItArrived) {
    constexpr double kFrame_us = 1e6 / 48000.0;
    std::vector<MidiSender::Message> messages;
    for (std::uint64_t n = 0; n < 50; ++n) {
        messages.push_back({n * 1500, {0x90, static_cast<std::uint8_t>(30 + n), 100}});
    }
    MidiSender keys(server_.name(), messages, "keys");
    look();
    ASSERT_TRUE(opened("keys:out"));

    // A client of the test's own reads the queue as the instrument does, and notes where each event belongs.
    struct Listener : test::JackPeer {
        Listener(const std::string& server, midi::DeviceQueue& device) : JackPeer("listener", server), queue(device) {
            placed.reserve(1000);
            activate(
                [](jack_nframes_t frames, void* self) {
                    static_cast<Listener*>(self)->process(frames);
                    return 0;
                },
                this);
        }
        ~Listener() override { close(); }
        void process(jack_nframes_t frames) {
            const auto times = jack::realtime::cycle_times(client());
            const std::int64_t offset_us = midi::monotonic_us() - jack::realtime::now_us();
            const midi::Period period{
                .start_us = times.start_us + offset_us, .length_us = times.length_us, .frames = frames};
            const std::int64_t begun_us = midi::monotonic_us();
            jack::DeviceSource source;
            std::int64_t stamp_us = queue.front() == nullptr ? 0 : queue.front()->time_us;
            for (source.begin(queue, period); source.frame();) {
                const double heard_us = static_cast<double>(period.start_us) + *source.frame() * kFrame_us;
                // A cycle that the machine began late cannot put an event where it belonged.
                const bool in_time = stamp_us >= period.start_us - static_cast<std::int64_t>(period.length_us) &&
                                     begun_us - period.start_us < static_cast<std::int64_t>(period.length_us);
                (in_time ? placed : late).push_back(heard_us - static_cast<double>(stamp_us));
                static_cast<void>(source.take());
                stamp_us = queue.front() == nullptr ? 0 : queue.front()->time_us;
            }
            count.store(placed.size() + late.size());
        }
        midi::DeviceQueue& queue;
        std::vector<double> placed;
        std::vector<double> late;
        std::atomic<std::size_t> count{0};
    };
    Listener listener(server_.name(), playable_.queues()[0]);
    keys.start();
    ASSERT_TRUE(eventually([&] { return listener.count.load() == 50; }));
#if defined(REFRAIN_SANITIZED)
    constexpr std::size_t kInTime = 5;  // many times slower, the machine is often late
#else
    constexpr std::size_t kInTime = 25;
#endif
    EXPECT_GE(listener.placed.size(), kInTime) << "the machine was late for " << listener.late.size() << " of 50";
    const double period_us = 256 * kFrame_us;
    for (const double delay_us : listener.placed) {
        EXPECT_NEAR(delay_us, period_us, 2 * kFrame_us);
    }
}

TEST_F(RtMidiTest, PlaysTheInstrument) {
    jack::Client client(playable_.engine(), playable_.queues());
    ASSERT_TRUE(client.open({.name = "refrain", .server = server_.name()}));
    MidiSender keys(server_.name(), {{0, {0x90, 60, 100}}, {9600, {0x80, 60, 0}}}, "keys");
    look();
    ASSERT_TRUE(opened("keys:out"));
    keys.start();
    EXPECT_TRUE(eventually([&] { return voices() == 1; }));
    EXPECT_TRUE(eventually([&] { return voices() == 0; }));
    devices_.reset();
}

}  // namespace
}  // namespace refrain
