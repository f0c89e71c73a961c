#include "rt/thread_priority.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <thread>

#include "rt/collector.hpp"
#include "rt/eventually.hpp"

namespace refrain::rt::test {
namespace {

int niceness_of(pid_t thread) {
    return getpriority(PRIO_PROCESS, static_cast<id_t>(thread));
}

TEST(ThreadPriority, IsTheAskingThreadsAlone) {
    const int before = niceness_of(gettid());
    bool granted = false;
    int niceness = 0;
    std::thread([&] {
        granted = prefer_this_thread();
        niceness = niceness_of(gettid());
    }).join();
    EXPECT_EQ(niceness, granted ? kPreferredNiceness : before);
    EXPECT_EQ(niceness_of(gettid()), before);
}

bool a_thread_is_preferred() {
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        if (niceness_of(std::stoi(task.path().filename().string())) == kPreferredNiceness) {
            return true;
        }
    }
    return false;
}

TEST(ThreadPriority, IsTheCollectorsWhereTheUserMay) {
    bool may = false;
    std::thread([&] { may = prefer_this_thread(); }).join();
    if (!may) {
        GTEST_SKIP() << "this user may not";
    }
    ASSERT_TRUE(eventually([] { return !a_thread_is_preferred(); }));  // that thread is gone
    const Collector collector;
    EXPECT_TRUE(eventually(a_thread_is_preferred));
}

/// In a process of its own: nobody without a limit to speak of. Ends with 0 when it is refused and nothing changed.
[[noreturn]] void ask_as_nobody() {
    constexpr uid_t kNobody = 65534;
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    const bool nobody = setrlimit(RLIMIT_NICE, &none) == 0 && (geteuid() != 0 || setuid(kNobody) == 0);
    const int before = niceness_of(gettid());
    const bool granted = prefer_this_thread();
    _exit(nobody && !granted && niceness_of(gettid()) == before ? 0 : 1);
}

TEST(ThreadPriority, IsRefusedWhereTheUserMayNot) {
    EXPECT_EXIT(ask_as_nobody(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace refrain::rt::test
