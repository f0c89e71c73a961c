#pragma once

#include <jack/jack.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "engine/engine.hpp"
#include "jack/event_buffer.hpp"
#include "jack/realtime_calls.hpp"
#include "midi/byte_stream.hpp"
#include "midi/device_queue.hpp"
#include "midi/period_placement.hpp"
#include "rt/realtime.hpp"

namespace refrain::jack {

/// What a client's callback reads and writes.
struct Ports {
    jack_port_t* midi_in = nullptr;
    jack_port_t* out_left = nullptr;
    jack_port_t* out_right = nullptr;
};

/// What the callback tells the others. Written by the audio thread or JACK's notification thread, read by any; each
/// field is true on its own.
struct ProcessorReadings {
    std::atomic<float> load{0.0F};
    std::atomic<std::uint64_t> late{0};
    std::atomic<std::uint64_t> cycles{0};
    std::atomic<std::uint32_t> period{0};
    std::atomic<std::int64_t> publish_to_audible_us{0};
};

/// The callback itself: gathers the events of a cycle and renders them into the ports.
class Processor {
public:
    Processor(engine::Engine& engine, midi::DeviceQueues& devices)
        : engine_(engine), telemetry_(engine.telemetry()), devices_(devices) {}
    Processor(const Processor&) = delete;
    Processor& operator=(const Processor&) = delete;

    /// Before the callback runs: silences the engine and forgets events that nobody heard.
    void prepare(jack_client_t* client, const Ports& ports, std::uint32_t sample_rate);

    /// JACK's notification thread, or any before the callback runs. Heard from the next cycle on.
    void set_sample_rate(std::uint32_t sample_rate) noexcept { sample_rate_.store(sample_rate); }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept { return sample_rate_.load(); }

    /// Audio thread: one cycle of any number of frames. Wait-free.
    void process(jack_nframes_t frames) REFRAIN_RT;

    [[nodiscard]] const ProcessorReadings& readings() const { return readings_; }

private:
    static constexpr std::size_t kEventCapacity = 4096;  // a JACK port holds fewer in a cycle

    [[nodiscard]] midi::Period period_of(const realtime::CycleTimes& times, jack_nframes_t frames) REFRAIN_RT;
    void render(const midi::Period& period, jack_nframes_t frames) REFRAIN_RT;
    void note_audible(const midi::Period& period) REFRAIN_RT;
    void note_load(const realtime::CycleTimes& times, std::int64_t began_us) REFRAIN_RT;

    engine::Engine& engine_;
    const engine::Telemetry& telemetry_;
    midi::DeviceQueues& devices_;
    jack_client_t* client_ = nullptr;
    Ports ports_;
    std::atomic<std::uint32_t> sample_rate_{0};
    static_assert(std::atomic<std::uint32_t>::is_always_lock_free);

    // The audio thread's own.
    std::uint32_t followed_rate_ = 0;
    std::int64_t clock_offset_us_ = 0;  // monotonic_us() minus JACK's time
    bool clock_known_ = false;
    std::uint64_t audible_serial_ = 0;
    midi::ByteStream stream_;
    std::size_t carried_ = 0;
    std::array<engine::Event, kEventCapacity> events_{};

    ProcessorReadings readings_;
};

}  // namespace refrain::jack
