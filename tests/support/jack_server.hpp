#pragma once

#include <jack/jack.h>
#include <signal.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "jack/child_process.hpp"
#include "jack/library.hpp"
#include "support/wait.hpp"

namespace refrain::test {

/// A name that no other server on the machine has.
inline std::string unique_server_name() {
    static int count = 0;
    return "refrain-test-" + std::to_string(getpid()) + "-" + std::to_string(++count);
}

/// Removes what a server of that name, and its clients, left in shared memory: jackd leaves the semaphores of clients
/// that outlived it, and everything when it is killed.
inline void remove_traces(const std::string& server) {
    std::vector<std::filesystem::path> traces;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/dev/shm", error)) {
        const std::string file = entry.path().filename().string();
        if (file.starts_with("jack_") && file.find("_" + server + "_") != std::string::npos) {
            traces.push_back(entry.path());
        }
    }
    for (const auto& trace : traces) {
        std::filesystem::remove(trace, error);
    }
}

/// Opens a client of that name on a server (empty: the default one); nullptr when it does not answer.
inline jack_client_t* open_jack_client(const std::string& name, const std::string& server) {
    jack::silence_library();
    jack_status_t status{};
    if (server.empty()) {
        return jack_client_open(name.c_str(), JackNoStartServer, &status);
    }
    const auto options =
        static_cast<jack_options_t>(static_cast<unsigned>(JackNoStartServer) | static_cast<unsigned>(JackServerName));
    return jack_client_open(name.c_str(), options, &status, server.c_str());
}

/// A JACK server of the test's own, on the dummy driver; ended by its pid when the test is over, and by the kernel when
/// the test dies before that.
class JackServer {
public:
    struct Options {
        std::uint32_t rate = 48000;
        std::uint32_t period = 256;
        bool synchronous = true;                  // every cycle waits for its clients
        std::vector<std::string> arguments = {};  // further ones, of jackd itself
    };

    JackServer() : JackServer(Options{}) {}
    explicit JackServer(Options options) : options_(std::move(options)), name_(unique_server_name()) { start(); }
    JackServer(const JackServer&) = delete;
    JackServer& operator=(const JackServer&) = delete;
    ~JackServer() {
        stop();
        remove_traces(name_);
    }

    [[nodiscard]] const std::string& name() const { return name_; }

    /// Starts it (again) under the same name; throws with its output when it does not answer.
    void start() {
        std::vector<std::string> arguments{"--pdeathsig", "TERM", "jackd", "-n", name_, "-r"};
        if (options_.synchronous) {
            arguments.emplace_back("-S");
        }
        arguments.insert(arguments.end(), options_.arguments.begin(), options_.arguments.end());
        arguments.insert(arguments.end(),
                         {"-d", "dummy", "-r", std::to_string(options_.rate), "-p", std::to_string(options_.period)});
        auto started = jack::ChildProcess::start("setpriv", arguments);
        if (!started) {
            throw std::runtime_error(started.error());
        }
        process_.emplace(std::move(*started));
        const bool answers = eventually([&] {
            jack_client_t* const probe = process_->running() ? open_jack_client("probe", name_) : nullptr;
            if (probe != nullptr) {
                jack_client_close(probe);
            }
            return probe != nullptr || !process_->running();
        });
        if (!answers || !process_->running()) {
            throw std::runtime_error("jackd does not answer: " + process_->output());
        }
    }

    /// Ends it in good order.
    void stop() {
        if (process_) {
            process_->kill();
        }
    }

    /// Ends it as a crash would.
    void crash() {
        ::kill(process_->pid(), SIGKILL);
        process_->wait(std::chrono::milliseconds(5000));
    }

    /// Holds all its threads, as an overloaded machine would.
    void suspend(std::chrono::milliseconds time) {
        ::kill(process_->pid(), SIGSTOP);
        std::this_thread::sleep_for(time);
        ::kill(process_->pid(), SIGCONT);
    }

private:
    Options options_;
    std::string name_;
    std::optional<jack::ChildProcess> process_;
};

}  // namespace refrain::test
