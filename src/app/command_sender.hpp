#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <deque>

#include "engine/engine.hpp"
#include "patch/patch.hpp"

namespace refrain::app {

/// The ui's end of the command queue. What it sends is the patch as it is when there is room: of a parameter, a line
/// of the matrix or an LFO's curve that was changed while there was none, only the newest is sent, and every event, in
/// its order. No edit and no note-off is ever lost. An edit may overtake an event that waits, never the other way
/// round. One thread: the queue's producer.
class CommandSender {
public:
    /// Both must outlive the sender.
    CommandSender(engine::CommandQueue& queue, const patch::Patch& patch) : queue_(queue), patch_(patch) {}

    /// These have changed in the patch; sent now or at a later flush().
    void parameter_changed(patch::ParameterId id);
    void route_changed(std::size_t index);
    void lfo_curve_changed(std::size_t lfo);
    void effect_order_changed();
    /// All of it has.
    void patch_changed();

    /// Performs an event (its frame is ignored), now or at a later flush(). A panic makes events that wait pointless
    /// and drops them.
    void perform(const engine::Event& event);

    /// Sends what waits as far as there is room. Call it once a frame. True when nothing waits any more.
    bool flush();

    /// Forgets the events that wait; the patch's changes stay. For the moment when nobody plays.
    void forget_events() { events_.clear(); }

    /// What waits, an LFO's curve counted as one.
    [[nodiscard]] std::size_t waiting() const;

private:
    bool send_lfo_curve(std::size_t lfo);
    bool flush_patch();

    engine::CommandQueue& queue_;
    const patch::Patch& patch_;
    std::bitset<patch::kParameterCount> parameters_;
    std::bitset<patch::kRoutes> routes_;
    std::bitset<patch::kLfos> lfo_curves_;
    bool effect_order_ = false;
    std::deque<engine::Event> events_;
};

}  // namespace refrain::app
