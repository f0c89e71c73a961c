#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "app/options.hpp"
#include "jack/client.hpp"
#include "jack/server.hpp"

namespace refrain::app {

/// The way to the audio server and back to it: opens the client, starts a server when none runs, notices when the
/// server goes away and rejoins it when it is back; a server of our own that ended is started again. One thread: the
/// ui's.
class AudioLink {
public:
    /// How often a server that went away is looked for.
    static constexpr std::chrono::milliseconds kRetry{1000};
    /// How long after the end of a server of our own another one may come up before we start ours again: somebody may
    /// have ended it to start their own.
    static constexpr std::chrono::milliseconds kGrace{2000};
    /// How long a server that was started again may take to answer, or another try waits.
    static constexpr std::chrono::milliseconds kPatience{10000};

    /// Both must outlive the link.
    AudioLink(engine::Engine& engine, midi::DeviceQueues& devices) : client_(engine, devices) {}
    AudioLink(const AudioLink&) = delete;
    AudioLink& operator=(const AudioLink&) = delete;
    /// Closes.
    ~AudioLink() { close(); }

    /// Joins a server, or starts one and joins it. The error is one line that says what to do.
    [[nodiscard]] tl::expected<void, std::string> open(const PlayOptions& options);

    /// Leaves the server; afterwards no audio thread runs. A server of our own that nobody else uses ends.
    void close();

    /// Watches the server. Call it every frame; it looks a few times a second. True when a server that had gone is
    /// back at this very call.
    [[nodiscard]] bool tick(std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now());

    [[nodiscard]] bool alive() const { return client_.alive(); }
    [[nodiscard]] jack::ClientStatus status() const { return client_.status(); }
    /// One line for the player about the server, or empty.
    [[nodiscard]] const std::string& note() const { return note_; }

private:
    [[nodiscard]] bool rejoin();
    void restart_server(std::chrono::steady_clock::time_point now);
    void say(const std::string& note);
    void report_warnings();

    std::optional<jack::ServerOptions> own_server_;  // how to start it again, if the one that is gone was ours
    std::optional<jack::Server> server_;             // outlives the client's session
    jack::Client client_;
    std::string note_;
    bool opened_ = false;
    bool lost_ = false;
    bool restarted_ = false;  // since it was lost
    std::chrono::steady_clock::time_point next_look_{};
    std::chrono::steady_clock::time_point next_start_{};
};

}  // namespace refrain::app
