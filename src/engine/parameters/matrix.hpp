#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "dsp/smoother.hpp"
#include "patch/routes.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// The modulation matrix as the audio thread plays it. A route's amount glides; one that becomes another route first
/// glides to nothing. Written and read by the audio thread only; wait-free.
class Matrix {
public:
    /// A route that moves something now.
    struct Active {
        patch::Source source{};
        patch::Source scaler{};
        patch::ParameterId target{};
        std::uint8_t slot = 0;  ///< of the target among the targets() of its kind
        float amount = 0.0F;    ///< of the target's travel
        float curve = 0.0F;
    };

    void set(std::size_t index, const patch::Route& route) REFRAIN_RT;
    void tick(double step) REFRAIN_RT;

    /// Another number whenever the active routes have changed.
    [[nodiscard]] std::uint64_t version() const REFRAIN_RT { return version_; }

    /// Routes whose target each voice has for itself, at control rate; ordered by target.
    [[nodiscard]] std::span<const Active> voice_routes() const REFRAIN_RT { return {voice_.data(), voice_count_}; }
    /// Routes whose source is an oscillator.
    [[nodiscard]] std::span<const Active> audio_routes() const REFRAIN_RT { return {audio_.data(), audio_count_}; }
    /// Routes whose target all voices share.
    [[nodiscard]] std::span<const Active> global_routes() const REFRAIN_RT { return {global_.data(), global_count_}; }

    /// What the voice routes move, each once, by slot.
    [[nodiscard]] std::span<const patch::ParameterId> targets() const REFRAIN_RT {
        return {targets_.data(), target_count_};
    }
    /// The slot of a voice target, or kNoSlot.
    static constexpr std::uint8_t kNoSlot = 255;
    [[nodiscard]] std::uint8_t slot(patch::ParameterId id) const REFRAIN_RT { return slots_[patch::index_of(id)]; }

    /// Whether any route, active in this tick, reads that source; as source or as scaler.
    [[nodiscard]] bool uses(patch::Source source) const REFRAIN_RT { return used_[static_cast<std::size_t>(source)]; }

private:
    struct Line {
        patch::Route present;
        patch::Route wanted;
        dsp::Smoother amount;
    };

    void rebuild() REFRAIN_RT;
    void add(const Line& line) REFRAIN_RT;

    std::array<Line, patch::kRoutes> lines_{};
    bool moving_ = false;
    std::uint64_t version_ = 1;

    std::array<Active, patch::kRoutes> voice_{};
    std::array<Active, patch::kRoutes> audio_{};
    std::array<Active, patch::kRoutes> global_{};
    std::size_t voice_count_ = 0;
    std::size_t audio_count_ = 0;
    std::size_t global_count_ = 0;
    std::array<patch::ParameterId, patch::kRoutes> targets_{};
    std::size_t target_count_ = 0;
    std::array<std::uint8_t, patch::kParameterCount> slots_ = all_empty();
    std::array<bool, patch::kSources> used_{};

    static constexpr std::array<std::uint8_t, patch::kParameterCount> all_empty() {
        std::array<std::uint8_t, patch::kParameterCount> slots{};
        slots.fill(kNoSlot);
        return slots;
    }
};

}  // namespace refrain::engine
