#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include "ui/fake_model.hpp"
#include "ui/focus.hpp"
#include "ui/hands/held_keys.hpp"
#include "ui/hands/mouse_buttons.hpp"
#include "ui/hands/typing_hand.hpp"

namespace refrain::ui {
namespace {

using Note = test::FakeModel::Note;

struct Hands : testing::Test {
    test::FakeModel model;
    HeldKeys held;
    TypingHand hand;
};

TEST_F(Hands, PlayTheTrackersTwoRows) {
    EXPECT_EQ(TypingHand::semitone_of(GLFW_KEY_Z), 0);
    EXPECT_EQ(TypingHand::semitone_of(GLFW_KEY_S), 1);
    EXPECT_EQ(TypingHand::semitone_of(GLFW_KEY_M), 11);
    EXPECT_EQ(TypingHand::semitone_of(GLFW_KEY_Q), 12);
    EXPECT_EQ(TypingHand::semitone_of(GLFW_KEY_2), 13);
    EXPECT_EQ(TypingHand::semitone_of(GLFW_KEY_P), 28);
    EXPECT_FALSE(TypingHand::semitone_of(GLFW_KEY_A).has_value());
    EXPECT_FALSE(TypingHand::semitone_of(GLFW_KEY_TAB).has_value());
    for (int semitone = 0; semitone < 30; ++semitone) {
        const auto place = TypingHand::key_of(semitone);
        ASSERT_TRUE(place.has_value()) << semitone;
        EXPECT_EQ(TypingHand::semitone_of(*place), semitone);
    }
}

TEST_F(Hands, BeginAndEndANoteOnce) {
    EXPECT_TRUE(hand.press(model, held, GLFW_KEY_Z));
    EXPECT_TRUE(hand.press(model, held, GLFW_KEY_Z));
    hand.release(model, held, GLFW_KEY_Z);
    hand.release(model, held, GLFW_KEY_Z);
    EXPECT_EQ(model.notes, (std::vector<Note>{{true, 48, TypingHand::kVelocity}, {false, 48, 0}}));
}

TEST_F(Hands, EndTheNoteTheyBeganAfterAnOctaveShift) {
    hand.press(model, held, GLFW_KEY_X);
    EXPECT_TRUE(hand.shift_octave(2));
    hand.release(model, held, GLFW_KEY_X);
    EXPECT_EQ(model.notes.back(), (Note{false, 50, 0}));
    hand.press(model, held, GLFW_KEY_X);
    EXPECT_EQ(model.notes.back(), (Note{true, 74, TypingHand::kVelocity}));
}

TEST_F(Hands, StopAtTheEndsOfTheKeyboard) {
    EXPECT_TRUE(hand.shift_octave(99));
    EXPECT_FALSE(hand.shift_octave(1));
    hand.press(model, held, GLFW_KEY_RIGHT_BRACKET);
    EXPECT_TRUE(model.notes.empty());
    EXPECT_TRUE(hand.shift_octave(-99));
    hand.press(model, held, GLFW_KEY_Z);
    EXPECT_EQ(model.notes.back().key, 12);
}

TEST_F(Hands, LeaveNothingSoundingWhenTheKeyboardIsTakenAway) {
    for (const int key : {GLFW_KEY_Z, GLFW_KEY_C, GLFW_KEY_B, GLFW_KEY_Q}) {
        hand.press(model, held, key);
    }
    EXPECT_EQ(model.status.voices, 4U);
    hand.release_all(model, held);
    EXPECT_EQ(model.status.voices, 0U);
    hand.release(model, held, GLFW_KEY_Z);
    EXPECT_EQ(model.notes.size(), 8U);
}

TEST_F(Hands, ShareANoteUntilBothHaveLetGo) {
    held.press(model, 60, 90);
    hand.press(model, held, GLFW_KEY_Q);
    held.release(model, 60);
    EXPECT_EQ(model.status.voices, 1U);
    hand.release(model, held, GLFW_KEY_Q);
    EXPECT_EQ(model.notes, (std::vector<Note>{{true, 60, 90}, {false, 60, 0}}));
}

std::vector<KeyPress> pressed(int key, bool shift = false) {
    return {{.key = key, .shift = shift}};
}

struct FocusRing : testing::Test {
    Focus focus;

