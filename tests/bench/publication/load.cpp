#include "bench/publication/load.hpp"

#include <sys/mman.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>

#include "bench/real_time.hpp"

namespace refrain::bench::publication {
namespace {

void count(const std::atomic<bool>& stop) {
    std::uint64_t sum = 0;
    while (!stop.load(std::memory_order_relaxed)) {
        for (int i = 0; i < 1000; ++i) {
            asm volatile("" : "+r"(sum));
            ++sum;
        }
    }
}

void count_in_bursts(const std::atomic<bool>& stop) {
    using Clock = std::chrono::steady_clock;
    static_cast<void>(become_real_time(10));
    // The same for all threads, so that no core is left; and never in step with the editor.
    std::minstd_rand random(1);
    std::uniform_int_distribution<int> pause_us(7000, 13000);
    for (auto next = Clock::now(); !stop.load(std::memory_order_relaxed);
         next += std::chrono::microseconds(pause_us(random))) {
        std::this_thread::sleep_until(next);
        while (Clock::now() < next + std::chrono::milliseconds(4)) {
        }
    }
}

void take_pages(const std::atomic<bool>& stop) {
    constexpr std::size_t kBytes = std::size_t{64} << 20;
    while (!stop.load(std::memory_order_relaxed)) {
        void* const memory = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory != MAP_FAILED) {
            std::memset(memory, 1, kBytes);
            munmap(memory, kBytes);
        }
    }
}

}  // namespace

Load::Load(LoadKind kind) {
    const unsigned cores = std::thread::hardware_concurrency();
    static constexpr std::array kWork{count, count_in_bursts, take_pages};
    for (unsigned i = 0; kind != LoadKind::none && i < cores; ++i) {
        threads_.emplace_back([this, kind] { kWork[static_cast<std::size_t>(kind) - 1](stop_); });
    }
}

Load::~Load() {
    stop_.store(true, std::memory_order_relaxed);
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

}  // namespace refrain::bench::publication
