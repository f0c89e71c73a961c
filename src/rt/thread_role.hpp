#pragma once

#include <cstdint>

#include "rt/realtime.hpp"

/// Thread roles are checked in builds without NDEBUG. The two variants live in different namespaces, so that a program
/// that mixes translation units of both links, and each gets what it was compiled for.
#if !defined(REFRAIN_THREAD_CHECKS)
#if defined(NDEBUG)
#define REFRAIN_THREAD_CHECKS 0
#else
#define REFRAIN_THREAD_CHECKS 1
#endif
#endif

#if REFRAIN_THREAD_CHECKS
#include <cstdio>
#include <cstdlib>
#endif

namespace refrain::rt {

/// Whose thread this is. A thread that has not said what it is may do anything: a test, or an offline render that is
/// audio and ui in one.
enum class ThreadRole : std::uint8_t { unassigned, audio, ui, worker, collector, midi_in, jack };

[[nodiscard]] constexpr const char* name_of(ThreadRole role) noexcept {
    switch (role) {
        case ThreadRole::audio:
            return "audio";
        case ThreadRole::ui:
            return "ui";
        case ThreadRole::worker:
            return "worker";
        case ThreadRole::collector:
            return "collector";
        case ThreadRole::midi_in:
            return "midi in";
        case ThreadRole::jack:
            return "jack notification";
        case ThreadRole::unassigned:
            break;
    }
    return "unassigned";
}

#if REFRAIN_THREAD_CHECKS
inline namespace checked {

namespace detail {
// Constant-initialised and without a destructor: reading it is one instruction and never allocates, but the compiler's
// verification refuses every thread_local on principle.
inline constinit thread_local ThreadRole thread_role = ThreadRole::unassigned;

inline ThreadRole exchange_role(ThreadRole role) REFRAIN_RT {
    REFRAIN_RT_TRUST_BEGIN
    const ThreadRole previous = thread_role;
    thread_role = role;
    return previous;
    REFRAIN_RT_TRUST_END
}

inline void fail_role(ThreadRole expected, ThreadRole actual, const char* function) REFRAIN_RT {
    REFRAIN_RT_TRUST_BEGIN  // the program ends here; nothing real-time follows
        std::fprintf(stderr, "refrain: %s belongs to the %s thread, but the %s thread called it\n", function,
                     name_of(expected), name_of(actual));
    std::abort();
    REFRAIN_RT_TRUST_END
}
}  // namespace detail

/// What the calling thread has said it is. Wait-free.
[[nodiscard]] inline ThreadRole current_role() REFRAIN_RT {
    REFRAIN_RT_TRUST_BEGIN
    return detail::thread_role;
    REFRAIN_RT_TRUST_END
}

/// Names the calling thread's role for as long as it lives, then restores what was. Whoever starts a thread puts one
/// first in its body; a callback on somebody else's thread puts one first in itself. Wait-free; nothing in release.
class ScopedThreadRole {
public:
    explicit ScopedThreadRole(ThreadRole role) REFRAIN_RT : previous_(detail::exchange_role(role)) {}
    ScopedThreadRole(const ScopedThreadRole&) = delete;
    ScopedThreadRole& operator=(const ScopedThreadRole&) = delete;
    ~ScopedThreadRole() REFRAIN_RT { detail::exchange_role(previous_); }

private:
    ThreadRole previous_;
};

/// Ends the program with a line that names `function` and both threads when the calling thread has said that it is
/// something other than `expected`. First line of a function that belongs to one thread. Wait-free when it holds;
/// nothing at all in release.
inline void assert_role(ThreadRole expected, const char* function = __builtin_FUNCTION()) REFRAIN_RT {
    const ThreadRole actual = current_role();
    if (actual != expected && actual != ThreadRole::unassigned) {
        detail::fail_role(expected, actual, function);
    }
}

}  // namespace checked
#else
inline namespace unchecked {

[[nodiscard]] constexpr ThreadRole current_role() REFRAIN_RT {
    return ThreadRole::unassigned;
}

class ScopedThreadRole {
public:
    constexpr explicit ScopedThreadRole(ThreadRole) REFRAIN_RT {}
    ScopedThreadRole(const ScopedThreadRole&) = delete;
    ScopedThreadRole& operator=(const ScopedThreadRole&) = delete;
    ~ScopedThreadRole() REFRAIN_RT {}
};

constexpr void assert_role(ThreadRole) REFRAIN_RT {}

}  // namespace unchecked
#endif

}  // namespace refrain::rt
