#include "rt/explorer_memory.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace refrain::model {
namespace {

bool acquires(std::memory_order order) {
    return order != std::memory_order_relaxed && order != std::memory_order_release;
}

bool releases(std::memory_order order) {
    return order == std::memory_order_release || order == std::memory_order_acq_rel ||
           order == std::memory_order_seq_cst;
}

std::string title(const Region& region) {
    return std::string(region.name) + ' ' + std::to_string(region.number);
}

std::string place(const Region& region, const char* how, Thread thread) {
    return std::string(how) + " of " + title(region) + " in thread " + std::to_string(thread);
}

}  // namespace

void Clock::join(const Clock& other) {
    for (std::size_t i = 0; i < time.size(); ++i) {
        time[i] = std::max(time[i], other.time[i]);
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        seen[i] = std::max(seen[i], other.seen[i]);
    }
}

void Memory::reset() {
    clocks_ = {};
    regions_.clear();
    atomics_.clear();
    mutexes_.clear();
}

std::string Memory::name_of(std::size_t atomic) const {
    return title(atomics_[atomic].bytes);
}

Region Memory::begin(Thread thread, const char* name, std::size_t number) {
    Region region;
    region.name = name;
    region.number = number;
    region.writer = thread;
    region.written = ++clocks_[thread].time[thread];
    return region;
}

std::size_t Memory::make_region(Thread thread, const char* name) {
    regions_.push_back(begin(thread, name, regions_.size()));
    return regions_.size() - 1;
}

// An access that may run beside others of its kind: a plain read, or any operation on an atomic.
void Memory::touch(Thread thread, Region& region, const char* how) {
    if (!region.alive) {
        fail_("use after free: " + place(region, how, thread));
    }
    if (!happened(thread, region.writer, region.written)) {
        fail_("race: " + place(region, how, thread) + " is not ordered after the write in thread " +
              std::to_string(region.writer));
    }
    region.read[thread] = ++clocks_[thread].time[thread];
}

// An access that must stand alone: a plain write, or the end of the memory's life.
void Memory::check_exclusive(Thread thread, const Region& region, const char* how) {
    if (!region.alive) {
        fail_("use after free: " + place(region, how, thread));
    }
    if (!happened(thread, region.writer, region.written)) {
        fail_("race: " + place(region, how, thread) + " is not ordered after the write in thread " +
              std::to_string(region.writer));
    }
    for (Thread other = 0; other < kThreadLimit; ++other) {
        if (!happened(thread, other, region.read[other])) {
            fail_("race: " + place(region, how, thread) + " is not ordered after the last use in thread " +
                  std::to_string(other));
        }
    }
}

void Memory::read(Thread thread, std::size_t region) {
    touch(thread, regions_[region], "read");
}

void Memory::write(Thread thread, std::size_t region) {
    check_exclusive(thread, regions_[region], "write");
    regions_[region].writer = thread;
    regions_[region].written = ++clocks_[thread].time[thread];
}

void Memory::free(Thread thread, std::size_t region) {
    check_exclusive(thread, regions_[region], "free");
    regions_[region].alive = false;
}

std::size_t Memory::make_atomic(Thread thread, std::uint64_t value, const char* name) {
    if (atomics_.size() == kAtomicLimit) {
        std::fputs("explorer: more atomics than kAtomicLimit\n", stderr);
        std::abort();
    }
    atomics_.push_back({.bytes = begin(thread, name, atomics_.size()), .history = {}});
    atomics_.back().history.push_back({.value = value, .released = {}});
    return atomics_.size() - 1;
}

void Memory::free_atomic(Thread thread, std::size_t atomic) {
    check_exclusive(thread, atomics_[atomic].bytes, "free");
    atomics_[atomic].bytes.alive = false;
}

std::size_t Memory::readable(Thread thread, std::size_t atomic) const {
    return atomics_[atomic].history.size() - clocks_[thread].seen[atomic];
}

std::uint64_t Memory::load(Thread thread, std::size_t atomic, std::size_t age, std::memory_order order) {
    Atomic& source = atomics_[atomic];
    touch(thread, source.bytes, "atomic load");
    const std::size_t index = source.history.size() - 1 - age;
    clocks_[thread].seen[atomic] = static_cast<std::uint8_t>(index);
    if (acquires(order)) {
        clocks_[thread].join(source.history[index].released);
    }
    return source.history[index].value;
}

void Memory::append(Atomic& atomic, Value value) {
    if (atomic.history.size() > 250) {
        std::fputs("explorer: an atomic is written more than 250 times\n", stderr);
        std::abort();
    }
    atomic.history.push_back(value);
}

void Memory::store(Thread thread, std::size_t atomic, std::uint64_t value, std::memory_order order) {
    Atomic& target = atomics_[atomic];
    touch(thread, target.bytes, "atomic store");
    clocks_[thread].seen[atomic] = static_cast<std::uint8_t>(target.history.size());
    append(target, {.value = value, .released = releases(order) ? clocks_[thread] : Clock{}});
}

std::uint64_t Memory::add(Thread thread, std::size_t atomic, std::uint64_t delta, std::memory_order order) {
    Atomic& target = atomics_[atomic];
    touch(thread, target.bytes, "atomic read-modify-write");
    const Value before = target.history.back();
    if (acquires(order)) {
        clocks_[thread].join(before.released);
    }
    clocks_[thread].seen[atomic] = static_cast<std::uint8_t>(target.history.size());
    // A read-modify-write continues every release sequence that the value before it belongs to.
    Value after{.value = before.value + delta, .released = before.released};
    if (releases(order)) {
        after.released.join(clocks_[thread]);
    }
    append(target, after);
    return before.value;
}

std::size_t Memory::make_mutex() {
    mutexes_.emplace_back();
    return mutexes_.size() - 1;
}

std::size_t Memory::lock(Thread thread, std::size_t mutex) {
    ++clocks_[thread].time[thread];
    mutexes_[mutex].locked = true;
    clocks_[thread].join(mutexes_[mutex].clock);
    return ++mutexes_[mutex].turns;
}

void Memory::unlock(Thread thread, std::size_t mutex) {
    ++clocks_[thread].time[thread];
    mutexes_[mutex].locked = false;
    mutexes_[mutex].clock = clocks_[thread];
}

}  // namespace refrain::model
