#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "rt/ref.hpp"

namespace refrain::rt {

/// What a registry holds and has done. Counts are of objects since construction unless named otherwise.
struct RegistryStats {
    std::uint64_t tracked = 0;
    std::uint64_t freed = 0;
    std::size_t held = 0;        ///< objects in the registry now
    std::size_t superseded = 0;  ///< of those, declared superseded
    std::size_t held_bytes = 0;  ///< memory of those, in bytes
};

/// Owner of every object that was ever handed to the audio thread, until nobody else refers to it. The registry holds
/// the first reference of each object itself and lends none. Never called by the audio thread: it locks and frees.
template <class Sync = StdSync>
class Registry {
public:
    using Object = BasicCounted<Sync>;

    /// Takes ownership and returns the one reference from which all others are made. Any thread but the audio thread.
    /// When memory runs out it throws std::bad_alloc, and the object is freed.
    template <class T>
    [[nodiscard]] Ref<T, Sync> track(std::unique_ptr<T> object) {
        const T* const tracked = object.get();
        const std::size_t bytes = object->size_bytes();
        const std::lock_guard lock(mutex_);
        objects_.push_back({.object = std::move(object), .superseded = false});
        // Count 1 is the registry's. The second reference is made under the lock, before a sweep can see the object.
        tracked->count_.fetch_add(1, Sync::kAcquireReference);
        objects_.back().object->id_ = ++tracked_;
        held_bytes_ += bytes;
        return Ref<T, Sync>(tracked);
    }

    /// Marks the object of that id as one that its readers will let go of soon; false when the registry no longer holds
    /// it. Any thread but the audio thread.
    bool supersede(std::uint64_t id) {
        const std::lock_guard lock(mutex_);
        const auto entry =
            std::lower_bound(objects_.begin(), objects_.end(), id,
                             [](const Entry& held, std::uint64_t wanted) { return held.object->id() < wanted; });
        if (entry == objects_.end() || entry->object->id() != id) {
            return false;
        }
        superseded_ += entry->superseded ? 0U : 1U;
        entry->superseded = true;
        return true;
    }

    /// Frees every object that only the registry refers to; returns how many. One sweeping thread at a time, never
    /// the audio thread. The lock is not held while memory is freed.
    std::size_t sweep() {
        std::vector<Entry> last;
        {
            const std::lock_guard lock(mutex_);
            last.reserve(objects_.size());
            auto kept = objects_.begin();
            for (Entry& entry : objects_) {
                if (entry.object->count_.load(Sync::kCheckLast) == 1) {
                    held_bytes_ -= entry.object->size_bytes();
                    superseded_ -= entry.superseded ? 1U : 0U;
                    last.push_back(std::move(entry));
                } else {
                    *kept++ = std::move(entry);
                }
            }
            objects_.erase(kept, objects_.end());
            freed_ += last.size();
        }
        return last.size();
    }

    /// Gives up ownership of everything that is left without freeing it: the last resort of a shutdown in which a
    /// reader still holds references. Never the audio thread.
    void abandon() {
        const std::lock_guard lock(mutex_);
        for (Entry& entry : objects_) {
            static_cast<void>(entry.object.release());
        }
        objects_.clear();
        superseded_ = 0;
        held_bytes_ = 0;
    }

    /// Any thread but the audio thread.
    [[nodiscard]] RegistryStats stats() const {
        const std::lock_guard lock(mutex_);
        return {.tracked = tracked_,
                .freed = freed_,
                .held = objects_.size(),
                .superseded = superseded_,
                .held_bytes = held_bytes_};
    }

private:
    struct Entry {
        std::unique_ptr<Object> object;
        bool superseded = false;
    };

    mutable typename Sync::Mutex mutex_;
    std::vector<Entry> objects_;  // in the order of their ids
    std::size_t superseded_ = 0;  // entries of objects_ that are marked
    std::uint64_t tracked_ = 0;
    std::uint64_t freed_ = 0;
    std::size_t held_bytes_ = 0;
};

}  // namespace refrain::rt
