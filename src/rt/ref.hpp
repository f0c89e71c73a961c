#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>

#include "rt/realtime.hpp"

/// Counted references for memory that the audio thread reads and another thread frees.
///
/// The protocol in one paragraph: an object is born with count 1, the registry's own reference. Every further
/// reference is made from a reference that its maker holds, never from a pointer, so once only the registry's is
/// left the count cannot rise again. A reader gives back with ONE release decrement. The collector frees an object
/// when one acquire load reads 1: every change after construction is a read-modify-write, so all decrements stand in
/// one release sequence, the load synchronizes with each of them, and every read through those references happens
/// before the delete.
namespace refrain::rt {

template <class Sync>
class Registry;
template <class T, class Sync>
class Ref;
template <class T, class Sync>
class Parcel;

/// The atomics and memory orders that the protocol runs on. Tests replace it: the interleaving explorer with atomics
/// that it schedules itself, the mutants with orders that are too weak.
struct StdSync {
    template <class T>
    using Atomic = std::atomic<T>;
    using Mutex = std::mutex;
    /// Making a reference from one that is held needs no order: the holder already sees the object.
    static constexpr std::memory_order kAcquireReference = std::memory_order_relaxed;
    static constexpr std::memory_order kGiveBack = std::memory_order_release;
    static constexpr std::memory_order kCheckLast = std::memory_order_acquire;
};
static_assert(std::atomic<std::uint32_t>::is_always_lock_free, "the audio thread gives back with this atomic");

/// Base of everything that is handed to the audio thread by reference. Objects are immutable once tracked.
template <class Sync = StdSync>
class BasicCounted {
public:
    BasicCounted() = default;
    BasicCounted(const BasicCounted&) = delete;
    BasicCounted& operator=(const BasicCounted&) = delete;
    virtual ~BasicCounted() = default;

    /// Memory that freeing this object gives back, in bytes. Any thread.
    [[nodiscard]] virtual std::size_t size_bytes() const noexcept = 0;
    /// Its number in its registry, from 1 in the order of tracking, 0 before: names the object after its end too, when
    /// another may have its address. Any thread.
    [[nodiscard]] std::uint64_t id() const noexcept { return id_; }

private:
    template <class, class>
    friend class Ref;
    template <class>
    friend class Registry;

    mutable typename Sync::template Atomic<std::uint32_t> count_{1};
    std::uint64_t id_ = 0;  // written once, before the first reference is lent
};
using Counted = BasicCounted<StdSync>;

/// A counted reference to a tracked, immutable T. Move-only; the only ways to get one are Registry::track,
/// duplicate() and Parcel::open. Every function is wait-free and may be called by any thread that owns the Ref.
template <class T, class Sync = StdSync>
class Ref {
public:
    Ref() = default;
    Ref(const Ref&) = delete;
    Ref& operator=(const Ref&) = delete;
    Ref(Ref&& other) REFRAIN_RT : object_(std::exchange(other.object_, nullptr)) {}
    Ref& operator=(Ref&& other) REFRAIN_RT {
        if (this != &other) {
            release();
            object_ = std::exchange(other.object_, nullptr);
        }
        return *this;
    }
    ~Ref() REFRAIN_RT { release(); }

    /// Gives this reference back and becomes empty. Wait-free, one atomic subtraction, never frees.
    void release() REFRAIN_RT {
        if (object_ != nullptr) {
            std::exchange(object_, nullptr)->count_.fetch_sub(1, Sync::kGiveBack);
        }
    }

    /// Another reference to the same object. Wait-free.
    [[nodiscard]] Ref duplicate() const REFRAIN_RT {
        if (object_ != nullptr) {
            object_->count_.fetch_add(1, Sync::kAcquireReference);
        }
        return Ref(object_);
    }

    [[nodiscard]] const T* get() const REFRAIN_RT { return object_; }
    const T& operator*() const REFRAIN_RT { return *object_; }
    const T* operator->() const REFRAIN_RT { return object_; }
    explicit operator bool() const REFRAIN_RT { return object_ != nullptr; }

private:
    friend class Registry<Sync>;
    friend class Parcel<T, Sync>;
    explicit Ref(const T* object) REFRAIN_RT : object_(object) {}

    const T* object_ = nullptr;
};

/// A reference in transit: what travels through a queue that can only copy plain values. Whoever pops it opens it,
/// exactly once; a parcel that is never opened keeps its object alive for ever.
template <class T, class Sync = StdSync>
class Parcel {
public:
    Parcel() = default;
    explicit Parcel(Ref<T, Sync>&& reference) REFRAIN_RT : object_(std::exchange(reference.object_, nullptr)) {}

    /// Turns the parcel back into the reference it carries and empties it. Wait-free.
    [[nodiscard]] Ref<T, Sync> open() REFRAIN_RT { return Ref<T, Sync>(std::exchange(object_, nullptr)); }

private:
    const T* object_ = nullptr;
};

}  // namespace refrain::rt
