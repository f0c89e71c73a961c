#include "rt/explorer.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace refrain::model {
namespace {

Explorer* exploring = nullptr;

// splitmix64 (Steele, Lea, Flood 2014): every bit of the input reaches every bit of the result.
std::uint64_t mix(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

}  // namespace

Explorer::Explorer() : memory_([this](const std::string& what) { fail(what); }) {
    exploring = this;
}

Explorer::~Explorer() {
    exploring = nullptr;
}

Explorer& Explorer::current() {
    return *exploring;
}

Report Explorer::explore(const std::function<Program()>& make, Options options) {
    options_ = options;
    do {
        execute(make);
        if (!report_.violation.empty()) {
            return report_;
        }
    } while (backtrack());
    report_.complete = true;
    return report_;
}

void Explorer::execute(const std::function<Program()>& make) {
    ++report_.executions;
    memory_.reset();
    depth_ = 0;
    self_ = 0;
    known_ = false;
    finished_ = {};
    waiting_.fill(kNoMutex);
    observations_ = {};
    objects_ = {};
    identities_.clear();
    operations_.clear();
    {
        const Program program = make();
        start(program);
        if (report_.violation.empty()) {
            schedule();
        }
        if (!report_.violation.empty()) {
            std::for_each(fibers_.begin() + 1, fibers_.end(), [](Fiber& fiber) { fiber.bury(); });
            return;  // in the middle of things: nothing can be cleaned up
        }
        for (Thread thread = 1; thread <= threads_; ++thread) {
            memory_.join(thread);
        }
        program.finish();
    }
    memory_kept_.clear();
    report_.longest = std::max(report_.longest, operations_.size());
    // With no point of choice at all there is one interleaving, and nobody to count it.
    if (path_.empty()) {
        report_.interleavings = 1;
    } else if (!known_) {
        path_.back().interleavings += 1;
    }
}

// Every thread runs to its first operation, and waits there to be chosen.
void Explorer::start(const Program& program) {
    threads_ = program.threads.size();
    starting_ = true;
    for (Thread thread = 1; thread <= threads_ && report_.violation.empty(); ++thread) {
        memory_.spawn(thread);
        fibers_[thread].prepare([this, thread, &program] { run_thread(thread, program.threads[thread - 1]); });
        switch_to(thread);
    }
    starting_ = false;
}

void Explorer::run_thread(Thread thread, const std::function<void()>& body) {
    body();
    finished_[thread] = true;
    if (starting_) {
        switch_to(0);
    } else {
        schedule();
    }
}

void Explorer::switch_to(Thread thread) {
    Fiber& from = fibers_[self_];
    self_ = thread;
    Fiber::switch_between(from, fibers_[thread]);
}

// Moves the path on to the next execution that has not been made; false when there is none.
bool Explorer::backtrack() {
    while (!path_.empty() && path_.back().taken + 1 == path_.back().options) {
        const Choice done = path_.back();
        path_.pop_back();
        if (done.scheduling) {
            visited_.emplace(done.state, done.interleavings);
            ++report_.states;
        }
        (path_.empty() ? report_.interleavings : path_.back().interleavings) += done.interleavings;
    }
    if (path_.empty()) {
        return false;
    }
    ++path_.back().taken;
    return true;
}

std::size_t Explorer::choose(std::size_t options, bool scheduling) {
    if (options == 1 || known_) {
        return 0;
    }
    if (depth_ < path_.size()) {
        const Choice& choice = path_[depth_++];
        if (choice.options != options || choice.scheduling != scheduling) {
            std::fputs("explorer: the program does not depend on its schedule alone\n", stderr);
            std::abort();
        }
        return choice.taken;
    }
    const std::uint64_t here = scheduling ? state() : 0;
    if (scheduling && options_.merge_states) {
        if (const auto found = visited_.find(here); found != visited_.end()) {
            known_ = true;
            path_.back().interleavings += found->second;
            return 0;
        }
    }
    path_.push_back({.options = options, .taken = 0, .scheduling = scheduling, .state = here, .interleavings = 0});
    ++depth_;
    return 0;
}

void Explorer::before_operation() {
    if (starting_) {
        switch_to(0);
    } else if (self_ != 0) {
        schedule();
    }
}

// Goes on in whichever thread is chosen to do its next operation; the present one first, which saves a switch.
void Explorer::schedule() {
    std::array<Thread, kThreadLimit> options{};
    std::size_t count = 0;
    for (Thread offset = 0; offset < threads_; ++offset) {
        const Thread thread = (self_ == 0 ? offset : (self_ - 1 + offset) % threads_) + 1;
        if (enabled(thread)) {
            options[count++] = thread;
        }
    }
    if (count == 0) {
        if (!std::all_of(finished_.begin() + 1, finished_.begin() + 1 + static_cast<std::ptrdiff_t>(threads_),
                         [](bool finished) { return finished; })) {
            fail("deadlock: every thread waits for a mutex");
        }
        if (self_ != 0) {
            switch_to(0);
        }
        return;
    }
    if (const Thread next = options[choose(count, true)]; next != self_) {
        switch_to(next);
    }
}

bool Explorer::enabled(Thread thread) const {
    return !finished_[thread] && (waiting_[thread] == kNoMutex || !memory_.locked(waiting_[thread]));
}

std::uint64_t Explorer::state() const {
    std::uint64_t hash = 0;
    for (Thread thread = 1; thread <= threads_; ++thread) {
        hash = mix(hash ^ observations_[thread]);
    }
    return hash;
}

// A thread is deterministic: all that it is and does follows from the sequence of what its operations observed.
void Explorer::observe(const char* kind, std::size_t object, std::uint64_t value, std::size_t index, std::size_t age) {
    operations_.push_back({.kind = kind, .thread = self_, .object = object, .value = value, .age = age});
    observations_[self_] = mix(mix(observations_[self_] ^ identities_[object]) ^ index);
}

std::size_t Explorer::make_atomic(std::uint64_t value, const char* name) {
    const std::size_t atomic = memory_.make_atomic(self_, value, name);
    identities_.push_back(mix(self_ * 1000 + objects_[self_]));
    ++objects_[self_];
    return atomic;
}

std::uint64_t Explorer::load(std::size_t atomic, std::memory_order order) {
    before_operation();
    const std::size_t age = choose(memory_.readable(self_, atomic), false);
    const std::size_t index = memory_.newest(atomic) - age;
    const std::uint64_t value = memory_.load(self_, atomic, age, order);
    observe("load", atomic, value, index, age);
    return value;
}

void Explorer::store(std::size_t atomic, std::uint64_t value, std::memory_order order) {
    before_operation();
    memory_.store(self_, atomic, value, order);
    observe("store", atomic, value, memory_.newest(atomic), 0);
}

std::uint64_t Explorer::add(std::size_t atomic, std::uint64_t delta, std::memory_order order) {
    before_operation();
    const std::uint64_t before = memory_.add(self_, atomic, delta, order);
    observe("read-modify-write", atomic, before + delta, memory_.newest(atomic), 0);
    return before;
}

void Explorer::lock(std::size_t mutex) {
    waiting_[self_] = mutex;
    before_operation();
    waiting_[self_] = kNoMutex;
    const std::size_t turn = memory_.lock(self_, mutex);
    observations_[self_] = mix(mix(observations_[self_] ^ ~mutex) ^ turn);
}

void* Explorer::allocate(std::size_t bytes) {
    return memory_kept_.emplace_back(std::make_unique_for_overwrite<std::byte[]>(bytes)).get();
}

void Explorer::fail(const std::string& what) {
    if (report_.violation.empty()) {
        report_.violation = what;
        report_.trace = describe();
    }
    if (self_ != 0) {
        switch_to(0);  // for good
    }
}

std::string Explorer::describe() const {
    std::string text;
    for (const Operation& operation : operations_) {
        text += "  thread " + std::to_string(operation.thread) + ": " + operation.kind + " of " +
                memory_.name_of(operation.object) + ", value " + std::to_string(operation.value) +
                (operation.age == 0 ? "" : ", stale by " + std::to_string(operation.age)) + '\n';
    }
    return text;
}

}  // namespace refrain::model
