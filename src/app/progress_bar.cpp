#include "app/progress_bar.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <string>

namespace refrain::app {
namespace {

constexpr std::chrono::milliseconds kRedraw{100};
constexpr std::size_t kCells = 32;

}  // namespace

ProgressBar::ProgressBar(std::FILE* stream, std::uint32_t sample_rate)
    : stream_(stream), sample_rate_(static_cast<double>(sample_rate)), terminal_(isatty(fileno(stream)) != 0) {}

ProgressBar::~ProgressBar() {
    if (drawn_) {
        std::fputs("\r\033[K", stream_);
        std::fflush(stream_);
    }
}

void ProgressBar::show(std::uint64_t frames_done, std::uint64_t frames_expected) {
    if (!terminal_ || Clock::now() - latest_ < kRedraw) {
        return;
    }
    latest_ = Clock::now();
    drawn_ = true;
    const double part = frames_expected == 0
                            ? 1.0
                            : std::min(1.0, static_cast<double>(frames_done) / static_cast<double>(frames_expected));
    std::string cells(static_cast<std::size_t>(part * kCells), '=');
    cells.resize(kCells, ' ');
    std::fprintf(stream_, "\r[%s] %3.0f %%  %.0f of %.0f s  %.0f times real time\033[K", cells.c_str(), part * 100.0,
                 static_cast<double>(frames_done) / sample_rate_, static_cast<double>(frames_expected) / sample_rate_,
                 speed(frames_done));
    std::fflush(stream_);
}

double ProgressBar::speed(std::uint64_t frames_done) const {
    const double taken_s = std::chrono::duration<double>(Clock::now() - start_).count();
    return static_cast<double>(frames_done) / sample_rate_ / std::max(taken_s, 1e-6);
}

}  // namespace refrain::app
