#include "app/stop_signal.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>

namespace refrain::app {
namespace {

constexpr std::array kStopping{SIGINT, SIGTERM, SIGHUP};
constexpr std::array kIgnored{SIGXFSZ, SIGPIPE};

std::atomic<int> asked_by{0};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler writes it");

std::array<struct sigaction, kStopping.size() + kIgnored.size()> previous{};

extern "C" void remember_signal(int number) {
    asked_by.store(number, std::memory_order_relaxed);
}

}  // namespace

StopSignal::StopSignal() {
    asked_by.store(0, std::memory_order_relaxed);
    std::size_t place = 0;
    struct sigaction action = {};
    sigemptyset(&action.sa_mask);
    action.sa_handler = remember_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int number : kStopping) {
        struct sigaction& before = previous[place++];
        sigaction(number, &action, &before);
        if (before.sa_handler == SIG_IGN) {  // nohup, or a shell's background job
            sigaction(number, &before, nullptr);
        }
    }
    action.sa_handler = SIG_IGN;
    action.sa_flags = 0;
    for (const int number : kIgnored) {
        sigaction(number, &action, &previous[place++]);
    }
}

StopSignal::~StopSignal() {
    std::size_t place = 0;
    for (const int number : kStopping) {
        sigaction(number, &previous[place++], nullptr);
    }
    for (const int number : kIgnored) {
        sigaction(number, &previous[place++], nullptr);
    }
}

bool StopSignal::asked() noexcept {
    return number() != 0;
}

int StopSignal::number() noexcept {
    return asked_by.load(std::memory_order_relaxed);
}

}  // namespace refrain::app
