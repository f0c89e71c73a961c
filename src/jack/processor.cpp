#include "jack/processor.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "jack/device_source.hpp"
#include "jack/port_source.hpp"
#include "midi/clock.hpp"
#include "rt/denormals.hpp"
#include "rt/thread_role.hpp"

namespace refrain::jack {

namespace {

// Two clocks are compared by reading one between two readings of the other; further apart, something came between.
constexpr std::int64_t kSureReading_us = 20;
constexpr float kLoadGlide = 0.02F;  // share of the way a cycle

}  // namespace

void Processor::prepare(jack_client_t* client, const Ports& ports, std::uint32_t sample_rate) {
    client_ = client;
    ports_ = ports;
    set_sample_rate(sample_rate);
    engine_.reset();
    for (midi::DeviceQueue& device : devices_) {
        device.clear();
    }
    stream_.reset();
    carried_ = 0;
    clock_known_ = false;
}

void Processor::process(jack_nframes_t frames) REFRAIN_RT {
    const rt::ScopedThreadRole role(rt::ThreadRole::audio);
    const rt::ScopedNoDenormals no_denormals;
    if (frames == 0) {
        return;
    }
    const std::int64_t began_us = realtime::now_us();
    if (const std::uint32_t rate = sample_rate_.load(std::memory_order_relaxed); rate != followed_rate_) {
        followed_rate_ = rate;
        engine_.set_sample_rate(static_cast<double>(rate));
    }
    const realtime::CycleTimes times = realtime::cycle_times(client_);
    const midi::Period period = period_of(times, frames);
    render(period, frames);
    note_audible(period);
    note_load(times, began_us);
    readings_.period.store(frames, std::memory_order_relaxed);
    readings_.cycles.fetch_add(1, std::memory_order_relaxed);
}

midi::Period Processor::period_of(const realtime::CycleTimes& times, jack_nframes_t frames) REFRAIN_RT {
    const std::int64_t before_us = midi::monotonic_us();
    const std::int64_t jack_us = realtime::now_us();
    const std::int64_t after_us = midi::monotonic_us();
    if (after_us - before_us <= kSureReading_us || !clock_known_) {
        clock_offset_us_ = before_us + (after_us - before_us) / 2 - jack_us;
        clock_known_ = true;
    }
    if (!times.known) {
        return {.start_us = after_us, .length_us = 0.0, .frames = frames};
    }
    return {.start_us = times.start_us + clock_offset_us_, .length_us = times.length_us, .frames = frames};
}

void Processor::render(const midi::Period& period, jack_nframes_t frames) REFRAIN_RT {
    float* const left = realtime::audio_buffer(ports_.out_left, frames);
    float* const right = realtime::audio_buffer(ports_.out_right, frames);
    const auto play =
        [this, left, right](std::span<const engine::Event> events, std::uint32_t first, std::uint32_t count)
            REFRAIN_RT { engine_.render(events, left + first, right + first, count); };
    EventBuffer<kEventCapacity, decltype(play)> buffer(events_, carried_, frames, play);

    PortSource port(realtime::midi_buffer(ports_.midi_in, frames), stream_);
    std::array<DeviceSource, midi::kDeviceLimit> devices;
    for (std::size_t index = 0; index < devices.size(); ++index) {
        devices[index].begin(devices_[index], period);
    }
    while (buffer.has_room()) {
        std::optional<std::uint32_t> earliest = port.frame();
        DeviceSource* from = nullptr;
        for (DeviceSource& device : devices) {
            if (device.frame() && (!earliest || *device.frame() < *earliest)) {
                earliest = device.frame();
                from = &device;
            }
        }
        if (!earliest) {
            break;
        }
        buffer.add(from != nullptr ? from->take() : port.take());
    }
    for (midi::DeviceQueue& device : devices_) {
        // A note-off may be among what was lost, and its note would sound for ever. What was lost came after all that
        // is queued, so that has its turn first.
        if (device.front() == nullptr && device.take_overflow()) {
            buffer.add({.frame = frames - 1, .kind = engine::EventKind::panic});
        }
    }
    carried_ = buffer.finish();
}

void Processor::note_audible(const midi::Period& period) REFRAIN_RT {
    const std::uint64_t serial = telemetry_.sounding_serial.load(std::memory_order_relaxed);
    if (serial == audible_serial_) {
        return;
    }
    audible_serial_ = serial;
    // What a cycle writes leaves the far side of the port one period after the cycle's begin, and never before it was
    // written. A driver may add periods of its own; those are the card's latency, the same for every sound.
    const std::int64_t audible_us =
        std::max(period.start_us + static_cast<std::int64_t>(period.length_us), midi::monotonic_us());
    readings_.publish_to_audible_us.store(
        audible_us - telemetry_.latest_published_at_us.load(std::memory_order_relaxed), std::memory_order_relaxed);
}

void Processor::note_load(const realtime::CycleTimes& times, std::int64_t began_us) REFRAIN_RT {
    if (!times.known) {
        return;
    }
    const double share = static_cast<double>(realtime::now_us() - began_us) / times.length_us;
    const float load = readings_.load.load(std::memory_order_relaxed);
    readings_.load.store(load + (static_cast<float>(share) - load) * kLoadGlide, std::memory_order_relaxed);
    if (share > 1.0) {
        readings_.late.fetch_add(1, std::memory_order_relaxed);
    }
}

}  // namespace refrain::jack
