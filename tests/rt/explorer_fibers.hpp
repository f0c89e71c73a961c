#pragma once

#include <ucontext.h>

#include <cstddef>
#include <functional>
#include <memory>

namespace refrain::model {

/// A thread of control that runs only when it is switched to, on the operating system's thread that switches.
class Fiber {
public:
    Fiber() = default;
    Fiber(const Fiber&) = delete;
    Fiber& operator=(const Fiber&) = delete;

    /// Makes the next switch to this fiber begin `body`, which must end by switching away for ever. Whatever it ran
    /// before is forgotten where it stood.
    void prepare(std::function<void()> body);

    /// Leaves `from`, which must be the running one, and goes on in `to`. Returns when somebody switches back.
    static void switch_between(Fiber& from, Fiber& to);

    /// Keeps the stack for ever: what its unfinished functions own stays reachable, and is no leak to a checker.
    void bury();

private:
    static void enter();

    ucontext_t context_{};
    std::unique_ptr<std::byte[]> stack_;
    std::function<void()> body_;
};

}  // namespace refrain::model
