#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "rt/explorer_sync.hpp"
#include "rt/ref.hpp"
#include "rt/registry.hpp"

/// The publication protocol as a program for the explorer: the shipped Ref, Parcel and Registry, between a publisher,
/// two readers and a collector.
namespace refrain::model {

/// An object whose every read is checked.
template <class Sync>
class Table final : public rt::BasicCounted<Sync> {
public:
    Table() { ++alive; }
    ~Table() override { --alive; }

    /// What a voice does while it sounds.
    void listen() const REFRAIN_RT { static_cast<void>(samples_.get()); }
    [[nodiscard]] std::size_t size_bytes() const noexcept override { return sizeof(Table); }

    static void* operator new(std::size_t bytes) { return Explorer::current().allocate(bytes); }
    static void operator delete(void*) {}

    static inline int alive = 0;

private:
    Plain<unsigned> samples_{1, "samples"};
};

/// How much of it is explored.
struct Bounds {
    int publications = 2;
    int polls = 2;   ///< each reader looks this often whether something has arrived
    int sweeps = 2;  ///< by the collector, while all the others run
};

/// How the second reader comes by its references.
enum class Route { from_publisher, from_first_reader };

/// One execution's shared state, and what each thread does with it. Mutants replace a step.
template <class Sync, Route kRoute, template <class, std::size_t> class Queue>
struct Protocol {
    using Object = Table<Sync>;
    using Reference = rt::Ref<Object, Sync>;
    using Letter = rt::Parcel<Object, Sync>;

    explicit Protocol(Bounds given) : bounds(given) { Object::alive = 0; }
    virtual ~Protocol() = default;

    virtual void publish() {
        for (int i = 0; i < bounds.publications; ++i) {
            Reference table = registry.track(std::make_unique<Object>());
            if constexpr (kRoute == Route::from_publisher) {
                send(table.duplicate(), queues[1]);
            }
            send(std::move(table), queues[0]);
        }
    }

    virtual void read(std::size_t reader) {
        for (int i = 0; i < bounds.polls; ++i) {
            if (Letter letter; queues[reader].pop(letter)) {
                replace(current[reader], letter.open());
                if (kRoute == Route::from_first_reader && reader == 0) {
                    send(current[0].duplicate(), queues[1]);
                }
            }
            if (current[reader]) {
                current[reader]->listen();
            }
        }
    }

    /// A newer table takes the place of the one that sounds.
    virtual void replace(Reference& sounding, Reference next) { sounding = std::move(next); }

    void sweep() {
        for (int i = 0; i < bounds.sweeps; ++i) {
            registry.sweep();
        }
    }

    /// Shutdown: every thread has stopped. Whatever is left is let go, and must then be freed, once.
    virtual void finish() {
        for (std::size_t reader = 0; reader < 2; ++reader) {
            for (Letter letter; queues[reader].pop(letter);) {
                letter.open().release();
            }
            current[reader].release();
        }
        registry.sweep();
        if (Object::alive != 0 || registry.stats().held != 0) {
            Explorer::current().fail("leak: " + std::to_string(Object::alive) + " tables are never freed");
        }
    }

    static void send(Reference table, Queue<Letter, 2>& queue) {
        // A full queue is the publisher's business, not the protocol's: what finds no room is given back.
        Letter letter(std::move(table));
        if (!queue.push(letter)) {
            letter.open().release();
        }
    }

    Bounds bounds;
    rt::Registry<Sync> registry;
    std::array<Queue<Letter, 2>, 2> queues{};
    std::array<Reference, 2> current{};
};

/// Explores `P`: a publisher, two readers, and a collector.
template <class P>
Report explore_protocol(Bounds bounds, Options options = {}) {
    Explorer explorer;
    return explorer.explore(
        [bounds] {
            const auto protocol = std::make_shared<P>(bounds);
            return Program{.threads = {[protocol] { protocol->publish(); },  //
                                       [protocol] { protocol->read(0); },    //
                                       [protocol] { protocol->read(1); },    //
                                       [protocol] { protocol->sweep(); }},
                           .finish = [protocol] { protocol->finish(); }};
        },
        options);
}

template <class T, std::size_t Capacity>
using ReleaseQueue = SpscQueue<T, Capacity>;

template <class Sync = ShippedSync, Route kRoute = Route::from_publisher>
using Shipped = Protocol<Sync, kRoute, ReleaseQueue>;

}  // namespace refrain::model
