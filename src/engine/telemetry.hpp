#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "patch/routes.hpp"

namespace refrain::engine {

/// What modulation does in the voice that was started last, for the screen.
struct MovementTelemetry {
    std::atomic<bool> sounding{false};
    std::array<std::atomic<float>, patch::kParameterCount> travel{};  ///< 0..1, of what is modulated
    std::array<std::atomic<float>, patch::kSources> sources{};
    std::array<std::atomic<float>, patch::kLfos> lfo_phases{};
    std::array<std::atomic<float>, patch::kEnvelopes> env_places{};
};

/// What the audio thread shows to the others. Written once a block by the audio thread, read by any; each field is
/// true on its own, two fields read together may be a block apart. Relaxed atomics: nothing is published through them.
struct Telemetry {
    std::atomic<float> peak_left{0.0F};  ///< highest |sample| since somebody last exchanged it for 0
    std::atomic<float> peak_right{0.0F};
    std::atomic<std::uint32_t> voices{0};              ///< voices that sound, dying ones included
    std::array<std::atomic<std::uint32_t>, 4> keys{};  ///< bit k%32 of word k/32: key k sounds and is not released
    std::atomic<std::uint64_t> steals{0};              ///< voices taken from a note since the start
    std::atomic<std::uint64_t> adopted{0};             ///< tables popped from the queue since the start
    std::atomic<std::uint64_t> sounding_serial{0};  ///< newest that has arrived: read, faded to, or next after a fade
    std::atomic<std::uint32_t> tables_held{0};      ///< references that the audio thread holds
    std::atomic<std::int64_t> latest_published_at_us{0};  ///< time stamp of that publication
    std::atomic<bool> effects_silent{true};               ///< nothing of what the effects hold will be heard
    MovementTelemetry movement;
};

/// One frame of the oscilloscope's feed.
struct ScopeFrame {
    float left;
    float right;
};

}  // namespace refrain::engine
