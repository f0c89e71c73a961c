// What a player's hands do to the window, and what the model hears of it.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "ui/window_fixture.hpp"

namespace refrain::ui {
namespace {

using Note = test::FakeModel::Note;
using patch::id;

TEST_F(WindowTest, StrokeDrawsEveryHarmonicBetweenTwoPlaces) {
    perform({[&] { x(at(bar(4, 0.5F)) + "mousedown 1"); }, [&] { x(at(bar(60, 0.5F))); }, [&] { x("mouseup 1"); }});
    const float expected = amplitude_at(HarmonicScale::musical, 0.5F);
    for (std::size_t i = 4; i <= 60; ++i) {
        EXPECT_NEAR(amplitude(i), expected, 0.03F * expected) << i;
    }
    const auto saw = wavetable::shape_harmonics(wavetable::Shape::saw);
    EXPECT_EQ(model.harmonics()[3], saw[3]);
    EXPECT_EQ(model.harmonics()[61], saw[61]);
    EXPECT_EQ(model.harmonics().size(), saw.size());
}

TEST_F(WindowTest, RightButtonAndDoubleClickClearOneHarmonic) {
    perform(
        {[&] { x(at(bar(7, 0.1F)) + "click 3"); }, [&] { x(at(bar(20, 0.3F)) + "click --repeat 2 --delay 160 1"); }},
        600ms);
    EXPECT_EQ(amplitude(7), 0.0F);
    EXPECT_EQ(amplitude(20), 0.0F);
    EXPECT_GT(amplitude(8), 0.0F);
    EXPECT_GT(amplitude(21), 0.0F);
}

TEST_F(WindowTest, ShapeButtonsAndClearReplaceTheWave) {
    perform({[&] { x(at(place("shape.square").centre()) + "click 1"); }});
    EXPECT_EQ(model.harmonics(), wavetable::shape_harmonics(wavetable::Shape::square));
    perform({[&] { x(at(place("harmonics.cut").centre()) + "click 1"); }});
    EXPECT_EQ(model.harmonics().size(), wavetable::kEditableHarmonics);
    perform({[&] { x(at(place("harmonics.normalize").centre()) + "click 1"); }});
    WaveShape wave;
    wave.set(model.harmonics());
    EXPECT_NEAR(wave.peak(), 1.0F, 1e-3F);
    perform({[&] { x(at(place("harmonics.clear").centre()) + "click 1"); }});
    EXPECT_TRUE(model.harmonics().empty());
}

TEST_F(WindowTest, SliderFollowsADragFinelyWithShiftAndResetsOnDoubleClick) {
    const auto track = [&](float part) {
        const Rect slider = place("osc1.pan");
        return ImVec2{slider.min.x + 5.0F + part * (slider.width() - 10.0F), slider.min.y + 23.0F};
    };
    float coarse = 0.0F;
    float fine = 0.0F;
    perform({[&] { x(at(track(0.5F)) + "mousedown 1"); }, [&] { x(at(track(0.75F))); },
             [&] {
                 coarse = model.value(id(patch::Osc::pan, 0));
                 x("keydown shift " + at(track(0.65F)));
             },
             [&] {
                 fine = model.value(id(patch::Osc::pan, 0));
                 x("mouseup 1 keyup shift");
             }});
    EXPECT_NEAR(coarse, 0.5F, 0.03F);
    EXPECT_NEAR(fine, 0.48F, 0.03F);
    EXPECT_LT(fine, coarse);
    EXPECT_EQ(model.value(id(patch::Osc::pan, 0)), fine);
    perform({[&] { x(at(track(0.1F)) + "click --repeat 2 --delay 160 1"); }}, 600ms);
    EXPECT_EQ(model.value(id(patch::Osc::pan, 0)), 0.0F);
}

TEST_F(WindowTest, NumberIsTypedAfterAClickOnItAndNoNoteSoundsMeanwhile) {
    perform({[&] { take_keyboard(); },
             [&] {
                 const Rect slider = place("env1.attack");
                 x(at({slider.max.x - 12.0F, slider.min.y + 9.0F}) + "click 1");
             },
             [&] { x("key ctrl+a"); }, [&] { x("type --delay 60 '250 ms'"); }, [&] { x("key Return"); }},
            400ms);
    EXPECT_NEAR(model.value(id(patch::Envelope::attack, 0)), 0.25F, 1e-4F);
    EXPECT_TRUE(model.notes.empty());
}

TEST_F(WindowTest, ControlsAreReachedAndMovedByKeys) {
    std::vector<std::string> reached;
    std::vector<std::function<void()>> steps{[&] { take_keyboard(); }};
    for (int i = 0; i < 12; ++i) {
        steps.emplace_back([&] { x("key Tab"); });
        steps.emplace_back([&] { reached.push_back(window->face().focus().current()); });
    }
    perform(steps, 150ms);
    for (const char* name : {"master.volume", "panic", "patch.list", "patch.save_as", "master.tempo", "osc1.on"}) {
        EXPECT_NE(std::find(reached.begin(), reached.end(), name), reached.end()) << name;
    }
    window->face().focus().take("osc1.coarse");
    perform({[&] { x("key Up Up Down Up"); }});
    EXPECT_EQ(model.value(id(patch::Osc::coarse, 0)), 2.0F);
    perform({[&] { x("key Delete"); }});
    EXPECT_EQ(model.value(id(patch::Osc::coarse, 0)), 0.0F);
    window->face().focus().take("harmonics");
    const float before = amplitude(2);
    perform({[&] { x("key Home Right Right Up Up"); }});
    EXPECT_GT(amplitude(2), before);
    EXPECT_TRUE(model.notes.empty());
}

TEST_F(WindowTest, ASourceIsDraggedOntoASlider) {
    perform({[&] { x(at(place("tab.lfo1").centre()) + "mousedown 1"); },
             [&] { x(at({place("tab.lfo1").centre().x + 20.0F, place("tab.lfo1").centre().y - 40.0F})); },
             [&] { x(at(place("osc1.position").centre())); }, [&] { x("mouseup 1"); }});
    EXPECT_EQ(model.patch().routes()[1].source, patch::Source::lfo_1);
    EXPECT_EQ(model.patch().routes()[1].target, id(patch::Osc::position, 0));
}

TEST_F(WindowTest, AListOpensAndClosesAndTakesWhatIsClicked) {
    perform({[&] { take_keyboard(); }, [&] { x(at(place("osc1.stack").centre()) + "click 1"); },
             [&] { x("mousemove_relative 1 0"); }, [&] { x(at(place("row 3").centre()) + "click 1"); }});
    EXPECT_EQ(model.value(id(patch::Osc::stack, 0)), 3.0F);
    perform({[&] { x(at(place("osc1.stack").centre()) + "click 1"); }, [&] { x("key Escape"); },
             [&] { x("keydown z"); }, [&] { x("keyup z"); }});
    EXPECT_FALSE(window->face().controls().overlay.is_open());
    EXPECT_EQ(model.notes.size(), 2U);
}

TEST_F(WindowTest, LettersTypedIntoAPathAreNoNotes) {
    perform({[&] { take_keyboard(); }, [&] { x(at(place("patch.open").centre()) + "click 1"); },
             [&] { x("key ctrl+a"); }, [&] { x("type --delay 60 '/tmp/zsx.refrain'"); }, [&] { x("key Return"); }},
            1400ms);
    EXPECT_EQ(model.opened, (std::vector<std::filesystem::path>{"/tmp/zsx.refrain"}));
    EXPECT_TRUE(model.notes.empty());
}

TEST_F(WindowTest, ComputerKeyboardPlaysAndReleases) {
    perform({[&] { take_keyboard(); }, [&] { x("keydown z"); },
             [&] {
                 EXPECT_EQ(model.notes, (std::vector<Note>{{true, 48, TypingHand::kVelocity}}));
                 x("keyup z");
             },
             [&] {
                 EXPECT_EQ(model.notes.back(), (Note{false, 48, 0}));
                 x("key equal");
             },
             [&] { x("keydown z"); },
             [&] {
                 EXPECT_EQ(model.notes.back(), (Note{true, 60, TypingHand::kVelocity}));
                 x("keyup z");
             }});
    EXPECT_EQ(model.notes.size(), 4U);
}

TEST_F(WindowTest, NoNoteSticksWhenTheKeyboardIsTakenAway) {
    perform({[&] { take_keyboard(); }, [&] { x("keydown z keydown c"); },
             [&] {
                 EXPECT_EQ(model.status.voices, 2U);
                 glfwHideWindow(window->handle());
             },
             [&] {
                 EXPECT_EQ(model.status.voices, 0U);
                 x("keyup z keyup c");
             }});
}

TEST_F(WindowTest, KeysOnScreenPlayLouderTowardsTheFront) {
    perform({[&] { x(at(key(60)) + "mousedown 1"); }, [&] { x(at(key(64))); }, [&] { x("mouseup 1"); },
             [&] { x(at(key(61)) + "mousedown 1 mouseup 1"); }});
    ASSERT_EQ(model.notes.size(), 6U);
    EXPECT_EQ(model.notes[0].key, 60);
    EXPECT_GT(model.notes[0].velocity, 80);
    EXPECT_EQ(model.notes[4].key, 61);
    EXPECT_LT(model.notes[4].velocity, model.notes[0].velocity);
    EXPECT_EQ(model.status.voices, 0U);
}

TEST_F(WindowTest, PanicAndMidiChoiceReachTheModel) {
    model.inputs = {{.name = "Keystation", .present = true, .enabled = true, .problem = {}, .events = 0}};
    const auto stir = [] { x("mousemove_relative 1 0"); };  // places are those of the picture before the last
    perform({[&] { x(at(place("panic").centre()) + "click 1"); }, [&] { x(at(place("midi").centre()) + "click 1"); },
             stir, [&] { x(at(place("midi.Keystation").centre()) + "click 1"); }});
    EXPECT_EQ(model.panics, 1);
    EXPECT_EQ(model.midi_choices, (std::vector<std::pair<std::string, bool>>{{"Keystation", false}}));
}

TEST_F(WindowTest, EveryMidiInputIsReachedHoweverMany) {
    for (int number = 1; number <= 20; ++number) {
        model.inputs.push_back({.name = "Keys " + std::to_string(number), .present = true, .problem = {}});
    }
    const auto next = [&] { x(at(place("midi.next").centre()) + "click 1"); };
    const auto stir = [] { x("mousemove_relative 1 0"); };  // places are those of the picture before the last
    perform({[&] { x(at(place("midi").centre()) + "click 1"); }, stir, next, stir,
             [&] { x(at(place("midi.Keys 20").centre()) + "click 1"); }});
    EXPECT_EQ(model.midi_choices, (std::vector<std::pair<std::string, bool>>{{"Keys 20", false}}));
}

}  // namespace
}  // namespace refrain::ui
