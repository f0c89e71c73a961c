#include "jack/client.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "midi/clock.hpp"
#include "support/jack_peers.hpp"
#include "support/jack_server.hpp"
#include "support/playing.hpp"
#include "support/wait.hpp"

namespace refrain::jack {
namespace {

using namespace std::chrono_literals;
using test::eventually;
using test::JackObserver;
using test::JackServer;
using test::MidiSender;
using test::Playable;
using test::Recorder;

bool silent(const std::vector<float>& samples) {
    return std::all_of(samples.begin(), samples.end(), [](float sample) { return sample == 0.0F; });
}

class ClientTest : public testing::Test {
protected:
    void open(bool connect = true) {
        const auto opened = client_.open({.name = "refrain", .server = server_.name(), .connect = connect});
        ASSERT_TRUE(opened) << opened.error().message;
    }
    bool runs() {
        const std::uint64_t before = client_.status().cycles;
        return eventually([&] { return client_.status().cycles > before + 3; });
    }
    // Polls like the program does.
    template <class Condition>
    bool eventually_polling(Condition condition) {
        return eventually([&] {
            client_.poll();
            return condition();
        });
    }

    JackServer server_;
    Playable playable_;
    Client client_{playable_.engine(), playable_.queues()};
};

TEST_F(ClientTest, HasItsPortsAndConnectsToPlayback) {
    open();
    const JackObserver observer("observer", server_.name());
    EXPECT_TRUE(observer.has_port("refrain:midi_in"));
    EXPECT_TRUE(observer.connected("refrain:out_left", "system:playback_1"));
    EXPECT_TRUE(observer.connected("refrain:out_right", "system:playback_2"));
    EXPECT_TRUE(client_.take_warnings().empty());
    EXPECT_TRUE(client_.alive());
    ASSERT_TRUE(runs());
    EXPECT_EQ(client_.status().sample_rate, 48000U);
    EXPECT_EQ(client_.status().period, 256U);
    EXPECT_EQ(client_.status().name, "refrain");
}

TEST_F(ClientTest, ConnectsNothingWhenToldNotTo) {
    open(false);
    const JackObserver observer("observer", server_.name());
    EXPECT_TRUE(observer.has_port("refrain:out_left"));
    EXPECT_FALSE(observer.connected("refrain:out_left", "system:playback_1"));
}

TEST_F(ClientTest, SaysThatItsNameIsTakenAndWhatToDo) {
    const JackObserver other("refrain", server_.name());
    const auto opened = client_.open({.name = "refrain", .server = server_.name()});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, OpenError::Kind::name_taken);
    EXPECT_EQ(opened.error().message, "the JACK server '" + server_.name() +
                                          "' already has a client named 'refrain'; choose another name with --name");
    EXPECT_FALSE(client_.alive());
}

TEST_F(ClientTest, SaysThatNoServerAnswersAndStartsNone) {
    testing::internal::CaptureStderr();
    testing::internal::CaptureStdout();
    const auto opened = client_.open({.name = "refrain", .server = "refrain-test-nobody"});
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, OpenError::Kind::no_server);
    EXPECT_EQ(opened.error().message, "no JACK server 'refrain-test-nobody' answers; start one (qjackctl or jackd)");
}

TEST_F(ClientTest, PlaysANoteOnItsExactFrame) {
    open();
    Recorder recorder(server_.name(), 48000);
    MidiSender sender(server_.name(), {{1000, {0x90, 69, 100}}, {20000, {0x80, 69, 64}}});
    sender.connect(sender.port(), "refrain:midi_in");
    recorder.listen_to("refrain");
    const jack_nframes_t began = recorder.start_time();
    sender.start();
    ASSERT_TRUE(eventually([&] { return recorder.full(); }));
    ASSERT_EQ(recorder.gaps(), 0U);
    const auto first = std::find_if(recorder.left().begin(), recorder.left().end(), [](float s) { return s != 0.0F; });
    const auto heard = began + static_cast<jack_nframes_t>(first - recorder.left().begin());
    // The attack starts from zero on the note's frame, so the next one is the first that differs.
    EXPECT_NEAR(static_cast<double>(heard - sender.start_time()), 1000.0, 1.0);
}

TEST_F(ClientTest, FollowsThePeriodWithoutARestart) {
    open();
    JackObserver observer("observer", server_.name());
    for (const std::uint32_t period : {64U, 1024U, 16U, 4096U, 256U}) {
        ASSERT_EQ(jack_set_buffer_size(observer.client(), period), 0);
        EXPECT_TRUE(eventually([&] { return client_.status().period == period; })) << period;
        ASSERT_TRUE(runs());
    }
    EXPECT_TRUE(client_.alive());
}

