#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "app/temporary_folder.hpp"
#include "jack/child_process.hpp"
#include "support/midi_bytes.hpp"
#include "support/wait.hpp"

// The program as its user meets it: exit codes, and what it says in how many lines.
namespace refrain {
namespace {

constexpr std::chrono::seconds kPatience{60};

struct Outcome {
    int code = -1;  // -1: ended by a signal, or not at all
    std::string output;
};

Outcome outcome_of(jack::ChildProcess& process) {
    Outcome outcome;
    if (process.wait(kPatience) && WIFEXITED(*process.exit_status())) {
        outcome.code = WEXITSTATUS(*process.exit_status());
    }
    outcome.output = process.output();
    return outcome;
}

jack::ChildProcess start(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"-u", "DISPLAY", "-u", "WAYLAND_DISPLAY", REFRAIN_PROGRAM});
    auto process = jack::ChildProcess::start("env", arguments);
    if (!process) {
        throw std::runtime_error(process.error());
    }
    return std::move(*process);
}

Outcome run(const std::vector<std::string>& arguments) {
    auto process = start(arguments);
    return outcome_of(process);
}

TEST(Program, HelpAndVersionAreNoFailures) {
    EXPECT_EQ(run({"--help"}).code, 0);
    EXPECT_EQ(run({"render", "--help"}).code, 0);
    EXPECT_EQ(run({"--version"}).code, 0);
}

TEST(Program, AWrongCommandLineIsOneLineAndCodeTwo) {
    const Outcome outcome = run({"--frobnicate"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.output, "refrain: unknown option --frobnicate; see refrain --help\n");
}

TEST(Program, ARenderingSaysWhatItMade) {
    const test::TemporaryFolder folder;
    const Outcome outcome = run({"render", folder.write("song.mid", test::small_song()), folder / "out.wav"});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.output.rfind((folder / "out.wav") + ": 0:0", 0), 0U) << outcome.output;
    EXPECT_NE(outcome.output.find("times real time\n"), std::string::npos) << outcome.output;
    EXPECT_EQ(outcome.output.find('\r'), std::string::npos);  // a progress bar is for terminals
    EXPECT_EQ(folder.names(), (std::set<std::string>{"song.mid", "out.wav"}));
}

TEST(Program, AFailureIsOneLineAndCodeOne) {
    const test::TemporaryFolder folder;
    const std::string whole(folder.write("song.mid", test::small_song()));
    const std::string cut = folder.write("cut.mid", test::TemporaryFolder::read(whole).substr(0, 50));
    const std::vector<std::vector<std::string>> failures{
        {"render", cut, folder / "out.wav"},
        {"render", folder / "missing.mid", folder / "out.wav"},
        {"render", whole, folder / "missing/out.wav"},
        {"render", whole, folder / "out.wav", "--table", folder / "missing.txt"},
        {"--table", folder / "missing.txt"},
        {folder / "missing.refrain"},
        {"render", whole, folder / "out.wav", "--patch", cut},
        {"--headless", "--no-start", "--no-midi", "--server", "refrain-test-nobody"},
        {},  // no display
    };
    for (const auto& arguments : failures) {
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.code, 1) << outcome.output;
        EXPECT_EQ(outcome.output.rfind("refrain: ", 0), 0U) << outcome.output;
        EXPECT_EQ(outcome.output.find('\n'), outcome.output.size() - 1) << outcome.output;
    }
    EXPECT_EQ(folder.names(), (std::set<std::string>{"song.mid", "cut.mid"}));
}

TEST(Program, CtrlCEndsARenderingAndLeavesNothing) {
    const test::TemporaryFolder folder;
    test::MidiBytes hours;  // of silence: two hours at a quarter note a second
    hours.raw({0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40}).raw({0x84, 0xBF, 0x00, 0x90, 60, 1});
    const std::string song = folder.write("long.mid", test::MidiBytes().header(0, 1, 10).track(hours));
    auto process = start({"render", song, folder / "out.wav", "--rate", "192000", "--period", "1"});
    ASSERT_TRUE(test::eventually([&] { return folder.names().size() > 1; }));  // it is on its way
    kill(process.pid(), SIGINT);
    const Outcome outcome = outcome_of(process);
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.output.find("stopped before it was complete"), std::string::npos) << outcome.output;
    EXPECT_EQ(folder.names(), (std::set<std::string>{"long.mid"}));
}

}  // namespace
}  // namespace refrain
