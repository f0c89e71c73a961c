#include "app/command_sender.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "support/instrument.hpp"

namespace refrain::app {
namespace {

using engine::Command;
using patch::ParameterId;
using test::note_off;
using test::note_on;

class CommandSenderTest : public testing::Test {
protected:
    // Until the queue takes no more; what fills it is told from what is tested by its key.
    void fill() {
        while (queue_->push(engine::perform(note_on(0)))) {
        }
    }
    // What the audio thread would get, without the filling.
    std::vector<Command> take(std::size_t at_most = engine::CommandQueue::capacity()) {
        std::vector<Command> commands;
        Command command;
        while (at_most-- > 0 && queue_->pop(command)) {
            if (command.kind != Command::Kind::perform || command.event.number != 0 ||
                command.event.kind == engine::EventKind::panic) {
                commands.push_back(command);
            }
        }
        return commands;
    }

    std::unique_ptr<engine::CommandQueue> queue_ = std::make_unique<engine::CommandQueue>();
    // As the window does it: the patch first, then the word that it has changed.
    void set(patch::ParameterId id, float value) {
        patch_.set_value(id, value);
        sender_.parameter_changed(id);
    }

    patch::Patch patch_;
    CommandSender sender_{*queue_, patch_};
};

TEST_F(CommandSenderTest, SendsAtOnceWhileThereIsRoom) {
    set(patch::id(patch::Osc::pan, 0), 0.5F);
    sender_.perform(note_on(60));
    const auto commands = take();
    ASSERT_EQ(commands.size(), 2U);
    EXPECT_EQ(commands[0].parameter, patch::id(patch::Osc::pan, 0));
    EXPECT_FLOAT_EQ(commands[0].value, 0.5F);
    EXPECT_EQ(commands[1].event, note_on(60));
    EXPECT_EQ(sender_.waiting(), 0U);
}

TEST_F(CommandSenderTest, KeepsTheNewestValueOfEachParameterWhileTheQueueIsFull) {
    fill();
    for (int i = 0; i <= 5000; ++i) {
        set(patch::id(patch::Master::volume), static_cast<float>(-i) / 100.0F);
        set(patch::id(patch::Osc::fine, 0), static_cast<float>(i % 100));
    }
    EXPECT_EQ(sender_.waiting(), 2U);
    EXPECT_FALSE(sender_.flush());
    EXPECT_TRUE(take().empty());
    EXPECT_TRUE(sender_.flush());
    const auto commands = take();
    ASSERT_EQ(commands.size(), 2U);
    EXPECT_FLOAT_EQ(commands[0].value, -50.0F);
    EXPECT_FLOAT_EQ(commands[1].value, 0.0F);
}

TEST_F(CommandSenderTest, LosesNoEventAndKeepsTheirOrderWhileTheQueueIsFull) {
    fill();
    std::vector<engine::Event> played;
    for (int i = 0; i < 3000; ++i) {
        const int key = 1 + i / 2 % 127;
        played.push_back(i % 2 == 0 ? note_on(key) : note_off(key));
        sender_.perform(played.back());
    }
    std::vector<engine::Event> heard;
    // The audio thread empties a part, the ui sends a part, until all is through.
    for (int round = 0; round < 100; ++round) {
        for (const Command& command : take(100)) {
            heard.push_back(command.event);
        }
        sender_.flush();
    }
    EXPECT_EQ(heard, played);
    EXPECT_EQ(sender_.waiting(), 0U);
}

TEST_F(CommandSenderTest, AnEventPlayedLaterNeverOvertakesOneThatWaits) {
    fill();
    sender_.perform(note_on(60));
    take(10);  // room again, and nobody has called flush()
    sender_.perform(note_off(60));
    sender_.flush();
    const auto commands = take();
    ASSERT_EQ(commands.size(), 2U);
    EXPECT_EQ(commands[0].event, note_on(60));
    EXPECT_EQ(commands[1].event, note_off(60));
}

TEST_F(CommandSenderTest, APanicReplacesTheEventsThatWait) {
    fill();
    sender_.perform(note_on(60));
    sender_.perform(note_on(61));
    sender_.perform({.kind = engine::EventKind::panic});
    EXPECT_EQ(sender_.waiting(), 1U);
    take();
    sender_.flush();
    const auto commands = take();
    ASSERT_EQ(commands.size(), 1U);
    EXPECT_EQ(commands[0].event.kind, engine::EventKind::panic);
}

TEST_F(CommandSenderTest, SendsADrawnCurveWholeOrNotAtAll) {
    fill();
    patch::LfoCurve curve;
    curve.count = 12;
    for (std::size_t i = 0; i < curve.count; ++i) {
        curve.points.at(i).x = static_cast<float>(i) / 11.0F;
    }
    patch_.set_lfo_curve(2, curve);
    sender_.lfo_curve_changed(2);
    take(11);
    EXPECT_FALSE(sender_.flush()) << "there is room for eleven points";
    take(1);
    EXPECT_TRUE(sender_.flush());
    const auto commands = take();
    ASSERT_EQ(commands.size(), 12U);
    EXPECT_EQ(commands[11].kind, Command::Kind::set_lfo_point);
    EXPECT_EQ(commands[11].index, 2);
    EXPECT_EQ(commands[11].point_index, 11);
    EXPECT_FLOAT_EQ(commands[11].point.x, 1.0F);
}

TEST_F(CommandSenderTest, SendsAWholePatch) {
    sender_.patch_changed();
    const auto commands = take();
    EXPECT_EQ(sender_.waiting(), 0U);
    const auto count = [&](Command::Kind kind) {
        return std::count_if(commands.begin(), commands.end(), [&](const Command& c) { return c.kind == kind; });
    };
    EXPECT_EQ(count(Command::Kind::set_parameter), std::ptrdiff_t{patch::kParameterCount});
    EXPECT_EQ(count(Command::Kind::set_route), std::ptrdiff_t{patch::kRoutes});
    EXPECT_EQ(count(Command::Kind::set_effect_order), 1);
}

TEST_F(CommandSenderTest, ForgetsEventsButNoParameter) {
    fill();
    sender_.perform(note_on(60));
    set(patch::id(patch::Osc::pan, 0), -1.0F);
    sender_.forget_events();
    take();
    EXPECT_TRUE(sender_.flush());
    const auto commands = take();
    ASSERT_EQ(commands.size(), 1U);
    EXPECT_EQ(commands[0].kind, Command::Kind::set_parameter);
}

}  // namespace
}  // namespace refrain::app
