#include "app/command_sender.hpp"

#include <gtest/gtest.h>

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
        while (queue_->push({.kind = Command::Kind::perform, .event = note_on(0)})) {
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
    CommandSender sender_{*queue_};
};

TEST_F(CommandSenderTest, SendsAtOnceWhileThereIsRoom) {
    sender_.set_parameter(ParameterId::osc_pan, 0.5F);
    sender_.perform(note_on(60));
    const auto commands = take();
    ASSERT_EQ(commands.size(), 2U);
    EXPECT_EQ(commands[0].parameter, ParameterId::osc_pan);
    EXPECT_FLOAT_EQ(commands[0].value, 0.5F);
    EXPECT_EQ(commands[1].event, note_on(60));
    EXPECT_EQ(sender_.waiting(), 0U);
}

TEST_F(CommandSenderTest, KeepsTheNewestValueOfEachParameterWhileTheQueueIsFull) {
    fill();
    for (int i = 0; i <= 5000; ++i) {
        sender_.set_parameter(ParameterId::master_volume, static_cast<float>(-i) / 100.0F);
        sender_.set_parameter(ParameterId::osc_cents, static_cast<float>(i % 100));
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

TEST_F(CommandSenderTest, ForgetsEventsButNoParameter) {
    fill();
    sender_.perform(note_on(60));
    sender_.set_parameter(ParameterId::osc_pan, -1.0F);
    sender_.forget_events();
    take();
    EXPECT_TRUE(sender_.flush());
    const auto commands = take();
    ASSERT_EQ(commands.size(), 1U);
    EXPECT_EQ(commands[0].kind, Command::Kind::set_parameter);
}

}  // namespace
}  // namespace refrain::app
