#pragma once

#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "jack/child_process.hpp"

namespace refrain::test {

/// The program as a player starts it.
class Program {
public:
    /// The built `refrain`.
    explicit Program(const std::vector<std::string>& arguments) : Program(REFRAIN_PROGRAM, arguments) {}
    /// Another program, found in PATH.
    Program(const std::string& program, const std::vector<std::string>& arguments)
        : process_(started(program, arguments)) {}
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program() { process_.kill(); }

    [[nodiscard]] bool running() { return process_.running(); }
    [[nodiscard]] pid_t pid() const { return process_.pid(); }
    /// Everything it wrote, both streams.
    [[nodiscard]] std::string output() const { return process_.output(); }
    void signal(int number) { ::kill(process_.pid(), number); }
    /// Waits for its end; its exit code, or -1 when it was ended by a signal or did not end.
    int wait(std::chrono::milliseconds patience = std::chrono::milliseconds(60000)) {
        if (!process_.wait(patience) || !WIFEXITED(*process_.exit_status())) {
            return -1;
        }
        return WEXITSTATUS(*process_.exit_status());
    }

private:
    static jack::ChildProcess started(const std::string& program, const std::vector<std::string>& arguments) {
        auto process = jack::ChildProcess::start(program, arguments);
        if (!process) {
            throw std::runtime_error(process.error());
        }
        return std::move(*process);
    }

    jack::ChildProcess process_;
};

/// An environment variable set for a while, for this process and those it starts.
class ScopedVariable {
public:
    ScopedVariable(std::string name, const std::string& value) : name_(std::move(name)) {
        if (const char* const before = std::getenv(name_.c_str()); before != nullptr) {
            before_ = before;
            was_set_ = true;
        }
        setenv(name_.c_str(), value.c_str(), 1);
    }
    ScopedVariable(const ScopedVariable&) = delete;
    ScopedVariable& operator=(const ScopedVariable&) = delete;
    ~ScopedVariable() {
        if (was_set_) {
            setenv(name_.c_str(), before_.c_str(), 1);
        } else {
            unsetenv(name_.c_str());
        }
    }

private:
    std::string name_;
    std::string before_;
    bool was_set_ = false;
};

}  // namespace refrain::test