    void frame(std::vector<KeyPress> presses) {
        focus.begin_frame(std::move(presses));
        for (const char* name : {"a", "b", "c"}) {
            focus.add(name, {});
        }
    }
};

TEST_F(FocusRing, GoesRoundWithTabBothWays) {
    frame({});
    frame(pressed(GLFW_KEY_TAB));
    EXPECT_EQ(focus.current(), "a");
    EXPECT_TRUE(focus.shows("a"));
    frame(pressed(GLFW_KEY_TAB, true));
    EXPECT_EQ(focus.current(), "c");
    frame(pressed(GLFW_KEY_TAB));
    EXPECT_EQ(focus.current(), "a");
    frame(pressed(GLFW_KEY_ESCAPE));
    EXPECT_EQ(focus.current(), "");
}

TEST_F(FocusRing, GivesPressesToTheControlThatHasIt) {
    frame({});
    focus.take("b");
    EXPECT_FALSE(focus.shows("b"));
    frame(pressed(GLFW_KEY_UP));
    EXPECT_TRUE(focus.presses_for("a").empty());
    ASSERT_EQ(focus.presses_for("b").size(), 1U);
    EXPECT_EQ(focus.presses_for("b")[0].key, GLFW_KEY_UP);
    EXPECT_TRUE(focus.shows("b"));
}

TEST(MouseButtons, ShowOneChangeAPictureWhereItWasMade) {
    MouseButtons buttons;
    buttons.changed(1, true, {10.0F, 20.0F}, 1.0);
    buttons.changed(1, false, {11.0F, 20.0F}, 1.0);
    buttons.changed(7, true, {0.0F, 0.0F}, 1.0);
    const auto down = buttons.next();
    ASSERT_TRUE(down.has_value());
    EXPECT_EQ(down->at.x, 10.0F);
    EXPECT_TRUE(buttons.down(1));
    EXPECT_TRUE(buttons.pending());
    const auto up = buttons.next();
    ASSERT_TRUE(up.has_value());
    EXPECT_EQ(up->at.x, 11.0F);
    EXPECT_FALSE(buttons.down(1));
    EXPECT_FALSE(buttons.pending());
    EXPECT_FALSE(buttons.next().has_value());
}

// Whether a press at `seconds`, told at the end of a picture of that length, is the second one of a double click.
bool twice(double seconds, double picture, ImVec2 at = {0.0F, 0.0F}) {
    MouseButtons buttons;
    buttons.polled(1.0);
    buttons.changed(0, true, {0.0F, 0.0F}, 1.0);
    buttons.changed(0, false, {0.0F, 0.0F}, 1.0);
    double polled = 1.0;
    for (; polled + picture < 1.0 + seconds; polled += picture) {
        buttons.polled(polled);
    }
    buttons.changed(0, true, at, polled + picture);
    static_cast<void>(buttons.next());
    static_cast<void>(buttons.next());
    return buttons.next()->twice;
}

TEST(MouseButtons, TellADoubleClickOnAMachineOfAnySpeed) {
    EXPECT_TRUE(twice(0.2, 0.016));
    EXPECT_TRUE(twice(0.2, 0.5));
    EXPECT_FALSE(twice(0.5, 0.016));
    EXPECT_FALSE(twice(0.2, 0.016, {10.0F, 0.0F}));
}

TEST(MouseButtons, BeginAnewAfterADoubleClick) {
    MouseButtons buttons;
    for (const bool expected : {false, true, false, true}) {
        buttons.changed(0, true, {0.0F, 0.0F}, 0.0);
        buttons.changed(0, false, {0.0F, 0.0F}, 0.0);
        EXPECT_EQ(buttons.next()->twice, expected);
        EXPECT_FALSE(buttons.next()->twice);
    }
}

}  // namespace
}  // namespace refrain::ui
