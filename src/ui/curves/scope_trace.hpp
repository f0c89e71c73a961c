#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/telemetry.hpp"

namespace refrain::ui {

/// The newest output, and a still picture of it: the trace starts on a rising zero crossing, the one whose
/// continuation looks most like the last trace, so that a rich wave with several crossings a turn stands still too.
class ScopeTrace {
public:
    static constexpr std::size_t kHistory = 4096;  ///< frames kept
    static constexpr std::size_t kLength = 1024;   ///< frames shown

    ScopeTrace();

    /// Appends the newest frames, oldest first.
    void push(std::span<const engine::ScopeFrame> frames);

    /// Finds the start of the next trace. Call it once a picture.
    void trigger();

    /// The kLength frames to draw.
    [[nodiscard]] std::span<const engine::ScopeFrame> trace() const { return trace_; }

    /// All that is kept, oldest first.
    [[nodiscard]] std::span<const engine::ScopeFrame> history() const { return history_; }

    /// A rising zero crossing was found; otherwise the trace is simply the newest frames.
    [[nodiscard]] bool triggered() const { return triggered_; }

    /// Something in the history is louder than -80 dB.
    [[nodiscard]] bool active() const { return loud_frames_ago_ < kHistory; }

private:
    [[nodiscard]] float difference(std::size_t start) const;
    [[nodiscard]] float mono(std::size_t frame) const;

    std::vector<engine::ScopeFrame> history_;  // oldest first
    std::vector<engine::ScopeFrame> trace_;
    std::size_t loud_frames_ago_ = kHistory;
    bool triggered_ = false;
};

}  // namespace refrain::ui
