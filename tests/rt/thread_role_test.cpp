// Built with the checks on, whatever the build type.
#include "rt/thread_role.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace refrain::rt::test {
namespace {

void render() REFRAIN_RT {
    assert_role(ThreadRole::audio);
}
void draw() {
    assert_role(ThreadRole::ui);
}

TEST(ThreadRole, IsUnassignedUntilTheThreadSaysWhatItIs) {
    EXPECT_EQ(current_role(), ThreadRole::unassigned);
    {
        const ScopedThreadRole ui(ThreadRole::ui);
        EXPECT_EQ(current_role(), ThreadRole::ui);
        {
            const ScopedThreadRole audio(ThreadRole::audio);
            EXPECT_EQ(current_role(), ThreadRole::audio);
        }
        EXPECT_EQ(current_role(), ThreadRole::ui);
    }
    EXPECT_EQ(current_role(), ThreadRole::unassigned);
}

TEST(ThreadRole, BelongsToOneThreadAlone) {
    const ScopedThreadRole ui(ThreadRole::ui);
    ThreadRole other = ThreadRole::ui;
    std::thread([&other] { other = current_role(); }).join();
    EXPECT_EQ(other, ThreadRole::unassigned);
}

TEST(ThreadRole, LetsItsOwnThreadAndAnUnassignedOneCall) {
    render();
    draw();
    const ScopedThreadRole audio(ThreadRole::audio);
    render();
}

TEST(ThreadRoleDeathTest, EndsTheProgramWhenAnotherThreadCalls) {
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    EXPECT_DEATH(
        {
            const ScopedThreadRole ui(ThreadRole::ui);
            render();
        },
        "render belongs to the audio thread, but the ui thread called it");
    EXPECT_DEATH(
        {
            const ScopedThreadRole audio(ThreadRole::audio);
            draw();
        },
        "draw belongs to the ui thread, but the audio thread called it");
}

TEST(ThreadRole, HasANameForEach) {
    EXPECT_STREQ(name_of(ThreadRole::midi_in), "midi in");
    EXPECT_STREQ(name_of(ThreadRole::unassigned), "unassigned");
}

}  // namespace
}  // namespace refrain::rt::test
