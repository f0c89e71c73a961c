#include <gtest/gtest.h>

#include <vector>

#include "ui/fake_model.hpp"
#include "ui/layout.hpp"
#include "ui/pacer.hpp"
#include "ui/readings.hpp"
#include "ui/theme.hpp"

namespace refrain::ui {
namespace {

// Runs a pacer for that long as the window does, and counts pictures.
int pictures(Pacer& pacer, double& now, double seconds) {
    int drawn = 0;
    for (const double end = now + seconds; now < end;) {
        if (pacer.due(now)) {
            pacer.drew(now);
            ++drawn;
        }
        const double wait = pacer.wait_s(now);
        EXPECT_LE(wait, 0.05) << "the program's tick must come";
        now += std::max(wait, 1e-4);
    }
    return drawn;
}

TEST(Pacer, DrawsNothingWhileNothingChanges) {
    Pacer pacer;
    double now = 0.0;
    pictures(pacer, now, 1.0);
    EXPECT_EQ(pictures(pacer, now, 10.0), 0);
}

TEST(Pacer, DrawsAFewPicturesAfterAnEvent) {
    Pacer pacer;
    double now = 0.0;
    pictures(pacer, now, 1.0);
    pacer.changed();
    EXPECT_EQ(pictures(pacer, now, 1.0), Pacer::kSettleFrames);
}

TEST(Pacer, DrawsSixtyASecondWhileSomethingMoves) {
    Pacer pacer;
    double now = 0.0;
    pacer.set_moving(true);
    EXPECT_NEAR(pictures(pacer, now, 2.0), 120, 2);
}

TEST(Pacer, NeverExceedsSixtyHoweverManyEvents) {
    Pacer pacer;
    double now = 0.0;
    int drawn = 0;
    while (now < 1.0) {
        pacer.changed();
        drawn += pictures(pacer, now, 0.001);
    }
    EXPECT_LE(drawn, 61);
}

TEST(Pacer, DrawsNothingWhileHiddenAndCatchesUpAfterwards) {
    Pacer pacer;
    double now = 0.0;
    pacer.set_moving(true);
    pacer.set_hidden(true);
    EXPECT_EQ(pictures(pacer, now, 2.0), 0);
    pacer.set_moving(false);
    pacer.set_hidden(false);
    EXPECT_GE(pictures(pacer, now, 1.0), 1);
}

TEST(Pacer, DrawsOnceAtATimeThatWasAskedFor) {
    Pacer pacer;
    double now = 0.0;
    pictures(pacer, now, 1.0);
    pacer.draw_at(now + 0.5);
    EXPECT_EQ(pictures(pacer, now, 0.49), 0);
    EXPECT_EQ(pictures(pacer, now, 1.0), 1);
}

TEST(Readings, AreQuietWhileTheModelIs) {
    test::FakeModel model;
    model.status.dsp_load = 0.02F;
    Readings readings;
    EXPECT_TRUE(readings.poll(model, 0.0));
    for (double t = 0.1; t < 5.0; t += 0.05) {
        model.status.dsp_load = 0.021F + 0.0005F * static_cast<float>(t);  // jitter below what is shown
        EXPECT_FALSE(readings.poll(model, t)) << t;
    }
    EXPECT_FALSE(readings.moving(5.0));
}

TEST(Readings, NoticeWhatIsShown) {
    test::FakeModel model;
    model.inputs = {{.name = "keys", .present = true, .enabled = true, .problem = {}, .events = 0}};
    Readings readings;
    double t = 0.0;
    const auto notices = [&] { return readings.poll(model, t += 1.0); };
    notices();
    EXPECT_FALSE(notices());
    model.set_value(patch::id(patch::Osc::pan, 0), 0.5F);
    EXPECT_TRUE(notices());
    model.set_harmonics(wavetable::shape_harmonics(wavetable::Shape::square));
    EXPECT_TRUE(notices());
    model.status.xruns = 1;
    EXPECT_TRUE(notices());
    model.status.dsp_load = 0.5F;
    EXPECT_TRUE(notices());
    EXPECT_EQ(readings.load_percent(), 50);
    model.inputs[0].events = 1;
    EXPECT_TRUE(notices());
    EXPECT_TRUE(readings.moving(t));
    EXPECT_FALSE(readings.moving(t + 1.0));
    model.inputs.clear();
    EXPECT_TRUE(notices());
    EXPECT_FALSE(notices());
}

TEST(Readings, MoveWhileSomethingSoundsAndComeToRest) {
    test::FakeModel model;
    Readings readings;
    readings.poll(model, 0.0);
    model.note_on(60, 100);
    model.pass(0.02);
    EXPECT_TRUE(readings.poll(model, 0.02));
    EXPECT_TRUE(readings.moving(0.02));
    EXPECT_TRUE(readings.key_sounds(60));
    EXPECT_FALSE(readings.key_sounds(61));
    model.note_off(60);
    double t = 0.02;
    while (t < 10.0) {
        model.pass(0.05);
        readings.poll(model, t += 0.05);
    }
    EXPECT_FALSE(readings.moving(t));
}

TEST(Layout, FitsEveryWindowWithoutOverlap) {
    for (const float wanted : {1.0F, 1.5F, 2.0F, 3.0F}) {
        for (const auto& [width, height] : {std::pair{1280.0F, 800.0F},
                                            {640.0F, 400.0F},
                                            {1024.0F, 768.0F},
                                            {1920.0F, 1080.0F},
                                            {3840.0F, 1100.0F},
                                            {3840.0F, 2160.0F}}) {
            const float scale = fitting_scale(wanted, width, height);
            EXPECT_LE(scale, wanted);
            const Layout l = arrange(width, height, scale);
            const std::vector<Rect> rooms{l.header,     l.sources, l.filters, l.effects, l.harmonics,
                                          l.modulators, l.hands,   l.keys,    l.scope,   l.life};
            for (std::size_t i = 0; i < rooms.size(); ++i) {
                EXPECT_GE(rooms[i].min.x, 0.0F);
                EXPECT_GE(rooms[i].min.y, 0.0F);
                EXPECT_LE(rooms[i].max.x, width) << i << " at " << width << 'x' << height;
                EXPECT_LE(rooms[i].max.y, height) << i;
                EXPECT_GT(rooms[i].width(), 100.0F * scale) << i;
                EXPECT_GT(rooms[i].height(), 50.0F * scale) << i;
                for (std::size_t j = 0; j < i; ++j) {
                    EXPECT_FALSE(rooms[i].overlaps(rooms[j])) << i << ' ' << j;
                }
            }
        }
    }
}

TEST(Layout, KeepsTheWantedScaleInTheWindowThatOpens) {
    for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F, 3.0F}) {
        EXPECT_EQ(fitting_scale(scale, kDesignWidth * scale, kDesignHeight * scale), scale);
    }
}

