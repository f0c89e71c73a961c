#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "rt/explorer.hpp"
#include "rt/realtime.hpp"
#include "rt/ref.hpp"

/// Stand-ins for the standard's atomics and mutexes, whose every operation the explorer schedules. They carry the
/// real-time mark only because the shipped templates ask it of the real ones.
namespace refrain::model {

REFRAIN_RT_TRUST_BEGIN  // nothing here ever runs on an audio thread

    template <class T>
    class Atomic {
    static_assert(std::is_unsigned_v<T> || std::is_pointer_v<T>);

public:
    Atomic() : Atomic(T{}) {}
    explicit(false) Atomic(T value, const char* name = "atomic")
        : id_(Explorer::current().make_atomic(bits(value), name)) {}
    Atomic(const Atomic&) = delete;
    Atomic& operator=(const Atomic&) = delete;
    ~Atomic() { Explorer::current().free_atomic(id_); }

    T load(std::memory_order order) const REFRAIN_RT { return value(Explorer::current().load(id_, order)); }
    void store(T value, std::memory_order order) REFRAIN_RT { Explorer::current().store(id_, bits(value), order); }
    T fetch_add(T value, std::memory_order order) REFRAIN_RT { return add(bits(value), order); }
    T fetch_sub(T value, std::memory_order order) REFRAIN_RT { return add(~bits(value) + 1, order); }

private:
    T add(std::uint64_t delta, std::memory_order order) REFRAIN_RT {
        return value(Explorer::current().add(id_, delta, order));
    }
    static std::uint64_t bits(T value) REFRAIN_RT {
        if constexpr (std::is_pointer_v<T>) {
            return reinterpret_cast<std::uintptr_t>(value);
        } else {
            return value;
        }
    }
    static T value(std::uint64_t bits) REFRAIN_RT {
        if constexpr (std::is_pointer_v<T>) {
            return reinterpret_cast<T>(static_cast<std::uintptr_t>(bits));
        } else {
            return static_cast<T>(bits);
        }
    }

    std::size_t id_;
};

class Mutex {
public:
    Mutex() : id_(Explorer::current().make_mutex()) {}
    Mutex(const Mutex&) = delete;
    Mutex& operator=(const Mutex&) = delete;
    void lock() { Explorer::current().lock(id_); }
    void unlock() { Explorer::current().unlock(id_); }

private:
    std::size_t id_;
};

/// A plain variable that threads may race on.
template <class T>
class Plain {
public:
    Plain() : Plain(T{}) {}
    explicit Plain(T value, const char* name = "variable")
        : id_(Explorer::current().make_region(name)), value_(value) {}
    Plain(const Plain&) = delete;
    Plain& operator=(const Plain&) = delete;
    ~Plain() { Explorer::current().free(id_); }

    [[nodiscard]] T get() const REFRAIN_RT {
        Explorer::current().read(id_);
        return value_;
    }
    void set(T value) REFRAIN_RT {
        Explorer::current().write(id_);
        value_ = value;
    }

private:
    std::size_t id_;
    T value_;
};

/// A queue that does what boost::lockfree::spsc_queue does, operation for operation, except that each side remembers
/// its own index instead of reading it back: nobody else writes it.
template <class T, std::size_t Capacity, std::memory_order Publish = std::memory_order_release>
class SpscQueue {
public:
    [[nodiscard]] bool push(const T& value) REFRAIN_RT {
        const std::size_t next = (written_ + 1) % (Capacity + 1);
        if (next == read_index_.load(std::memory_order_acquire)) {
            return false;
        }
        cells_[written_].set(value);
        written_ = next;
        write_index_.store(next, Publish);
        return true;
    }

    [[nodiscard]] bool pop(T& value) REFRAIN_RT {
        if (write_index_.load(std::memory_order_acquire) == read_) {
            return false;
        }
        value = cells_[read_].get();
        read_ = (read_ + 1) % (Capacity + 1);
        read_index_.store(read_, std::memory_order_release);
        return true;
    }

private:
    Atomic<std::size_t> write_index_{0, "write index"};
    Atomic<std::size_t> read_index_{0, "read index"};
    std::size_t written_ = 0;  // the producer's
    std::size_t read_ = 0;     // the consumer's
    std::array<Plain<T>, Capacity + 1> cells_{};
};

REFRAIN_RT_TRUST_END

/// What the program ships, run by the explorer.
struct ShippedSync {
    template <class T>
    using Atomic = model::Atomic<T>;
    using Mutex = model::Mutex;
    static constexpr std::memory_order kAcquireReference = rt::StdSync::kAcquireReference;
    static constexpr std::memory_order kGiveBack = rt::StdSync::kGiveBack;
    static constexpr std::memory_order kCheckLast = rt::StdSync::kCheckLast;
};

}  // namespace refrain::model
