// What the window costs, when it draws, at which scale, and what it says when it cannot open.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "ui/window_fixture.hpp"

namespace refrain::ui {
namespace {

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](timeval t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

TEST_F(WindowTest, CostsNothingWhileNothingMoves) {
    perform({[] { x("mousemove 1 1"); }});  // where no tooltip waits
    std::uint64_t drawn = 0;
    double cpu = 0.0;
    int ticks = 0;
    auto latest = Clock::now();
    auto longest = Clock::duration::zero();
    const auto start = Clock::now();
    window->run(model, [&] {
        const auto now = Clock::now();
        if (now - start < 1s) {
            drawn = window->frames_drawn();
            cpu = cpu_seconds();
        } else {
            ++ticks;
            longest = std::max(longest, now - latest);
        }
        latest = now;
        return now - start < 4s;
    });
    const double share = (cpu_seconds() - cpu) / 3.0;
    RecordProperty("idle_cpu_percent", std::to_string(100.0 * share));
    std::printf("idle: %.2f %% of a processor, %d ticks in 3 s\n", 100.0 * share, ticks);
    EXPECT_EQ(window->frames_drawn(), drawn);
    EXPECT_LT(share, 0.02);
    EXPECT_GE(ticks, 50);
    EXPECT_LT(longest, 250ms) << "a loaded machine may be late, but not that late";
}

TEST_F(WindowTest, DrawsWhileSoundingAndNeverWhileHidden) {
#ifdef REFRAIN_SANITIZED
    constexpr auto kShown = 6s;  // a sanitized build is many times slower
#else
    constexpr auto kShown = 1s;
#endif
    auto before = Clock::now();
    std::uint64_t shown = 0;
    std::uint64_t at_hiding = 0;
    const auto start = before;
    model.note_on(60, 100);
    bool is_hidden = false;
    window->run(model, [&] {
        const auto now = Clock::now();
        model.pass(std::chrono::duration<double>(now - before).count());
        before = now;
        if (!is_hidden && now - start > kShown) {
            shown = window->frames_drawn();
            glfwHideWindow(window->handle());
            is_hidden = true;
            at_hiding = window->frames_drawn();
        }
        return now - start < kShown + 1s;
    });
    EXPECT_GE(shown, 10U);
    EXPECT_LE(shown, 62U * static_cast<unsigned>(kShown.count()));
    EXPECT_LE(window->frames_drawn(), at_hiding + 1);
}

TEST_F(WindowTest, ShowsTheSameAtEveryScale) {
    for (const float scale : {1.5F, 2.0F, 3.0F}) {
        window.reset();
        auto opened = Window::open({.scale = scale, .asset_dir = REFRAIN_ASSETS_DIR});
        ASSERT_TRUE(opened.has_value()) << opened.error();
        window = std::move(*opened);
        perform({[] {}});
        EXPECT_GT(window->frames_drawn(), 0U);
        EXPECT_GT(place("osc1.level").width(), 50.0F);
    }
}

TEST(WindowErrors, NamesAMissingFontAndWhatToDo) {
    const test::XServer server;
    ASSERT_TRUE(server.runs());
    const auto opened = Window::open({.scale = 1.0F, .asset_dir = "/nonexistent"});
    ASSERT_FALSE(opened.has_value());
    EXPECT_NE(opened.error().find("/nonexistent/fonts/Inter-Medium.otf"), std::string::npos) << opened.error();
    EXPECT_NE(opened.error().find("REFRAIN_ASSETS"), std::string::npos) << opened.error();
    EXPECT_EQ(opened.error().find('\n'), std::string::npos);
}

TEST(WindowErrors, SaysThatThereIsNoOpenGl3) {
    const test::XServer server;
    ASSERT_TRUE(server.runs());
    setenv("MESA_GL_VERSION_OVERRIDE", "2.1", 1);
    const auto opened = Window::open({.scale = 1.0F, .asset_dir = REFRAIN_ASSETS_DIR});
    unsetenv("MESA_GL_VERSION_OVERRIDE");
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().find("no window with OpenGL 3 ("), 0U) << opened.error();
    EXPECT_NE(opened.error().find("LIBGL_ALWAYS_SOFTWARE=1, or use --headless"), std::string::npos) << opened.error();
    EXPECT_EQ(opened.error().find('\n'), std::string::npos);
}

TEST(WindowErrors, SaysThatThereIsNoDisplay) {
    setenv("DISPLAY", ":987654", 1);
    const auto opened = Window::open({.scale = 1.0F, .asset_dir = REFRAIN_ASSETS_DIR});
    ASSERT_FALSE(opened.has_value());
    EXPECT_NE(opened.error().find("display"), std::string::npos) << opened.error();
    EXPECT_NE(opened.error().find("--headless"), std::string::npos) << opened.error();
}

}  // namespace
}  // namespace refrain::ui
