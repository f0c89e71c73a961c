#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include "e2e/program.hpp"
#include "support/jack_peers.hpp"
#include "support/jack_server.hpp"
#include "support/wait.hpp"

// How the program ends: its exit code and its one line.
namespace refrain::test {
namespace {

using namespace std::chrono_literals;

struct End {
    int code;
    std::string output;
};

End run(const std::vector<std::string>& arguments) {
    Program program(arguments);
    const int code = program.wait(30s);
    return {code, program.output()};
}

void expect_one_line(const std::string& text) {
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1) << text;
}

std::vector<std::string> headless(const std::string& server, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"--headless", "--no-midi", "--server", server};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

class CleanExit : public testing::TestWithParam<int> {};

TEST_P(CleanExit, LeavesTheServerWhenAsked) {
    JackServer server;
    JackObserver observer("observer", server.name());
    Program program(headless(server.name()));
    ASSERT_TRUE(eventually([&] { return observer.connected("refrain:out_left", "system:playback_1"); }, 30s))
        << program.output();
    program.signal(GetParam());
    EXPECT_EQ(program.wait(), 0) << program.output();
    EXPECT_FALSE(observer.has_port("refrain:out_left"));
}

INSTANTIATE_TEST_SUITE_P(Signals, CleanExit, testing::Values(SIGINT, SIGTERM),
                         [](const auto& number) { return std::string(number.param == SIGINT ? "INT" : "TERM"); });

TEST(OwnServer, IsStartedAnnouncedAndEndsWithTheProgram) {
    const std::string name = unique_server_name();
    {
        Program program(headless(name, {"--driver", "dummy", "--rate", "44100", "--period", "128"}));
        const std::string note = "started a JACK server on the dummy driver, 44100 Hz, 128 frames";
        ASSERT_TRUE(eventually([&] { return program.output().find(note) != std::string::npos; }, 30s))
            << program.output();
        {
            const JackObserver observer("observer", name);
            EXPECT_TRUE(eventually([&] { return observer.connected("refrain:out_left", "system:playback_1"); }));
        }
        program.signal(SIGINT);
        EXPECT_EQ(program.wait(), 0) << program.output();
    }
    EXPECT_EQ(open_jack_client("late", name), nullptr);
    remove_traces(name);
}

TEST(Failure, NamesTheServerThatMayNotBeStarted) {
    const End end = run(headless("refrain-test-nobody", {"--no-start"}));
    EXPECT_EQ(end.code, 1);
    EXPECT_NE(end.output.find("no JACK server 'refrain-test-nobody' answers"), std::string::npos) << end.output;
    expect_one_line(end.output);
}

TEST(Failure, NamesTheTakenNameAndTheWayOut) {
    const JackServer server;
    const JackObserver other("refrain", server.name());
    const End end = run(headless(server.name()));
    EXPECT_EQ(end.code, 1);
    EXPECT_NE(end.output.find("already has a client named 'refrain'; choose another name with --name"),
              std::string::npos)
        << end.output;
    expect_one_line(end.output);
    const JackObserver observer("observer", server.name());
    Program second(headless(server.name(), {"--name", "second"}));
    EXPECT_TRUE(eventually([&] { return observer.has_port("second:midi_in"); }, 30s)) << second.output();
}

TEST(Failure, NamesAnUnknownDriver) {
    const End end = run(headless("refrain-test-nobody", {"--driver", "coreaudio"}));
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.output.find("coreaudio"), std::string::npos) << end.output;
    expect_one_line(end.output);
}

TEST(Failure, NamesAnUnknownOption) {
    const End end = run({"--headles"});
    EXPECT_EQ(end.code, 2);
    EXPECT_NE(end.output.find("--headles"), std::string::npos) << end.output;
    expect_one_line(end.output);
}

// A process that `parent` started and that still runs, or 0.
pid_t child_of(pid_t parent) {
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream stat(entry.path() / "stat");
        std::string pid;
        std::string name;
        char state = 0;
        pid_t of = 0;
        if (stat >> pid >> name >> state >> of && of == parent && state != 'Z') {
            return std::stoi(pid);
        }
    }
    return 0;
}

bool is_connected(const std::string& server) {
    const std::unique_ptr<jack_client_t, int (*)(jack_client_t*)> client(open_jack_client("looker", server),
                                                                         &jack_client_close);
    jack_port_t* const port = client == nullptr ? nullptr : jack_port_by_name(client.get(), "refrain:out_left");
    return port != nullptr && jack_port_connected(port) > 0;
}

TEST(OwnServer, IsStartedAgainWhenItDies) {
    const std::string name = unique_server_name();
    {
        Program program(headless(name, {"--driver", "dummy", "--period", "128"}));
        const auto said = [&](const std::string& words) {
            return eventually([&] { return program.output().find(words) != std::string::npos; }, 30s);
        };
        const std::string note = "started a JACK server on the dummy driver, 48000 Hz, 128 frames";
        ASSERT_TRUE(said(note)) << program.output();
        const pid_t first = child_of(program.pid());
        ASSERT_GT(first, 0);
        ::kill(first, SIGKILL);
        ASSERT_TRUE(said("had ended; " + note)) << program.output();
        EXPECT_TRUE(eventually([&] { return is_connected(name); }, 30s)) << program.output();
        EXPECT_NE(child_of(program.pid()), first);
        program.signal(SIGINT);
        EXPECT_EQ(program.wait(), 0) << program.output();
    }
    EXPECT_EQ(open_jack_client("late", name), nullptr);
    remove_traces(name);
}

class LostServer : public testing::TestWithParam<const char*> {};

TEST_P(LostServer, IsWaitedForAndJoinedAgain) {
    JackServer server;
    Program program({"--headless", "--no-start", "--server", server.name(), "--midi-api", GetParam()});
    ASSERT_TRUE(eventually([&] { return is_connected(server.name()); }, 30s)) << program.output();
    for (int time = 0; time < 2; ++time) {
        auto keyboard = std::make_unique<MidiSender>(server.name(), std::vector<MidiSender::Message>{}, "keyboard");
        std::this_thread::sleep_for(1500ms);
        server.crash();
        keyboard.reset();  // a dead client may not meet a living one in JACK's library
        std::this_thread::sleep_for(1500ms);
        ASSERT_TRUE(program.running()) << program.output();
        server.start();
        EXPECT_TRUE(eventually([&] { return is_connected(server.name()); }, 30s)) << program.output();
    }
    program.signal(SIGTERM);
    EXPECT_EQ(program.wait(), 0) << program.output();
}

INSTANTIATE_TEST_SUITE_P(Keyboards, LostServer, testing::Values("none", "jack"),
                         [](const auto& api) { return std::string(api.param); });

}  // namespace
}  // namespace refrain::test
