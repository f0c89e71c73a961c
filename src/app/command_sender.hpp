#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <optional>

#include "engine/engine.hpp"

namespace refrain::app {

/// The ui's end of the command queue. While the queue has no room it keeps the newest value of each parameter and
/// every event in its order, and sends them as soon as there is room: no edit and no note-off is ever lost. A parameter
/// may overtake an event that waits, never the other way round. One thread: the queue's producer.
class CommandSender {
public:
    /// `queue` must outlive the sender.
    explicit CommandSender(engine::CommandQueue& queue) : queue_(queue) {}

    /// Sets a parameter, now or at a later flush().
    void set_parameter(patch::ParameterId id, float value);

    /// Performs an event (its frame is ignored), now or at a later flush(). A panic makes events that wait pointless
    /// and drops them.
    void perform(const engine::Event& event);

    /// Sends what waits as far as there is room. Call it once a frame. True when nothing waits any more.
    bool flush();

    /// Forgets the events that wait; parameters stay. For the moment when nobody plays.
    void forget_events() { events_.clear(); }

    /// What waits.
    [[nodiscard]] std::size_t waiting() const;

private:
    engine::CommandQueue& queue_;
    std::array<std::optional<float>, patch::kParameterCount> parameters_{};
    std::deque<engine::Event> events_;
};

}  // namespace refrain::app
