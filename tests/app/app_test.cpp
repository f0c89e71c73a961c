#include "app/app.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "support/jack_server.hpp"
#include "support/wait.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::app {
namespace {

using test::eventually;
using test::JackServer;

PlayOptions options_for(const JackServer& server) {
    PlayOptions options;
    options.server.name = server.name();
    options.may_start_server = false;
    options.headless = true;
    options.midi_api = midi::DeviceApi::none;
    return options;
}

class AppTest : public testing::Test {
protected:
    // Lives as the program does: ticking, until something is so.
    template <class Condition>
    bool ticking_until(App& app, Condition condition) {
        return eventually([&] {
            app.tick();
            return condition();
        });
    }
    bool ticking_until_voices(App& app, std::uint32_t voices) {
        return ticking_until(app, [&] { return app.audio_status().voices == voices; });
    }

    JackServer server_;
};

TEST_F(AppTest, PlaysAndShutsDownWithEveryTableFreed) {
    App app(options_for(server_), patch::Patch{});
    ASSERT_TRUE(app.start());
    EXPECT_TRUE(app.audio_status().connected);
    EXPECT_EQ(app.audio_status().client_name, "refrain");
    app.note_on(60, 100);
    EXPECT_TRUE(ticking_until_voices(app, 1));
    EXPECT_TRUE(ticking_until(app, [&] { return app.audio_status().keys[1] == 1U << (60 - 32); }));
    EXPECT_TRUE(ticking_until(app, [&] { return app.take_peaks()[0] > 0.01F; }));
    app.note_off(60);
    EXPECT_TRUE(ticking_until_voices(app, 0));
    EXPECT_EQ(app.shut_down(), 0U);
    EXPECT_FALSE(app.audio_status().connected);
    const ui::TableLife life = app.table_life();
    EXPECT_EQ(life.published, patch::kOscillators);
    EXPECT_EQ(life.freed, patch::kOscillators);
    EXPECT_EQ(life.bytes, 0U);
    EXPECT_EQ(life.sounding, 0U);
}

TEST_F(AppTest, EditsWhileANoteSoundsAreHeardAndSupersededTablesFreed) {
    App app(options_for(server_), patch::Patch{});
    ASSERT_TRUE(app.start());
    app.note_on(48, 100);
    for (int edit = 0; edit < 200; ++edit) {
        wavetable::Harmonics harmonics = wavetable::shape_harmonics(wavetable::Shape::saw, 64);
        harmonics[static_cast<std::size_t>(edit) % 64].amplitude = 0.5F;
        app.set_harmonics(harmonics);
        app.set_value(patch::id(patch::Master::volume), static_cast<float>(-edit) / 10.0F);
        app.tick();
        EXPECT_EQ(app.harmonics(), harmonics);
    }
    EXPECT_FLOAT_EQ(app.value(patch::id(patch::Master::volume)), -19.9F);
    // Every table but the newest is superseded, let go and freed; the newest stays.
    EXPECT_TRUE(ticking_until(app, [&] {
        const ui::TableLife life = app.table_life();
        return life.published == 200 + patch::kOscillators && life.freed == 200 && life.waiting == 0 &&
               life.sounding == patch::kOscillators;
    }));
    EXPECT_GT(app.table_life().latest_audible_ms, 0.0F);
    EXPECT_EQ(app.shut_down(), 0U);
    EXPECT_EQ(app.table_life().freed, 200 + patch::kOscillators);
}

TEST_F(AppTest, GivesEveryOscillatorItsOwnTable) {
    patch::Patch patch;
    patch.set_value(patch::id(patch::Osc::on, 0), 0.0F);
    patch.set_value(patch::id(patch::Osc::on, 2), 1.0F);
    patch.set_table(0, patch::drawn_table({}));
    patch.set_table(1, patch::drawn_table({}));
    App app(options_for(server_), patch);
    ASSERT_TRUE(app.start());
    EXPECT_TRUE(ticking_until(app, [&] { return app.table_life().sounding == patch::kOscillators; }));
    app.note_on(60, 127);
    EXPECT_TRUE(ticking_until(app, [&] { return app.take_peaks()[0] > 0.05F; })) << "the third one's saw";
    EXPECT_EQ(app.shut_down(), 0U);
}

TEST_F(AppTest, PanicSilencesWhateverSounds) {
    App app(options_for(server_), patch::Patch{});
    ASSERT_TRUE(app.start());
    for (std::uint8_t key = 40; key < 60; ++key) {
        app.note_on(key, 90);
    }
    EXPECT_TRUE(ticking_until_voices(app, 20));
    app.panic();
    EXPECT_TRUE(ticking_until_voices(app, 0));
}

TEST_F(AppTest, SurvivesItsServerAndPlaysOnWhenItIsBack) {
    App app(options_for(server_), patch::Patch{});
    ASSERT_TRUE(app.start());
    app.set_value(patch::id(patch::Osc::pan, 0), -0.5F);
    app.note_on(60, 100);
    ASSERT_TRUE(ticking_until_voices(app, 1));
    server_.stop();
    ASSERT_TRUE(ticking_until(app, [&] { return !app.audio_status().note.empty(); }));
    EXPECT_FALSE(app.audio_status().connected);
    EXPECT_NE(app.audio_status().note.find("gone"), std::string::npos);
    // Editing goes on; keys make no sound now, and not later either.
    app.set_value(patch::id(patch::Osc::fine, 0), 7.0F);
    app.set_harmonics({{.amplitude = 1.0F, .phase_turns = 0.0F}});
    app.note_on(64, 100);

    server_.start();
    ASSERT_TRUE(ticking_until(app, [&] { return app.audio_status().connected; }));
    EXPECT_TRUE(ticking_until(app, [&] { return app.table_life().freed == 1; }));  // the saw made way for the sine
    EXPECT_EQ(app.audio_status().voices, 0U);
    EXPECT_FLOAT_EQ(app.value(patch::id(patch::Osc::pan, 0)), -0.5F);
    EXPECT_FLOAT_EQ(app.value(patch::id(patch::Osc::fine, 0)), 7.0F);
    EXPECT_EQ(app.harmonics().size(), 1U);
    app.note_on(67, 100);
    EXPECT_TRUE(ticking_until_voices(app, 1));
    EXPECT_EQ(app.shut_down(), 0U);
}

TEST_F(AppTest, TheScopeGetsTheNewestFrames) {
    App app(options_for(server_), patch::Patch{});
    ASSERT_TRUE(app.start());
    app.note_on(60, 100);
    ASSERT_TRUE(ticking_until_voices(app, 1));
    std::vector<engine::ScopeFrame> frames(100);
    EXPECT_TRUE(ticking_until(app, [&] { return app.read_scope(frames) == frames.size(); }));
    EXPECT_EQ(app.read_scope(std::span(frames).first(0)), 0U);
}

TEST_F(AppTest, ThatNeverStartedShutsDownToo) {
    App app(options_for(server_), patch::Patch{});
    app.set_harmonics({{.amplitude = 1.0F, .phase_turns = 0.0F}});
    app.set_value(patch::id(patch::Osc::pan, 0), 1.0F);
    app.note_on(60, 100);
    app.tick();
    EXPECT_EQ(app.shut_down(), 0U);
    app.set_harmonics({{.amplitude = 0.5F, .phase_turns = 0.0F}});
    app.tick();
    EXPECT_EQ(app.shut_down(), 0U);
    EXPECT_EQ(app.table_life().freed, 1U);
}

TEST_F(AppTest, WithoutAServerItSaysWhatToDo) {
    PlayOptions options = options_for(server_);
    options.server.name = "refrain-test-nobody";
    App app(options, patch::Patch{});
    const auto started = app.start();
    ASSERT_FALSE(started);
    EXPECT_NE(started.error().find("refrain-test-nobody"), std::string::npos) << started.error();
    EXPECT_EQ(started.error().find('\n'), std::string::npos) << started.error();
}

}  // namespace
}  // namespace refrain::app
