#include "bench/publication/load.hpp"

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

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
    for (unsigned i = 0; kind != LoadKind::none && i < cores; ++i) {
        threads_.emplace_back([this, kind] { kind == LoadKind::cpu ? count(stop_) : take_pages(stop_); });
    }
}

Load::~Load() {
    stop_.store(true, std::memory_order_relaxed);
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

}  // namespace refrain::bench::publication
