#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "jack/child_process.hpp"

namespace refrain::jack {

enum class Driver : std::uint8_t { alsa, dummy };

/// "alsa" or "dummy"; nothing for any other text.
[[nodiscard]] std::optional<Driver> driver_by_name(std::string_view name);
[[nodiscard]] std::string_view name_of(Driver driver) noexcept;

struct ServerOptions {
    std::optional<Driver> driver;  ///< without one: ALSA when there is a card that plays, else the dummy driver
    std::uint32_t rate = 48000;    ///< Hz
    std::uint32_t period = 256;    ///< frames
    std::string name;              ///< empty: the default server, or what JACK_DEFAULT_SERVER names
};

/// A temporary JACK server of our own (`jackd -T`): it ends by itself when its last client leaves. It has its own
/// process group, so Ctrl-C in the terminal ends us first and it afterwards. One thread.
class Server {
public:
    /// Starts jackd; it does not answer yet. Real-time scheduling only where the system allows it.
    [[nodiscard]] static tl::expected<Server, std::string> start(const ServerOptions& options);

    Server(Server&&) = default;
    Server& operator=(Server&&) = default;
    /// Leaves, unless that has been done.
    ~Server();

    /// False when the process has ended.
    [[nodiscard]] bool running();
    /// One line: why it ended or does not answer, from what it wrote.
    [[nodiscard]] std::string reason() const;
    /// One line for the player: "started a JACK server on the dummy driver, 48000 Hz, 256 frames".
    [[nodiscard]] const std::string& note() const { return note_; }
    [[nodiscard]] int pid() const { return process_.pid(); }

    /// Call it when our client has left: waits up to `patience` for the server to end and reaps it. A server that
    /// others still use lives on, and is no longer ours.
    void leave(std::chrono::milliseconds patience = std::chrono::milliseconds(2000));
    /// Ends the process now, for a server that never answered: one without a client would never end by itself.
    void kill();

private:
    Server(ChildProcess process, std::string note) : process_(std::move(process)), note_(std::move(note)) {}

    ChildProcess process_;
    std::string note_;
    bool left_ = false;
};

/// The arguments for `jackd`, without the program's own name.
[[nodiscard]] std::vector<std::string> server_arguments(const ServerOptions& options, Driver driver,
                                                        const std::string& device, bool realtime);

/// True when this process may raise a thread to real-time priority (tried on a thread that ends at once).
[[nodiscard]] bool realtime_allowed();

}  // namespace refrain::jack
