#include <algorithm>
#include <atomic>
#include <string>

#include "app/app.hpp"

// What App tells the window.
namespace refrain::app {

ui::AudioStatus App::audio_status() {
    ui::AudioStatus status;
    status.voice_limit = static_cast<std::uint32_t>(patch_.value(patch::id(patch::Play::voices)));
    if (!link_) {
        return status;
    }
    const jack::ClientStatus client = link_->status();
    status.connected = client.alive;
    status.client_name = client.name;
    status.note = link_->note();
    status.sample_rate = client.sample_rate;
    status.period = client.period;
    status.xruns = client.xruns;
    if (client.alive) {
        const engine::Telemetry& telemetry = engine_->telemetry();
        status.dsp_load = client.load;
        status.voices = telemetry.voices.load(std::memory_order_relaxed);
        for (std::size_t i = 0; i < status.keys.size(); ++i) {
            status.keys[i] = telemetry.keys[i].load(std::memory_order_relaxed);
        }
    }
    return status;
}

ui::TableLife App::table_life() {
    const rt::CollectorStats collected = collector_.stats();
    const rt::PublisherStats published = publisher_ ? publisher_->stats() : published_;
    return {.published = published.published,
            .coalesced = published.coalesced,
            .sounding = engine_->telemetry().tables_held.load(std::memory_order_relaxed),
            .waiting = collected.waiting,
            .freed = collected.registry.freed,
            .bytes = collected.registry.held_bytes,
            .latest_audible_ms = link_ ? static_cast<float>(link_->status().publish_to_audible_us) / 1000.0F : 0.0F,
            .locked = tables_locked_};
}

ui::Movement App::movement() {
    const engine::MovementTelemetry& seen = engine_->telemetry().movement;
    const auto copy = [](const auto& from, auto& to) {
        std::transform(from.begin(), from.end(), to.begin(),
                       [](const std::atomic<float>& value) { return value.load(std::memory_order_relaxed); });
    };
    ui::Movement movement;
    movement.sounding = seen.sounding.load(std::memory_order_relaxed);
    copy(seen.travel, movement.travel);
    copy(seen.sources, movement.sources);
    copy(seen.lfo_phases, movement.lfo_phases);
    copy(seen.env_places, movement.env_places);
    return movement;
}

std::array<float, 2> App::take_peaks() {
    engine::Telemetry& telemetry = engine_->telemetry();
    return {telemetry.peak_left.exchange(0.0F, std::memory_order_relaxed),
            telemetry.peak_right.exchange(0.0F, std::memory_order_relaxed)};
}

std::size_t App::read_scope(std::span<engine::ScopeFrame> frames) {
    engine::ScopeQueue& queue = engine_->scope();
    engine::ScopeFrame frame{};
    for (std::size_t older = queue.read_available(); older > frames.size(); --older) {
        static_cast<void>(queue.pop(frame));
    }
    std::size_t count = 0;
    while (count < frames.size() && queue.pop(frame)) {
        frames[count++] = frame;
    }
    return count;
}

std::vector<ui::MidiInputStatus> App::midi_inputs() {
    std::vector<ui::MidiInputStatus> inputs;
    if (devices_) {
        for (midi::DeviceStatus& device : devices_->status()) {
            inputs.push_back({.name = std::move(device.name),
                              .present = device.present,
                              .enabled = device.enabled,
                              .problem = std::move(device.problem),
                              .events = device.events});
        }
    }
    return inputs;
}

std::string App::midi_problem() {
    return devices_ ? devices_->problem() : "not looked for (--no-midi)";
}

void App::enable_midi_input(const std::string& name, bool enabled) {
    if (devices_) {
        devices_->set_enabled(name, enabled);
    }
}

}  // namespace refrain::app
