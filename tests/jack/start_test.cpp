#include "jack/start.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "jack/sound_cards.hpp"
#include "support/jack_peers.hpp"
#include "support/playing.hpp"
#include "support/wait.hpp"

namespace refrain::jack {
namespace {

using namespace std::chrono_literals;
using test::eventually;

class StartTest : public testing::Test {
protected:
    ~StartTest() override {
        client_.close();
        server_.reset();
        test::remove_traces(name_);
    }

    test::Playable playable_;
    std::optional<Server> server_;
    Client client_{playable_.engine(), playable_.queues()};
    const std::string name_ = test::unique_server_name();
    const ClientOptions options_{.name = "refrain", .server = name_};
    const ServerOptions dummy_{.driver = Driver::dummy, .name = {}};
};

TEST_F(StartTest, StartsATemporaryServerThatEndsAfterUs) {
    const auto note = open_or_start(client_, options_,
                                    {.driver = Driver::dummy, .rate = 44100, .period = 128, .name = {}}, true, server_);
    ASSERT_TRUE(note) << note.error().message;
    EXPECT_EQ(*note, "started a JACK server on the dummy driver, 44100 Hz, 128 frames");
    EXPECT_TRUE(eventually([&] { return client_.status().period == 128; }));
    EXPECT_EQ(client_.status().sample_rate, 44100U);
    ASSERT_TRUE(server_);
    EXPECT_EQ(getpgid(server_->pid()), server_->pid());
    client_.close();
    server_->leave();
    EXPECT_FALSE(server_->running());
}

TEST_F(StartTest, LeavesItsServerToOthersWhoUseIt) {
    ASSERT_TRUE(open_or_start(client_, options_, dummy_, true, server_));
    const int pid = server_->pid();
    auto other = std::make_unique<test::JackObserver>("other", name_);
    client_.close();
    server_->leave(300ms);
    EXPECT_TRUE(server_->running());
    EXPECT_TRUE(other->has_port("system:playback_1"));
    other.reset();
    EXPECT_TRUE(eventually([&] { return !server_->running(); }));
    EXPECT_EQ(kill(pid, 0), -1);
}

TEST_F(StartTest, UsesTheServerThatRuns) {
    const test::JackServer running;
    const auto note = open_or_start(client_, {.name = "refrain", .server = running.name()}, {}, true, server_);
    ASSERT_TRUE(note) << note.error().message;
    EXPECT_EQ(*note, "");
    EXPECT_FALSE(server_);
}

TEST_F(StartTest, StartsNothingWhenToldNotTo) {
    const auto note = open_or_start(client_, options_, dummy_, false, server_);
    ASSERT_FALSE(note);
    EXPECT_EQ(note.error().message, "no JACK server '" + name_ + "' answers; start one (qjackctl or jackd)");
    EXPECT_FALSE(server_);
}

// A jackd of the test's own, first in PATH.
class FakeJackd {
public:
    explicit FakeJackd(const std::string& script) : path_(std::getenv("PATH")) {
        std::filesystem::create_directory(folder_);
        if (!script.empty()) {
            std::ofstream(folder_ / "jackd") << "#!/bin/sh\n" << script << "\n";
            std::filesystem::permissions(folder_ / "jackd", std::filesystem::perms::owner_all);
        }
        setenv("PATH", (folder_.string() + (script.empty() ? "" : ":" + path_)).c_str(), 1);
    }
    FakeJackd(const FakeJackd&) = delete;
    FakeJackd& operator=(const FakeJackd&) = delete;
    ~FakeJackd() {
        setenv("PATH", path_.c_str(), 1);
        std::filesystem::remove_all(folder_);
    }

private:
    const std::string path_;
    const std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / (test::unique_server_name() + "-path");
};

TEST_F(StartTest, SaysWhyAServerDoesNotStart) {
    const FakeJackd jackd("echo jackdmp 1.9; echo 'Cannot lock down the card' >&2; echo more; exit 1");
    const auto note = open_or_start(client_, options_, dummy_, true, server_);
    ASSERT_FALSE(note);
    EXPECT_EQ(note.error().message, "cannot start a JACK server: jackd ended (Cannot lock down the card)");
    EXPECT_FALSE(client_.alive());
}

TEST_F(StartTest, GivesUpOnAServerThatDoesNotAnswer) {
    const FakeJackd jackd("echo waiting; exec sleep 60");
    const auto note = open_or_start(client_, options_, dummy_, true, server_, {}, 300ms);
    ASSERT_FALSE(note);
    EXPECT_EQ(note.error().message, "cannot start a JACK server: jackd does not answer (waiting)");
    EXPECT_FALSE(server_);
}

TEST_F(StartTest, StopsWaitingWhenAsked) {
    const FakeJackd jackd("exec sleep 60");
    const auto began = std::chrono::steady_clock::now();
    const auto note = open_or_start(client_, options_, dummy_, true, server_, [] { return true; });
    ASSERT_FALSE(note);
    EXPECT_EQ(note.error().message, "stopped before the JACK server that it started had answered");
    EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);
    EXPECT_FALSE(server_);
}

TEST_F(StartTest, SaysThatJackdIsNotInstalled) {
    const FakeJackd nowhere("");
    const auto note = open_or_start(client_, options_, dummy_, true, server_);
    ASSERT_FALSE(note);
    EXPECT_EQ(note.error().message,
              "cannot start a JACK server: jackd: No such file or directory; install jackd2 or start a server "
              "yourself");
}

TEST_F(StartTest, NamesTheMissingCard) {
    if (playback_device()) {
        GTEST_SKIP() << "this machine has a sound card";
    }
    const auto note = open_or_start(client_, options_, {.driver = Driver::alsa, .name = {}}, true, server_);
    ASSERT_FALSE(note);
    EXPECT_EQ(note.error().message,
              "cannot start a JACK server on the alsa driver: no sound card plays (/proc/asound/pcm); plug one in or "
              "use --driver dummy");
}

}  // namespace
}  // namespace refrain::jack
