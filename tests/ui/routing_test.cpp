// Sources on their way to sliders, without a window: by drag, by menu, by keyboard, in the matrix.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <string>

#include "ui/face_fixture.hpp"
#include "ui/modulation/routing.hpp"

namespace refrain::ui {
namespace {

using patch::id;
using patch::Source;

TEST_F(FaceTest, ASourceDraggedOntoASliderBecomesARouteOfAQuarter) {
    drag(middle("tab.lfo2"), middle("osc1.position"));
    EXPECT_EQ(routes()[1],
              (patch::Route{.source = Source::lfo_2, .target = id(patch::Osc::position, 0), .amount = 0.25F}));
    drag(middle("source.velocity"), middle("osc1.level"));
    EXPECT_EQ(routes()[2].source, Source::velocity);
    EXPECT_EQ(routes()[2].target, id(patch::Osc::level, 0));
    EXPECT_TRUE(face.controls().notice.text().empty());
}

TEST_F(FaceTest, ASourceThatMayNotDriveTheTargetIsRefusedWithAReason) {
    drag(middle("source.velocity"), middle("output.width"));
    EXPECT_EQ(face.controls().notice.text(),
              "All voices share Output Width: only LFOs, macros and controllers may move it.");
    drag(middle("source.osc 2"), middle("osc1.pan"));
    EXPECT_EQ(face.controls().notice.text(),
              "Oscillator 1 Pan does not follow an oscillator: it moves at control rate.");
    drag(middle("tab.env2"), middle("osc1.coarse"));
    EXPECT_EQ(face.controls().notice.text(), "Oscillator 1 Coarse cannot be modulated.");
    EXPECT_EQ(used_routes(model.patch()).size(), 1U);
    // Let go where nothing is, nothing happens.
    drag(middle("tab.env2"), {640.0F, 798.0F});
    EXPECT_EQ(used_routes(model.patch()).size(), 1U);
}

TEST_F(FaceTest, TheHandleOnASliderSetsTheAmountOfItsRoute) {
    model.set_route(1, {.source = Source::env_2, .target = id(patch::Osc::position, 0), .amount = 0.25F});
    pictures(3);
    const Rect handle = place("osc1.position.amount");
    const float length = place("osc1.position").width() - 10.0F;
    const ImVec2 grip{handle.centre().x, handle.max.y - 2.0F};
    drag(grip, {grip.x + 0.25F * length, grip.y});
    EXPECT_NEAR(routes()[1].amount, 0.5F, 0.02F);
    EXPECT_EQ(value(id(patch::Osc::position, 0)), 0.0F);
    face.focus().take("osc1.position.amount");
    press(GLFW_KEY_LEFT);
    EXPECT_NEAR(routes()[1].amount, 0.49F, 0.02F);
    press(GLFW_KEY_DELETE);
    EXPECT_EQ(routes()[1].source, Source::none);
}

TEST_F(FaceTest, TheMenuOfASliderListsItsRoutesAndTakesThemAway) {
    model.set_route(1, {.source = Source::env_2, .target = id(patch::Osc::pan, 0), .amount = 0.25F});
    click("osc1.pan", 1);
    EXPECT_EQ(face.controls().overlay.name(), "menu osc1.pan");
    face.focus().take("menu.route 1");
    press(GLFW_KEY_UP);
    EXPECT_NEAR(routes()[1].amount, 0.27F, 1e-4F);
    click("menu.route 1 off");
    EXPECT_EQ(routes()[1].source, Source::none);
    click("menu.add");
    EXPECT_EQ(face.controls().overlay.name(), "sources");
    press(GLFW_KEY_END);
    press(GLFW_KEY_ENTER);
    EXPECT_EQ(routes()[1].source, Source::macro_4);
    EXPECT_EQ(routes()[1].target, id(patch::Osc::pan, 0));
    EXPECT_FALSE(face.controls().overlay.is_open());
}

TEST_F(FaceTest, TheKeyboardAloneRoutesASource) {
    face.focus().take("source.wheel");
    press(GLFW_KEY_ENTER);
    EXPECT_EQ(face.controls().overlay.name(), "targets");
    press(GLFW_KEY_DOWN);
    press(GLFW_KEY_ENTER);
    EXPECT_EQ(routes()[1].source, Source::wheel);
    EXPECT_EQ(routes()[1].target, id(patch::Play::amplitude));
    EXPECT_EQ(face.focus().current(), "source.wheel");
    face.focus().take("osc1.level");
    press(GLFW_KEY_F10, true);
    EXPECT_EQ(face.controls().overlay.name(), "menu osc1.level");
    press(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(face.controls().overlay.is_open());
    EXPECT_EQ(face.focus().current(), "osc1.level");
}

TEST_F(FaceTest, TheMatrixAddsChangesSortsAndRemovesRoutes) {
    click("tab.matrix");
    click("matrix.add");
    press(GLFW_KEY_ENTER);  // the first source
    EXPECT_EQ(face.controls().overlay.name(), "targets");
    press(GLFW_KEY_ENTER);  // the first target it may have
    EXPECT_EQ(routes()[1].source, Source::env_1);
    EXPECT_EQ(routes()[1].target, id(patch::Play::pitch));
    face.focus().take("route 1 amount");
    press(GLFW_KEY_PAGE_UP);
    EXPECT_NEAR(routes()[1].amount, 0.45F, 1e-4F);
    press(GLFW_KEY_ENTER);
    type("-12");
    press(GLFW_KEY_ENTER);
    EXPECT_NEAR(routes()[1].amount, -0.12F, 1e-4F);
    wheel(middle("route 1 scaler"), -1.0F);
    EXPECT_EQ(routes()[1].scaler, Source::env_1);
    EXPECT_LT(middle("route 1 amount").y, middle("route 0 amount").y) << "sorted by source";
    model.set_route(2, {.source = Source::env_1, .target = id(patch::Master::volume), .amount = 0.1F});
    for (std::size_t i = 3; i < 40; ++i) {
        model.set_route(i, {.source = Source::random, .target = id(patch::Osc::pan, i % 3), .amount = 0.1F});
    }
    pictures(3);
    EXPECT_TRUE(shown("matrix.scroll"));
    EXPECT_TRUE(shown("matrix.add"));
    EXPECT_FALSE(shown("route 39 amount"));
    face.focus().take("matrix.scroll");
    for (int i = 0; i < 8; ++i) {
        press(GLFW_KEY_PAGE_DOWN);
    }
    EXPECT_TRUE(shown("route 38 amount") || shown("route 39 amount"));
    const std::string last = shown("route 38 amount") ? "38" : "39";
    click("route " + last + " remove");
    EXPECT_EQ(routes()[std::stoul(last)].source, Source::none);
}

}  // namespace
}  // namespace refrain::ui