TEST_F(ClientTest, TellsHowLongATableTakesToBeHeard) {
    open();
    ASSERT_TRUE(runs());
    playable_.publisher().publish(0, wavetable::build(wavetable::shape_harmonics(wavetable::Shape::square)),
                                  midi::monotonic_us());
    ASSERT_TRUE(eventually([&] { return playable_.engine().telemetry().adopted.load() == 2; }));
    ASSERT_TRUE(runs());
    // It waits for the next cycle, at most a period, and leaves the port a period later; the rest is the machine's.
    EXPECT_GT(client_.status().publish_to_audible_us, 0);
    EXPECT_LT(client_.status().publish_to_audible_us, 200'000);
}

TEST_F(ClientTest, CountsXruns) {
    open();
    ASSERT_TRUE(runs());
    const std::uint64_t before = client_.status().xruns;
    EXPECT_TRUE(eventually([&] {
        server_.suspend(200ms);
        return client_.status().xruns > before;
    }));
    EXPECT_TRUE(runs());
}

TEST_F(ClientTest, NoticesACrashedServerAndReturnsToTheNextWithItsConnections) {
    open();
    // The library keeps one server's state for all clients of a process, so these leave before the next one comes.
    auto observer = std::make_unique<JackObserver>("observer", server_.name());
    auto keys = std::make_unique<MidiSender>(server_.name(), std::vector<MidiSender::Message>{}, "keys");
    observer->connect("keys:out", "refrain:midi_in");
    observer->disconnect("refrain:out_right", "system:playback_2");
    observer->connect("refrain:out_right", "system:playback_1");
    for (int n = 0; n < 30; ++n) {  // longer than a disconnection needs to be believed
        client_.poll();
        std::this_thread::sleep_for(50ms);
    }
    server_.crash();
    keys.reset();
    observer.reset();
    ASSERT_TRUE(eventually_polling([&] { return !client_.alive(); }));
    const auto too_soon = client_.reopen();
    ASSERT_FALSE(too_soon);
    EXPECT_EQ(too_soon.error().kind, OpenError::Kind::no_server);

    server_.start();
    const auto reopened = client_.reopen();
    ASSERT_TRUE(reopened) << reopened.error().message;
    ASSERT_TRUE(runs());
    JackObserver later("observer", server_.name());
    EXPECT_TRUE(later.connected("refrain:out_left", "system:playback_1"));
    EXPECT_TRUE(later.connected("refrain:out_right", "system:playback_1"));
    EXPECT_FALSE(later.connected("refrain:out_right", "system:playback_2"));
    // The other program comes back after us.
    keys = std::make_unique<MidiSender>(server_.name(), std::vector<MidiSender::Message>{}, "keys");
    EXPECT_TRUE(eventually_polling([&] { return later.connected("keys:out", "refrain:midi_in"); }));
}

TEST_F(ClientTest, KeepsItsConnectionsThroughAnOrderlyRestart) {
    open();
    auto observer = std::make_unique<JackObserver>("observer", server_.name());
    observer->disconnect("refrain:out_right", "system:playback_2");
    for (int n = 0; n < 30; ++n) {
        client_.poll();
        std::this_thread::sleep_for(50ms);
    }
    server_.stop();
    observer.reset();
    ASSERT_TRUE(eventually_polling([&] { return !client_.alive(); }));
    server_.start();
    ASSERT_TRUE(client_.reopen());
    const JackObserver later("observer", server_.name());
    EXPECT_TRUE(later.connected("refrain:out_left", "system:playback_1"));
    EXPECT_FALSE(later.connected("refrain:out_right", "system:playback_2"));
}

TEST_F(ClientTest, IsSilentAfterAReturnWhateverWasHeld) {
    open();
    MidiSender sender(server_.name(), {{0, {0x90, 60, 100}}});
    sender.connect(sender.port(), "refrain:midi_in");
    sender.start();
    ASSERT_TRUE(eventually([&] { return playable_.engine().telemetry().voices.load() == 1; }));
    ASSERT_TRUE(client_.reopen());
    Recorder recorder(server_.name(), 4800);
    recorder.listen_to("refrain");
    ASSERT_TRUE(eventually([&] { return recorder.full(); }));
    EXPECT_TRUE(silent(recorder.left()));
}

TEST(ClientWarnings, NameARefusedConnection) {
    JackServer server({.arguments = {"-a", "A"}});
    Playable playable;
    Client client(playable.engine(), playable.queues());
    const auto opened = client.open({.name = "refrain", .server = server.name()});
    ASSERT_TRUE(opened) << opened.error().message;
    const auto warnings = client.take_warnings();
    ASSERT_EQ(warnings.size(), 2U);
    EXPECT_EQ(warnings[0],
              "JACK refused to connect refrain:out_left to system:playback_1; connect it by hand, in qjackctl");
    EXPECT_TRUE(client.take_warnings().empty());
}

}  // namespace
}  // namespace refrain::jack
