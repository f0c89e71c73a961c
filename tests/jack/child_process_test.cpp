#include "jack/child_process.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace refrain::jack {
namespace {

using namespace std::chrono_literals;

TEST(ChildProcess, KeepsWhatAProgramWritesAndHowItEnded) {
    auto child = ChildProcess::start("sh", {"-c", "echo out; echo err >&2; exit 3"});
    ASSERT_TRUE(child);
    ASSERT_TRUE(child->wait(5000ms));
    EXPECT_EQ(child->output(), "out\nerr\n");
    ASSERT_TRUE(child->exit_status());
    EXPECT_EQ(WEXITSTATUS(*child->exit_status()), 3);
}

TEST(ChildProcess, NamesAProgramThatIsNotThere) {
    const auto child = ChildProcess::start("refrain-no-such-program", {});
    ASSERT_FALSE(child);
    EXPECT_EQ(child.error(), "refrain-no-such-program: No such file or directory");
}

TEST(ChildProcess, NeverBlocksOnWhatNobodyReads) {
    auto child = ChildProcess::start("sh", {"-c", "head -c 1000000 /dev/zero | tr '\\0' x; echo end"});
    ASSERT_TRUE(child);
    EXPECT_TRUE(child->wait(5000ms));
    EXPECT_EQ(child->output().size(), 65536U);
    EXPECT_TRUE(child->output().ends_with("xend\n"));
}

TEST(ChildProcess, RunsInItsOwnGroupAndHearsSignals) {
    auto child = ChildProcess::start("sleep", {"60"});
    ASSERT_TRUE(child);
    EXPECT_TRUE(child->running());
    EXPECT_EQ(getpgid(child->pid()), child->pid());
    child->kill();
    EXPECT_FALSE(child->running());
    EXPECT_EQ(WTERMSIG(*child->exit_status()), SIGTERM);
}

}  // namespace
}  // namespace refrain::jack
