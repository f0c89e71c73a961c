#include "rt/collector.hpp"

#include <cstdio>
#include <cstdlib>

#include "rt/thread_role.hpp"

namespace refrain::rt {

Collector::Collector(std::chrono::milliseconds poll) : poll_(poll), thread_([this] { run(); }) {}

Collector::~Collector() {
    const std::size_t referred = stop();
    if (referred != 0) {
        std::fprintf(stderr, "refrain: %zu table(s) still in use when the collector was destroyed\n", referred);
#ifndef NDEBUG
        std::abort();
#endif
        registry_.abandon();
    }
}

void Collector::note_superseded(std::uint64_t id) {
    {
        const std::lock_guard lock(mutex_);
        registry_.supersede(id);
        ++superseded_;
    }
    wake_.notify_one();
}

std::size_t Collector::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) {
        thread_.join();
    }
    registry_.sweep();
    return registry_.stats().held;
}

CollectorStats Collector::stats() const {
    CollectorStats stats;
    const std::lock_guard lock(mutex_);
    stats.registry = registry_.stats();
    stats.superseded = superseded_;
    stats.waiting = stats.registry.superseded;
    stats.polls = polls_;
    return stats;
}

void Collector::run() {
    const ScopedThreadRole role(ThreadRole::collector);
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        // Only what was declared superseded keeps the thread awake: an object let go in silence, at shutdown for
        // instance, neither wakes it nor hides another one that is still awaited.
        wake_.wait(lock, [this] { return stopping_ || registry_.stats().superseded != 0; });
        wake_.wait_for(lock, poll_, [this] { return stopping_; });
        lock.unlock();
        registry_.sweep();
        lock.lock();
        ++polls_;
    }
}

}  // namespace refrain::rt
