#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>

namespace refrain::app {

/// One line on a terminal that shows how far a rendering is and how fast; silent where `stream` is no terminal.
/// Removed when destroyed. One thread.
class ProgressBar {
public:
    ProgressBar(std::FILE* stream, std::uint32_t sample_rate);
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();

    /// Redraws, at most ten times a second.
    void show(std::uint64_t frames_done, std::uint64_t frames_expected);

    /// Rendered time over time taken.
    [[nodiscard]] double speed(std::uint64_t frames_done) const;

private:
    using Clock = std::chrono::steady_clock;

    std::FILE* stream_;
    double sample_rate_;
    bool terminal_;
    bool drawn_ = false;
    Clock::time_point start_ = Clock::now();
    Clock::time_point latest_ = start_;
};

}  // namespace refrain::app
