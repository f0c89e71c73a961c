#include "ui/curves/scope_trace.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace refrain::ui {
namespace {

constexpr float kActiveLevel = 1e-4F;
constexpr std::size_t kCompareStep = 16;  // 64 points tell two places of a wave apart

float mono_of(engine::ScopeFrame frame) {
    return 0.5F * (frame.left + frame.right);
}

}  // namespace

ScopeTrace::ScopeTrace() : history_(kHistory), trace_(kLength) {}

float ScopeTrace::mono(std::size_t frame) const {
    return mono_of(history_[frame]);
}

void ScopeTrace::push(std::span<const engine::ScopeFrame> frames) {
    if (frames.size() > kHistory) {
        frames = frames.last(kHistory);
    }
    const auto count = static_cast<std::ptrdiff_t>(frames.size());
    std::move(history_.begin() + count, history_.end(), history_.begin());
    std::copy(frames.begin(), frames.end(), history_.end() - count);
    loud_frames_ago_ = std::min(loud_frames_ago_ + frames.size(), kHistory);
    for (std::size_t i = frames.size(); i-- > 0;) {
        if (std::max(std::abs(frames[i].left), std::abs(frames[i].right)) > kActiveLevel) {
            loud_frames_ago_ = frames.size() - 1 - i;
            break;
        }
    }
}

float ScopeTrace::difference(std::size_t start) const {
    float sum = 0.0F;
    for (std::size_t i = 0; i < kLength; i += kCompareStep) {
        const float d = mono(start + i) - mono_of(trace_[i]);
        sum += d * d;
    }
    return sum;
}

void ScopeTrace::trigger() {
    std::optional<std::size_t> best;
    float best_difference = 0.0F;
    // Newest first, so that among equals the freshest is shown.
    for (std::size_t start = kHistory - kLength; start >= 1; --start) {
        if (mono(start - 1) < 0.0F && mono(start) >= 0.0F) {
            const float d = difference(start);
            if (!best || d < best_difference) {
                best = start;
                best_difference = d;
            }
        }
    }
    triggered_ = best.has_value();
    const std::size_t start = best.value_or(kHistory - kLength);
    const auto from = history_.begin() + static_cast<std::ptrdiff_t>(start);
    std::copy(from, from + static_cast<std::ptrdiff_t>(kLength), trace_.begin());
}

}  // namespace refrain::ui
