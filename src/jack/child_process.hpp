#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace refrain::jack {

/// A program that we started, in its own process group, with everything it writes kept for us. Ends with nobody: the
/// owner waits for it, kills it, or lets it live on. One thread.
class ChildProcess {
public:
    /// Looks `program` up in PATH. The error is one line that names it.
    [[nodiscard]] static tl::expected<ChildProcess, std::string> start(const std::string& program,
                                                                       const std::vector<std::string>& arguments);

    ChildProcess(ChildProcess&& other) noexcept
        : pid_(std::exchange(other.pid_, -1)), status_(other.status_), output_(std::exchange(other.output_, -1)) {}
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess();

    [[nodiscard]] pid_t pid() const { return pid_; }

    /// False when it has ended; it is reaped then.
    [[nodiscard]] bool running();
    /// Waits until it ends, at most `patience`; true when it has.
    bool wait(std::chrono::milliseconds patience);
    /// Asks it to end, then makes it.
    void kill();

    /// What it has written so far, both streams together, at most the last 64 KiB.
    [[nodiscard]] std::string output() const;
    /// As from waitpid(); nothing while it runs.
    [[nodiscard]] std::optional<int> exit_status() const { return status_; }

private:
    ChildProcess(pid_t pid, int output) : pid_(pid), output_(output) {}

    pid_t pid_ = -1;
    std::optional<int> status_;
    int output_ = -1;  // an unnamed file in memory: unlike a pipe it never blocks a program that we no longer read
};

}  // namespace refrain::jack
