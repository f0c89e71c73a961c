#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "rt/explorer_fibers.hpp"
#include "rt/explorer_memory.hpp"

/// Runs a small multi-threaded program in EVERY way that the C++ memory model lets it run: each order in which its
/// threads can do their atomic operations and take their locks, and each value, fresh or stale, that each load may
/// return. Depth first, by running the program again and again with one choice changed.
///
/// Two prefixes in which every thread has observed the same things lead to the same state, so what follows is explored
/// only once; the number of interleavings that this stands for is counted along. Plain memory accesses are no points
/// of choice: the race detector judges them by happens-before, whatever the order they were run in.
namespace refrain::model {

/// One program: made afresh for every execution. The maker and `finish` run alone, before and after the threads.
struct Program {
    std::vector<std::function<void()>> threads;
    std::function<void()> finish;
};

struct Options {
    bool merge_states = true;  ///< false runs every single interleaving: only to check the merging itself
};

struct Report {
    bool complete = false;         ///< everything has been explored, and nothing was wrong
    std::uint64_t executions = 0;  ///< runs of the program
    std::uint64_t states = 0;      ///< distinct states in which there was a choice
    double interleavings = 0;      ///< complete executions that these stand for
    std::size_t longest = 0;       ///< operations of the longest execution
    std::string violation;         ///< empty, or what went wrong first
    std::string trace;             ///< the operations that led there, one a line
};

class Explorer {
public:
    Explorer();
    Explorer(const Explorer&) = delete;
    Explorer& operator=(const Explorer&) = delete;
    ~Explorer();

    /// The one that is exploring now; instrumented types talk to it.
    static Explorer& current();

    Report explore(const std::function<Program()>& make, Options options = {});

    /// Reports a violation of the program's own and ends this execution.
    void fail(const std::string& what);

    // Operations of instrumented types, on behalf of the running thread.
    std::size_t make_region(const char* name) { return memory_.make_region(self_, name); }
    void read(std::size_t region) { memory_.read(self_, region); }
    void write(std::size_t region) { memory_.write(self_, region); }
    void free(std::size_t region) { memory_.free(self_, region); }
    std::size_t make_atomic(std::uint64_t value, const char* name);
    void free_atomic(std::size_t atomic) { memory_.free_atomic(self_, atomic); }
    std::uint64_t load(std::size_t atomic, std::memory_order order);
    void store(std::size_t atomic, std::uint64_t value, std::memory_order order);
    std::uint64_t add(std::size_t atomic, std::uint64_t delta, std::memory_order order);
    std::size_t make_mutex() { return memory_.make_mutex(); }
    void lock(std::size_t mutex);
    void unlock(std::size_t mutex) { memory_.unlock(self_, mutex); }
    /// Memory of an instrumented object: stays readable until the execution ends, so that the use of a freed object is
    /// reported rather than suffered.
    void* allocate(std::size_t bytes);

private:
    // A point of choice on the current path.
    struct Choice {
        std::size_t options = 0;
        std::size_t taken = 0;
        bool scheduling = false;
        std::uint64_t state = 0;
        double interleavings = 0;  // below the options explored so far
    };
    struct Operation {
        const char* kind;
        Thread thread;
        std::size_t object;
        std::uint64_t value;
        std::size_t age;
    };
    static constexpr std::size_t kNoMutex = std::numeric_limits<std::size_t>::max();

    void execute(const std::function<Program()>& make);
    void start(const Program& program);
    void run_thread(Thread thread, const std::function<void()>& body);
    bool backtrack();
    std::size_t choose(std::size_t options, bool scheduling);
    void before_operation();
    void schedule();
    void switch_to(Thread thread);
    void observe(const char* kind, std::size_t object, std::uint64_t value, std::size_t index, std::size_t age);
    [[nodiscard]] bool enabled(Thread thread) const;
    [[nodiscard]] std::uint64_t state() const;
    [[nodiscard]] std::string describe() const;

    Memory memory_;
    std::array<Fiber, kThreadLimit> fibers_;  // 0 is the explorer itself
    Options options_;
    Report report_;

    // The path: what has been chosen, and how much of it this execution has followed.
    std::vector<Choice> path_;
    std::size_t depth_ = 0;
    std::unordered_map<std::uint64_t, double> visited_;  // state to interleavings below it

    // This execution.
    Thread self_ = 0;
    Thread threads_ = 0;  // 1 to this
    bool starting_ = false;
    bool known_ = false;  // everything that can follow has been explored: just run to the end
    std::array<bool, kThreadLimit> finished_{};
    std::array<std::size_t, kThreadLimit> waiting_{};         // for which mutex
    std::array<std::uint64_t, kThreadLimit> observations_{};  // hash of all that the thread has observed
    std::array<std::size_t, kThreadLimit> objects_{};         // atomics made
    std::vector<std::uint64_t> identities_;                   // of atomics, whatever the order of execution
    std::vector<Operation> operations_;
    std::vector<std::unique_ptr<std::byte[]>> memory_kept_;
};

}  // namespace refrain::model
