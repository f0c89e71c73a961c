#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "rt/registry.hpp"

namespace refrain::rt {

/// What the collector knows of the life of tables.
struct CollectorStats {
    RegistryStats registry;
    std::uint64_t superseded = 0;  ///< objects declared superseded since construction
    std::uint64_t waiting = 0;     ///< superseded and not freed yet
    std::uint64_t polls = 0;       ///< sweeps made by the thread
};

/// A Registry with the thread that sweeps it: every `poll` while a superseded object is outstanding, asleep otherwise.
/// The audio thread never wakes it. All functions: any thread but the audio thread.
class Collector {
public:
    static constexpr std::chrono::milliseconds kPoll{20};

    explicit Collector(std::chrono::milliseconds poll = kPoll);
    Collector(const Collector&) = delete;
    Collector& operator=(const Collector&) = delete;
    /// Stops. An object that is still referred to is never freed under its reader: it is abandoned, and the program
    /// says so on standard error and, in a debug build, aborts.
    ~Collector();

    /// Takes ownership and returns the first reference; see Registry::track.
    template <class T>
    [[nodiscard]] Ref<T> track(std::unique_ptr<T> object) {
        return registry_.track(std::move(object));
    }

    /// Says that the tracked object of that id has been replaced and will be let go soon. Wakes the thread, which then
    /// polls until the object is freed; one that is freed already is passed over.
    void note_superseded(std::uint64_t id);

    /// Stops the thread after a last sweep. Returns the number of objects still referred to: 0 after an orderly
    /// shutdown. May be called again, by one thread at a time.
    std::size_t stop();

    [[nodiscard]] CollectorStats stats() const;

private:
    void run();

    Registry<> registry_;
    const std::chrono::milliseconds poll_;

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::uint64_t superseded_ = 0;
    std::uint64_t polls_ = 0;

    std::thread thread_;
};

}  // namespace refrain::rt
