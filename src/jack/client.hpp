#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "engine/engine.hpp"
#include "midi/device_queue.hpp"

namespace refrain::jack {

struct ClientOptions {
    std::string name = "refrain";
    std::string server;   ///< empty: the default server, or what JACK_DEFAULT_SERVER names
    bool connect = true;  ///< to the machine's first two playback ports
};

/// Why a client could not be opened; the message is one line for the player.
struct OpenError {
    enum class Kind : std::uint8_t { no_server, name_taken, refused };
    Kind kind = Kind::refused;
    std::string message;
};

/// The audio side, as of now. Counts are since construction.
struct ClientStatus {
    bool alive = false;             ///< a server runs our callback
    std::string name;               ///< the name in the server's graph
    std::uint32_t sample_rate = 0;  ///< Hz
    std::uint32_t period = 0;       ///< frames
    float load = 0.0F;              ///< share of the period that our callback takes, smoothed; 1 is all of it
    std::uint64_t xruns = 0;        ///< that the server told of, whoever caused them
    std::uint64_t late = 0;         ///< cycles in which our own callback took longer than the period
    std::uint64_t cycles = 0;
    std::int64_t publish_to_audible_us = 0;  ///< of the latest table: from its publication to its first sample at the
                                             ///< port's far side (begin of the cycle + one period); 0 before the first
};

/// A JACK client with ports midi_in, out_left and out_right that plays an engine. Never starts a server. All
/// functions: one thread (the ui thread), except where they say otherwise.
class Client {
public:
    /// Both must outlive the client, which is their audio side while it is open. Allocates all that the callback needs.
    Client(engine::Engine& engine, midi::DeviceQueues& devices);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    /// Closes.
    ~Client();

    /// Joins a running server and starts playing. A refused connection is a warning, not an error.
    [[nodiscard]] tl::expected<void, OpenError> open(const ClientOptions& options);

    /// Leaves the server; when it returns, no audio thread runs.
    void close();

    /// After the server went away: joins a server again with the options of the last open(). The engine is silenced
    /// first; then the connections that the player had are made again, those to programs that are not back yet in
    /// poll(), as soon as they are. jackd2's library keeps one server's state for all clients of a process: any other
    /// JACK client of this process (RtMidi's) must be closed before.
    [[nodiscard]] tl::expected<void, OpenError> reopen();

    /// False before open(), after close() and from the moment the server is gone. Any thread.
    [[nodiscard]] bool alive() const;

    /// Remembers the player's connections, restores missing ones after a reopen(), and puts away what a server that is
    /// gone left behind. Call it a few times a second.
    void poll();

    [[nodiscard]] ClientStatus status() const;

    /// Lines for the player since the last call: connections that were refused, no playback ports.
    [[nodiscard]] std::vector<std::string> take_warnings();

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace refrain::jack
