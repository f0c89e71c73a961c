#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/// A model of C++ memory, for a program whose threads run one operation at a time. It keeps what the standard keeps:
/// every atomic's modification order, happens-before through release, acquire, release sequences and mutexes, and
/// coherence; and it finds data races, use after free, and frees that a reader does not happen before.
///
/// Where it departs from the standard: the modification order of an atomic is the order of execution (a plain store is
/// never slipped in behind a later one of another thread), and no load reads from a store that has not been executed
/// yet, so that it sees too few executions of programs that race plain stores or rely on load buffering; seq_cst is
/// taken as acquire and release, so that it sees too many of programs that rely on more. There are no fences. The
/// protocol does none of these.
namespace refrain::model {

inline constexpr std::size_t kThreadLimit = 5;
inline constexpr std::size_t kAtomicLimit = 32;

/// 0 is the thread that sets up before the others start and cleans up after they end.
using Thread = std::size_t;

/// Everything that happens before a point in one thread: how far each thread had come, and how new a value of each
/// atomic has been seen, below which coherence forbids to read.
struct Clock {
    std::array<std::uint16_t, kThreadLimit> time{};
    std::array<std::uint8_t, kAtomicLimit> seen{};

    void join(const Clock& other);
};

/// Plain memory whose accesses are checked: the payload of an object, a cell of a queue, the bytes of an atomic.
struct Region {
    const char* name = "";
    std::size_t number = 0;
    bool alive = true;
    Thread writer = 0;
    std::uint16_t written = 0;
    std::array<std::uint16_t, kThreadLimit> read{};
};

class Memory {
public:
    /// `fail` is called with a sentence on each violation; it may return, or leave for good.
    explicit Memory(std::function<void(std::string)> fail) : fail_(std::move(fail)) {}

    /// Forgets everything.
    void reset();
    /// Thread 0's past happens before everything in `thread`; and the other way round.
    void spawn(Thread thread) { clocks_[thread].join(clocks_[0]); }
    void join(Thread thread) { clocks_[0].join(clocks_[thread]); }

    std::size_t make_region(Thread thread, const char* name);
    void read(Thread thread, std::size_t region);
    void write(Thread thread, std::size_t region);
    void free(Thread thread, std::size_t region);

    std::size_t make_atomic(Thread thread, std::uint64_t value, const char* name);
    void free_atomic(Thread thread, std::size_t atomic);
    /// How many of the newest values a load may return; at least 1.
    [[nodiscard]] std::size_t readable(Thread thread, std::size_t atomic) const;
    /// The value that is `age` older than the newest (0).
    std::uint64_t load(Thread thread, std::size_t atomic, std::size_t age, std::memory_order order);
    void store(Thread thread, std::size_t atomic, std::uint64_t value, std::memory_order order);
    /// Replaces the newest value v by v + delta in one step and returns v.
    std::uint64_t add(Thread thread, std::size_t atomic, std::uint64_t delta, std::memory_order order);
    [[nodiscard]] std::size_t newest(std::size_t atomic) const { return atomics_[atomic].history.size() - 1; }
    [[nodiscard]] std::string name_of(std::size_t atomic) const;

    std::size_t make_mutex();
    [[nodiscard]] bool locked(std::size_t mutex) const { return mutexes_[mutex].locked; }
    /// Returns how often it has been locked.
    std::size_t lock(Thread thread, std::size_t mutex);
    void unlock(Thread thread, std::size_t mutex);

private:
    struct Value {
        std::uint64_t value = 0;
        Clock released;  // what an acquire load of it learns
    };
    struct Atomic {
        Region bytes;
        std::vector<Value> history;
    };
    struct Mutex {
        bool locked = false;
        std::size_t turns = 0;
        Clock clock;
    };

    Region begin(Thread thread, const char* name, std::size_t number);
    void touch(Thread thread, Region& region, const char* how);
    void check_exclusive(Thread thread, const Region& region, const char* how);
    static void append(Atomic& atomic, Value value);
    [[nodiscard]] bool happened(Thread thread, Thread other, std::uint16_t when) const {
        return clocks_[thread].time[other] >= when;
    }

    std::function<void(std::string)> fail_;
    std::array<Clock, kThreadLimit> clocks_{};
    std::vector<Region> regions_;
    std::vector<Atomic> atomics_;
    std::vector<Mutex> mutexes_;
};

}  // namespace refrain::model
