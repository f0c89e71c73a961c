// Built with the checks off, whatever the build type: then nothing may be left of them.
#undef REFRAIN_THREAD_CHECKS
#define REFRAIN_THREAD_CHECKS 0
#include <gtest/gtest.h>

#include <type_traits>

#include "rt/thread_role.hpp"

namespace refrain::rt::test {
namespace {

static_assert(std::is_empty_v<ScopedThreadRole>);

constexpr bool wrong_thread_goes_unnoticed() {
    assert_role(ThreadRole::audio);
    return current_role() == ThreadRole::unassigned;
}
static_assert(wrong_thread_goes_unnoticed(), "the check is evaluated away at compile time");

TEST(ThreadRole, CostsAndChecksNothingInRelease) {
    const ScopedThreadRole ui(ThreadRole::ui);
    assert_role(ThreadRole::audio);
    EXPECT_EQ(current_role(), ThreadRole::unassigned);
}

}  // namespace
}  // namespace refrain::rt::test
