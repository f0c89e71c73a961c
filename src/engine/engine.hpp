#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "engine/command.hpp"
#include "engine/event.hpp"
#include "engine/telemetry.hpp"
#include "rt/publisher.hpp"
#include "rt/realtime.hpp"
#include "rt/spsc_queue.hpp"
#include "wavetable/wavetable.hpp"

namespace refrain::engine {

/// Places a table can be published to: a slot for each oscillator.
inline constexpr std::size_t kTableSlots = patch::kOscillators;

using TablePublisher = rt::Publisher<wavetable::Wavetable, kTableSlots, 32>;
using TableQueue = TablePublisher::Queue;
using CommandQueue = rt::SpscQueue<Command, 1024>;
using ScopeQueue = rt::SpscQueue<ScopeFrame, 16384>;

class Core;

/// The instrument without its surroundings: events in, samples out. It knows no JACK, no window and no file; whoever
/// calls render() is the audio thread. One Engine is large (its voices and queues are part of it): keep it on the heap.
///
/// Rendering is block-size invariant: the same events at the same absolute frames give the same bits, however the
/// calls of render() cut the time.
class Engine {
public:
    /// `sample_rate` in Hz, 8000 to 768000; anything else is brought into that range. Allocates everything that will
    /// ever be needed. Silent until a table has been published to slot 0.
    explicit Engine(double sample_rate);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    /// The audio thread must have stopped. Gives back the references it held, queued ones included.
    ~Engine();

    /// Audio thread, wait-free. Follows the server's sample rate: sounding notes keep their pitch.
    void set_sample_rate(double sample_rate) REFRAIN_RT;

    /// Audio thread, wait-free. Writes `frames` samples (1 is full scale) to each output, overwriting them. `events`
    /// are ordered by frame; one at or past `frames` acts on the last frame.
    void render(std::span<const Event> events, float* out_left, float* out_right, std::uint32_t frames) REFRAIN_RT;

    /// Silences every voice without a fade and forgets every controller. For the moment before the first block after
    /// a pause (a new server, a stopped client); the audio thread must not be running.
    void reset();

    /// Gives back every table reference, queued ones included, and falls silent. The audio thread must have stopped.
    void release_tables();

    /// Ends of the queues. Each has one producer and one consumer thread.
    [[nodiscard]] TableQueue& tables();      ///< producer: the ui thread's TablePublisher
    [[nodiscard]] CommandQueue& commands();  ///< producer: the ui thread
    [[nodiscard]] ScopeQueue& scope();       ///< consumer: the ui thread; when full, new frames are dropped

    /// Any thread.
    [[nodiscard]] Telemetry& telemetry();

private:
    std::unique_ptr<Core> core_;
};

}  // namespace refrain::engine
