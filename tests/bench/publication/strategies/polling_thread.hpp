#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "bench/publication/strategy.hpp"
#include "rt/thread_priority.hpp"

namespace refrain::bench::publication {

/// Calls `work` every kPoll on a thread of its own, preferred as the instrument's collector is, until it is destroyed.
class PollingThread {
public:
    explicit PollingThread(std::function<void()> work) : work_(std::move(work)), thread_([this] { run(); }) {}
    PollingThread(const PollingThread&) = delete;
    PollingThread& operator=(const PollingThread&) = delete;
    ~PollingThread() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        thread_.join();
    }

private:
    void run() {
        using Clock = std::chrono::steady_clock;
        rt::prefer_this_thread();
        std::unique_lock lock(mutex_);
        for (auto due = Clock::now() + kPoll; !stopping_; due = std::max(due + kPoll, Clock::now())) {
            wake_.wait_until(lock, due, [this] { return stopping_; });
            lock.unlock();
            work_();
            lock.lock();
        }
    }

    std::function<void()> work_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace refrain::bench::publication
