#include "rt/collector.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "rt/thread_priority.hpp"
#include "rt/thread_role.hpp"

namespace refrain::rt {
namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

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
    bool sleeps = false;
    {
        const std::lock_guard lock(mutex_);
        sleeps = registry_.stats().superseded == 0;
        registry_.supersede(id);
        ++superseded_;
    }
    // Awake, it looks again by itself; to wake it for each of thousands a second costs more than the freeing.
    if (sleeps) {
        wake_.notify_one();
    }
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
    // On a machine that is busy with something else, an editor would publish faster than an ordinary thread may free.
    prefer_this_thread();
    std::unique_lock lock(mutex_);
    auto due = Clock::now();
    while (!stopping_) {
        // Only what was declared superseded keeps the thread awake: an object let go in silence, at shutdown for
        // instance, neither wakes it nor hides another one that is still awaited.
        if (registry_.stats().superseded == 0) {
            wake_.wait(lock, [this] { return stopping_ || registry_.stats().superseded != 0; });
            due = Clock::now() + poll_;
        }
        wake_.wait_until(lock, due, [this] { return stopping_; });
        lock.unlock();
        registry_.sweep();
        lock.lock();
        ++polls_;
        // Freeing takes time, too: the next sweep does not wait for it.
        due = std::max(due + poll_, Clock::now());
    }
}

}  // namespace refrain::rt
