#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ui/face.hpp"
#include "ui/fake_model.hpp"
#include "ui/window.hpp"
#include "ui/x_server.hpp"

namespace refrain::ui {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// The real window on a display of its own, played with a real pointer and keyboard (xdotool).
struct WindowTest : testing::Test {
    test::XServer server;
    test::FakeModel model;
    std::unique_ptr<Window> window;

    void SetUp() override {
        ASSERT_TRUE(server.runs()) << "Xvfb does not start";
        auto opened = Window::open({.scale = 1.0F, .asset_dir = REFRAIN_ASSETS_DIR});
        ASSERT_TRUE(opened.has_value()) << opened.error();
        window = std::move(*opened);
    }

    // The steps of a player, one after the other, with time for the window to answer in between.
    void perform(const std::vector<std::function<void()>>& steps, Clock::duration pause = 250ms) {
        std::size_t next = 0;
        auto due = Clock::now() + 500ms;
        std::uint64_t drawn = window->frames_drawn();
        const std::uint64_t first = drawn;
        auto drawn_at = Clock::now();
        window->run(model, [&] {
            const auto now = Clock::now();
            if (window->frames_drawn() != drawn) {
                drawn = window->frames_drawn();
                drawn_at = now;
            }
            // On a busy machine a picture takes its time: the hand waits for the window to show what it did.
            const bool shown = drawn >= first + 2 && now - drawn_at > 80ms;
            if (now >= due && (shown || now >= due + 1s)) {
                if (next == steps.size()) {
                    return false;
                }
                steps[next++]();
                due = Clock::now() + pause;
            }
            return true;
        });
    }

    // Beside the window's loop: hands do not stop the program that they play.
    static void x(const std::string& commands) {
        ASSERT_EQ(std::system(("xdotool " + commands + " >/dev/null &").c_str()), 0) << commands;
    }
    static std::string at(ImVec2 p) {
        return "mousemove " + std::to_string(std::lround(p.x)) + ' ' + std::to_string(std::lround(p.y)) + ' ';
    }
    // Nobody manages windows here, so nobody gives them the keyboard.
    void take_keyboard() { x("search --name '^Refrain$' windowfocus"); }

    Rect place(const std::string& name) {
        const auto found = window->face().focus().place_of(name);
        EXPECT_TRUE(found.has_value()) << name;
        return found.value_or(Rect{});
    }
    ImVec2 bar(std::size_t index, float height) { return window->face().harmonics().point_of(index, height); }
    ImVec2 key(int number) { return window->face().keyboard().place_of(number).centre(); }
    float amplitude(std::size_t index) const { return amplitude_of(model.harmonics(), index); }
};

}  // namespace refrain::ui
