#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <span>

#include "engine/core.hpp"

// What the audio thread shows to the others, once a block.
namespace refrain::engine {

namespace {

void show(std::atomic<float>& place, float value) REFRAIN_RT {
    place.store(value, std::memory_order_relaxed);
}

}  // namespace

void Core::report(const float* out_left, const float* out_right, std::uint32_t frames) REFRAIN_RT {
    const auto raise = [frames](std::atomic<float>& peak, const float* samples) REFRAIN_RT {
        float highest = 0.0F;
        for (std::uint32_t i = 0; i < frames; ++i) {
            highest = std::max(highest, std::abs(samples[i]));
        }
        if (highest > peak.load(std::memory_order_relaxed)) {
            peak.store(highest, std::memory_order_relaxed);
        }
    };
    raise(telemetry.peak_left, out_left);
    raise(telemetry.peak_right, out_right);
    telemetry.voices.store(bank_.sounding(), std::memory_order_relaxed);
    const auto keys = notes_.keys();
    for (std::size_t word = 0; word < keys.size(); ++word) {
        telemetry.keys[word].store(keys[word], std::memory_order_relaxed);
    }
    telemetry.effects_silent.store(effects_.silent(), std::memory_order_relaxed);
    report_movement();
    telemetry.steals.store(notes_.steals(), std::memory_order_relaxed);
    std::array<ScopeFrame, kTickFrames> some;
    for (std::uint32_t place = 0; place < frames; place += kTickFrames) {
        const std::uint32_t count = std::min(frames - place, kTickFrames);
        for (std::uint32_t i = 0; i < count; ++i) {
            some[i] = {.left = out_left[place + i], .right = out_right[place + i]};
        }
        if (scope.push_some(std::span<const ScopeFrame>(some).first(count)) < count) {
            break;  // full: nobody looks
        }
    }
}

// The voice that was started last. Without one, what all voices share still moves.
void Core::report_movement() REFRAIN_RT {
    MovementTelemetry& movement = telemetry.movement;
    const std::size_t newest = bank_.newest();
    const bool sounding = newest < VoiceBank::kVoices;
    movement.sounding.store(sounding, std::memory_order_relaxed);
    const std::size_t lane = newest % dsp::kLanes;
    for (const patch::ParameterId id : matrix_.targets()) {
        const float value = sounding ? bank_.group_of(newest).targets[matrix_.slot(id)].lane[lane] : values_.value(id);
        show(movement.travel[patch::index_of(id)], values_.map(id).travel_of(value));
    }
    for (const Matrix::Active& route : matrix_.global_routes()) {
        show(movement.travel[patch::index_of(route.target)], global_values_.travel(route.target));
    }
    for (std::size_t i = 0; i < patch::kSources; ++i) {
        const float shared = plan_.shared[i] ? plan_.shared_values[i] : 0.0F;
        show(movement.sources[i], sounding ? bank_.group_of(newest).sources[i].lane[lane] : shared);
    }
    for (std::size_t i = 0; i < patch::kLfos; ++i) {
        show(movement.lfo_phases[i],
             sounding && plan_.lfo_on[i] ? bank_.group_of(newest).lfos[i].phase.lane[lane] : shared_.phase(i));
    }
    for (std::size_t i = 0; i < patch::kEnvelopes; ++i) {
        const bool runs = sounding && plan_.envelope_on[i];
        show(movement.env_places[i], runs ? bank_.group_of(newest).envelopes[i].progress(lane) : 6.0F);
    }
}

}  // namespace refrain::engine
