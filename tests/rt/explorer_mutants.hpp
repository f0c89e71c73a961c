#pragma once

#include <bit>
#include <utility>

#include "rt/explorer_protocol.hpp"

/// The publication protocol with one mistake each. All of them have been made in published programs, and none shows
/// in an ordinary test.
namespace refrain::model {

struct RelaxedGiveBack : ShippedSync {
    static constexpr std::memory_order kGiveBack = std::memory_order_relaxed;
};

struct RelaxedCheck : ShippedSync {
    static constexpr std::memory_order kCheckLast = std::memory_order_relaxed;
};

/// Gives back with a load and a store instead of one read-modify-write.
struct SplitGiveBack : ShippedSync {
    template <class T>
    class Atomic : public model::Atomic<T> {
    public:
        using model::Atomic<T>::Atomic;
        T fetch_sub(T value, std::memory_order order) REFRAIN_RT {
            const T before = this->load(std::memory_order_relaxed);
            this->store(before - value, order);
            return before;
        }
    };
};

/// Gives the sounding table back, and then lets its voices read it once more.
struct ReadAfterGivingBack : Shipped<> {
    using Shipped<>::Shipped;
    void replace(Reference& sounding, Reference next) override {
        const Object* const last = sounding.get();
        sounding = std::move(next);
        if (last != nullptr) {
            last->listen();
        }
    }
};

/// Forgets to give the sounding table back.
struct NeverGivenBack : Shipped<> {
    using Shipped<>::Shipped;
    void replace(Reference& sounding, Reference next) override {
        static_cast<void>(Letter(std::move(sounding)));
        sounding = std::move(next);
    }
};

/// Opens the message twice, so that one reference is given back twice.
struct OpenedTwice : Shipped<> {
    using Shipped<>::Shipped;
    void replace(Reference& sounding, Reference next) override {
        Letter letter(std::move(next));
        Letter copy = letter;
        sounding = letter.open();
        copy.open().release();
    }
};

/// Keeps a "current pointer" that the readers load and then make a reference from.
struct ReferenceFromPointer : Shipped<> {
    using Shipped<>::Shipped;

    void publish() override {
        for (int i = 0; i < bounds.publications; ++i) {
            Reference table = registry.track(std::make_unique<Object>());
            cell.store(table.get(), std::memory_order_release);
            newest = std::move(table);
        }
    }

    void read(std::size_t) override {
        for (int i = 0; i < bounds.polls; ++i) {
            if (const Object* const pointer = cell.load(std::memory_order_acquire); pointer != nullptr) {
                Reference forged = std::bit_cast<Letter>(pointer).open();
                forged.duplicate()->listen();
                static_cast<void>(Letter(std::move(forged)));
            }
        }
    }

    void finish() override {
        newest.release();
        Shipped<>::finish();
    }

    Atomic<const Object*> cell{nullptr, "current pointer"};
    Reference newest;
};

/// The queue announces a message without releasing what is in it.
template <class T, std::size_t Capacity>
using RelaxedQueue = SpscQueue<T, Capacity, std::memory_order_relaxed>;
using UnorderedMessages = Protocol<ShippedSync, Route::from_publisher, RelaxedQueue>;

}  // namespace refrain::model
