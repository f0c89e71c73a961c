// What the panels do when hands come, without a window.
#include <set>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "patch/choices.hpp"
#include "ui/face_fixture.hpp"

namespace refrain::ui {
namespace {

using patch::id;
using patch::Source;

TEST_F(FaceTest, EveryParameterOfTheTableHasAControlSomewhere) {
    std::set<std::string> seen;
    for (const std::string& tab : kAllTabs) {
        const Rect at = place(tab);
        click(ImVec2{at.max.x - 4.0F, at.centre().y});
        const auto names = controls();
        seen.insert(names.begin(), names.end());
    }
    for (const patch::Parameter& parameter : patch::parameters()) {
        EXPECT_TRUE(seen.contains(std::string(parameter.key))) << parameter.key;
    }
}

TEST_F(FaceTest, EveryControlIsReachedWithTabAndShowsItsRing) {
    for (const std::string& tab : kAllTabs) {
        face.focus().take(tab);
        press(GLFW_KEY_ENTER);
        const auto names = controls();
        std::set<std::string> reached;
        for (std::size_t i = 0; i < names.size(); ++i) {
            picture({{.key = GLFW_KEY_TAB}});
            reached.insert(face.focus().current());
            EXPECT_TRUE(face.focus().shows(face.focus().current()));
        }
        for (const std::string& name : names) {
            EXPECT_TRUE(reached.contains(name)) << name << " on " << tab;
        }
    }
}

TEST_F(FaceTest, NoControlLiesOutsideTheWindowOrOnAnotherOne) {
    for (const auto& [width, height] : {std::pair{1280.0F, 800.0F}, {1920.0F, 1080.0F}, {1400.0F, 800.0F}}) {
        size = {width, height};
        for (const std::string& tab : kAllTabs) {
            face.focus().take(tab);
            press(GLFW_KEY_ENTER);
            const auto names = controls();
            for (std::size_t i = 0; i < names.size(); ++i) {
                const Rect a = place(names[i]);
                EXPECT_TRUE(a.min.x >= 0.0F && a.min.y >= 0.0F && a.max.x <= width && a.max.y <= height) << names[i];
                for (std::size_t j = 0; j < i; ++j) {
                    // Switches sit on their tab or row, handles on their slider.
                    const bool nested = names[i].starts_with("tab.") || names[i].starts_with("effect.") ||
                                        names[i].ends_with(".amount") || names[j].ends_with(".amount");
                    EXPECT_TRUE(nested || !a.grown(-0.5F).overlaps(place(names[j])))
                        << names[i] << " on " << names[j] << ", " << tab;
                }
            }
        }
    }
}

TEST_F(FaceTest, ASliderTakesDragsWheelDoubleClickAndTyping) {
    const patch::ParameterId pan = id(patch::Osc::pan, 0);
    drag(track("osc1.pan", 0.5F), track("osc1.pan", 0.75F));
    EXPECT_NEAR(value(pan), 0.5F, 0.03F);
    wheel(track("osc1.pan", 0.2F), 1.0F);
    EXPECT_NEAR(value(pan), 0.51F, 0.03F);
    point(track("osc1.pan", 0.2F));
    hold(true);
    hold(false);
    hold(true);
    hold(false);
    EXPECT_EQ(value(pan), 0.0F);
    pictures(40);
    const Rect slider = place("osc1.pan");
    click(ImVec2{slider.max.x - 4.0F, slider.min.y + 8.0F});
    EXPECT_TRUE(face.controls().typing());
    type("L 30");
    press(GLFW_KEY_ENTER);
    EXPECT_NEAR(value(pan), -0.3F, 1e-4F);
    EXPECT_FALSE(face.controls().typing());
    face.focus().take("env1.attack");
    press(GLFW_KEY_ENTER);
    type("0.25 s");
    press(GLFW_KEY_ESCAPE);
    EXPECT_NEAR(value(id(patch::Envelope::attack, 0)), 0.002F, 1e-5F);
}

TEST_F(FaceTest, AChoiceStepsWithWheelAndArrowsAndOpensItsList) {
    const patch::ParameterId stack = id(patch::Osc::stack, 0);
    wheel(middle("osc1.stack"), -1.0F);
    EXPECT_EQ(value(stack), 1.0F);
    face.focus().take("osc1.stack");
    press(GLFW_KEY_DOWN);
    EXPECT_EQ(value(stack), 2.0F);
    press(GLFW_KEY_ENTER);
    EXPECT_EQ(face.controls().overlay.name(), "osc1.stack");
    press(GLFW_KEY_DOWN);
    press(GLFW_KEY_ENTER);
    EXPECT_EQ(value(stack), 3.0F);
    const Rect box = place("osc1.stack");
    click(box.centre());
    click("row 7");
    EXPECT_EQ(value(stack), 7.0F);
    press(GLFW_KEY_DELETE);
    EXPECT_EQ(value(stack), 0.0F);
    click("osc3.on");
    EXPECT_EQ(value(id(patch::Osc::on, 2)), 1.0F);
    click("play.filter_routing");
    EXPECT_EQ(value(id(patch::Play::filter_routing)), 1.0F);
}

TEST_F(FaceTest, FilterHandleMovesCutoffAndResonance) {
    const ImVec2 at = face.filters().handle();
    drag(at, {at.x - 60.0F, at.y - 40.0F});
    const float cutoff = value(id(patch::Filter::cutoff, 0));
    EXPECT_LT(cutoff, 4000.0F);
    EXPECT_GT(value(id(patch::Filter::resonance, 0)), 25.0F);
    face.focus().take("filter.graph");
    press(GLFW_KEY_RIGHT);
    EXPECT_GT(value(id(patch::Filter::cutoff, 0)), cutoff);
    face.focus().take("tab.filter2");
    press(GLFW_KEY_ENTER);
    drag(face.filters().handle(), at);
    EXPECT_EQ(value(id(patch::Filter::cutoff, 0)), value(id(patch::Filter::cutoff, 0)));
    EXPECT_TRUE(shown("filter2.cutoff"));
}

TEST_F(FaceTest, EffectsAreReorderedByDragAndByKeys) {
    const auto order = [&] { return model.patch().effect_order(); };
    const auto at = [&](const char* name) {
        const Rect row = place(std::string("effect.") + name);
        return ImVec2{row.max.x - 10.0F, row.centre().y};
    };
    drag(at("reverb"), at("distortion"));
    EXPECT_EQ(order()[0], patch::Effect::reverb);
    EXPECT_EQ(order()[1], patch::Effect::distortion);
    EXPECT_TRUE(patch::is_permutation(order()));
    face.focus().take("effect.reverb");
    press(GLFW_KEY_DOWN, true);
    EXPECT_EQ(order()[0], patch::Effect::distortion);
    EXPECT_EQ(order()[1], patch::Effect::reverb);
    press(GLFW_KEY_UP, true);
    EXPECT_EQ(order()[0], patch::Effect::reverb);
    press(GLFW_KEY_ENTER);
    EXPECT_TRUE(shown("reverb.damping"));
    click("chorus.on");
    EXPECT_EQ(value(id(patch::Chorus::on)), 1.0F);
}

TEST_F(FaceTest, EnvelopePointsAndCurvesAreDragged) {
    EnvelopePage& page = face.modulators().envelope();
    const ImVec2 peak = page.corner_at(EnvelopeShape::attack);
    drag(peak, {peak.x + 60.0F, peak.y});
    EXPECT_GT(value(id(patch::Envelope::attack, 0)), 0.01F);
    const ImVec2 settle = page.corner_at(EnvelopeShape::decay);
    drag(settle, {settle.x + 20.0F, settle.y + 50.0F});
    EXPECT_LT(value(id(patch::Envelope::sustain, 0)), 70.0F);
    EXPECT_GT(value(id(patch::Envelope::decay, 0)), 0.3F);
    const ImVec2 from = page.corner_at(EnvelopeShape::attack);
    const ImVec2 to = page.corner_at(EnvelopeShape::hold);
    EXPECT_NEAR(from.x, to.x, 0.5F);
    hold_shift(true);
    drag(to, {to.x + 30.0F, to.y});
    hold_shift(false);
    EXPECT_GT(value(id(patch::Envelope::hold, 0)), 0.01F);
}

TEST_F(FaceTest, LfoPointsAreAddedMovedBentAndTakenAway) {
    click("tab.lfo3");
    LfoPage& page = face.modulators().lfo();
    const auto curve = [&] { return model.patch().lfo_curve(2); };
    click(page.point_at(0.3F, 0.0F));
    EXPECT_EQ(value(id(patch::Lfo::shape, 2)), static_cast<float>(patch::LfoShape::drawn));
    EXPECT_EQ(curve().count, 3U) << "the first click only begins a shape of one's own";
    click(page.point_at(0.75F, 0.6F));
    ASSERT_EQ(curve().count, 4U);
    EXPECT_NEAR(curve().points[2].x, 0.75F, 0.01F);
    EXPECT_NEAR(curve().points[2].y, 0.6F, 0.03F);
    drag(page.point_at(0.75F, 0.6F), page.point_at(0.8F, -0.4F));
    EXPECT_NEAR(curve().points[2].x, 0.8F, 0.01F);
    EXPECT_NEAR(curve().points[2].y, -0.4F, 0.03F);
    drag(page.point_at(0.25F, 0.0F), page.point_at(0.25F, 0.5F));
    EXPECT_GT(curve().points[0].bend, 0.1F);
    click(page.point_at(0.8F, -0.4F), 1);
    EXPECT_EQ(curve().count, 3U);
    face.focus().take("lfo.shape");
    press(GLFW_KEY_INSERT);
    EXPECT_EQ(curve().count, 4U);
    press(GLFW_KEY_UP);
    press(GLFW_KEY_DELETE);
    EXPECT_EQ(curve().count, 3U);
}

TEST_F(FaceTest, FramesOfATableAreChosenDoubledAndDrawn) {
    click("frames.add");
    EXPECT_EQ(model.patch().table(0)->frames.size(), 2U);
    click("shape.square");
    EXPECT_EQ(model.harmonics(0, 1), wavetable::shape_harmonics(wavetable::Shape::square));
    EXPECT_EQ(model.harmonics(0, 0), wavetable::shape_harmonics(wavetable::Shape::saw));
    face.focus().take("frames");
    press(GLFW_KEY_LEFT);
    click("harmonics.clear");
    EXPECT_TRUE(model.harmonics(0, 0).empty());
    click("tab.osc2");
    click("shape.sine");
    EXPECT_EQ(model.harmonics(1, 0).size(), wavetable::shape_harmonics(wavetable::Shape::sine).size());
    EXPECT_TRUE(model.harmonics(0, 0).empty());
    click("tab.osc1");
    click("frames.remove");
    EXPECT_EQ(model.patch().table(0)->frames.size(), 1U);
}

TEST_F(FaceTest, FactoryTablesAreOfferedWhereThereAreSome) {
    EXPECT_FALSE(shown("table.choice"));
    model.tables = {"saw", "choir", "bells"};
    pictures(2);
    wheel(middle("table.choice"), -1.0F);
    EXPECT_EQ(model.chosen_tables, (std::vector<std::pair<std::size_t, std::string>>{{0, "choir"}}));
}

TEST_F(FaceTest, SleepsWhileNothingMovesAndWhileMovementIsSilent) {
    const auto quiet = [&] { return !face.poll(model, now_s += 0.05) && !face.moving(now_s); };
    pictures(40);
    EXPECT_TRUE(quiet());
    model.moved.travel[0] = 0.3F;
    model.moved.lfo_phases[1] = 0.9F;
    EXPECT_TRUE(quiet()) << "an LFO that runs unheard wakes nobody";
    model.moved.sounding = true;
    EXPECT_FALSE(quiet());
    EXPECT_FALSE(quiet());
    model.moved.sounding = false;
    EXPECT_FALSE(quiet()) << "the last picture shows it at rest";
    EXPECT_TRUE(quiet());
    model.set_route(5, {.source = Source::env_1, .target = id(patch::Osc::pan, 0), .amount = 0.5F});
    EXPECT_FALSE(quiet());
    model.modified = true;
    EXPECT_FALSE(quiet());
    EXPECT_TRUE(quiet());
}

}  // namespace
}  // namespace refrain::ui