TEST(Theme, ReadsEverywhere) {
    using namespace theme;
    for (const ImU32 ground : {kBackground, kPanel, kWell, kRaised}) {
        EXPECT_GE(contrast(kText, ground), 7.0F);
        EXPECT_GE(contrast(kMuted, ground), 4.5F);
        EXPECT_GE(contrast(kAccent, ground), 4.5F);
        EXPECT_GE(contrast(kModulation, ground), 4.5F);
        EXPECT_GE(contrast(kAlarm, ground), 4.5F);
    }
    for (const ImU32 ground : {kHovered, kOverlay}) {
        EXPECT_GE(contrast(kText, ground), 4.5F);
        EXPECT_GE(contrast(kMuted, ground), 4.5F);
    }
    for (const ImU32 ground : {kBackground, kPanel, kWell, kEbony}) {
        EXPECT_GE(contrast(kFaint, ground), 4.5F);
    }
    EXPECT_GE(contrast(kText, kHovered), 4.5F);
    for (const ImU32 ground : {kAccent, kAlarm, kIvory}) {
        EXPECT_GE(contrast(kOnAccent, ground), 4.5F);
    }
    EXPECT_GE(contrast(kInkOnIvory, kIvory), 4.5F);
    EXPECT_NEAR(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21.0F, 0.01F);
}

}  // namespace
}  // namespace refrain::ui
