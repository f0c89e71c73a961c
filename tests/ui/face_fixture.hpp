#pragma once

#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/face.hpp"
#include "ui/fake_model.hpp"
#include "ui/theme.hpp"

namespace refrain::ui {

/// The face without a window: hands are what a test says they do, pictures are drawn for nobody.
struct FaceTest : testing::Test {
    test::FakeModel model;
    Face face;
    Fonts fonts;
    ImVec2 size{1280.0F, 800.0F};
    float scale = 1.0F;
    double now_s = 1.0;
    double wake_s = 0.0;

    void SetUp() override {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().MouseDoubleClickTime = 0.4F;
        ImGui::GetIO().ConfigInputTextCursorBlink = false;
        theme::apply(1.0F);
        const auto loaded = load_fonts(REFRAIN_ASSETS_DIR, 1.0F);
        ASSERT_TRUE(loaded.has_value()) << loaded.error();
        fonts = *loaded;
        ImGui::GetIO().FontDefault = fonts.body;
        point({-1000.0F, -1000.0F});
        pictures(3);
    }
    void TearDown() override { ImGui::DestroyContext(); }

    /// One picture, in which those keys go down.
    void picture(std::vector<KeyPress> presses = {}) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = size;
        io.DeltaTime = 1.0F / 60.0F;
        now_s += 1.0 / 60.0;
        face.poll(model, now_s);
        ImGui::NewFrame();
        const Input input{.presses = std::move(presses), .now_s = now_s};
        wake_s = face.draw(model, input, fonts, size.x, size.y, scale);
        ImGui::Render();
    }
    void pictures(int count) {
        for (int i = 0; i < count; ++i) {
            picture();
        }
    }
    void press(int key, bool shift = false) {
        picture({{.key = key, .shift = shift}});
        pictures(2);
    }

    void point(ImVec2 at) { ImGui::GetIO().MousePos = at; }
    void hold(bool down, int button = 0) {
        ImGui::GetIO().MouseDown[button] = down;
        pictures(2);
    }
    void click(ImVec2 at, int button = 0) {
        point(at);
        pictures(2);
        hold(true, button);
        hold(false, button);
        pictures(30);  // far enough from the next click to be no double-click
    }
    void click(const std::string& control, int button = 0) { click(middle(control), button); }
    void drag(ImVec2 from, ImVec2 to) {
        point(from);
        pictures(2);
        hold(true);
        for (int i = 1; i <= 8; ++i) {
            const float part = static_cast<float>(i) / 8.0F;
            point({std::lerp(from.x, to.x, part), std::lerp(from.y, to.y, part)});
            picture();
        }
        pictures(2);
        hold(false);
        pictures(30);
    }
    void wheel(ImVec2 at, float notches) {
        point(at);
        pictures(2);
        ImGui::GetIO().MouseWheel = notches;
        picture();
        ImGui::GetIO().MouseWheel = 0.0F;
        pictures(2);
    }
    void type(const std::string& text) {
        for (const char c : text) {
            ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(c));
            picture();
        }
    }

    static void hold_shift(bool down) {
#if IMGUI_VERSION_NUM >= 18900
        ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, down);
#else
        ImGui::GetIO().KeyShift = down;
#endif
    }

    [[nodiscard]] Rect place(const std::string& control) {
        const auto found = face.focus().place_of(control);
        EXPECT_TRUE(found.has_value()) << control << " is not on screen";
        return found.value_or(Rect{});
    }
    [[nodiscard]] ImVec2 middle(const std::string& control) { return place(control).centre(); }
    /// On a slider's track.
    [[nodiscard]] ImVec2 track(const std::string& control, float travel) {
        const Rect slider = place(control);
        return {slider.min.x + 5.0F + travel * (slider.width() - 10.0F), slider.min.y + 23.0F};
    }
    [[nodiscard]] bool shown(const std::string& control) { return face.focus().place_of(control).has_value(); }
    [[nodiscard]] float value(patch::ParameterId id) const { return model.value(id); }
    [[nodiscard]] const patch::Routes& routes() const { return model.patch().routes(); }
    [[nodiscard]] std::vector<std::string> controls() const { return const_cast<Face&>(face).focus().names(); }
};

/// Every tab and list entry that brings other controls to the screen.
inline const std::vector<std::string> kAllTabs{
    "tab.osc1",     "tab.osc2",          "tab.osc3",         "tab.sub",           "tab.play",
    "tab.filter1",  "tab.filter2",       "effect.chorus",    "effect.flanger",    "effect.phaser",
    "effect.delay", "effect.distortion", "effect.equalizer", "effect.compressor", "effect.reverb",
    "tab.env1",     "tab.env2",          "tab.env3",         "tab.env4",          "tab.lfo1",
    "tab.lfo2",     "tab.lfo3",          "tab.lfo4",         "tab.macros",        "tab.matrix"};

}  // namespace refrain::ui
