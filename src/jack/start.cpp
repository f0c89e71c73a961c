#include "jack/start.hpp"

#include <thread>
#include <utility>

#include "jack/library.hpp"

namespace refrain::jack {

namespace {

constexpr std::chrono::milliseconds kBetweenTries{50};

tl::unexpected<OpenError> no_server(std::string message) {
    return tl::unexpected(OpenError{.kind = OpenError::Kind::no_server, .message = std::move(message)});
}

}  // namespace

tl::expected<std::string, OpenError> open_or_start(Client& client, const ClientOptions& options,
                                                   ServerOptions server_options, bool may_start,
                                                   std::optional<Server>& server, const std::function<bool()>& stop,
                                                   std::chrono::milliseconds patience) {
    auto opened = client.open(options);
    if (opened) {
        return std::string();
    }
    if (opened.error().kind != OpenError::Kind::no_server || !may_start) {
        return tl::unexpected(std::move(opened.error()));
    }
    if (library_is_pipewire()) {
        return no_server(
            "PipeWire does not answer, and its JACK library reaches nothing else; start PipeWire or run "
            "without pw-jack");
    }
    if (server_options.name.empty()) {
        server_options.name = options.server;
    }
    auto started = Server::start(server_options);
    if (!started) {
        return no_server(std::move(started.error()));
    }
    const auto end = std::chrono::steady_clock::now() + patience;
    while (started->running()) {
        // Only our own client may ask: a temporary server ends when a probe leaves it.
        opened = client.open(options);
        if (opened) {
            std::string note = started->note();
            server.emplace(std::move(*started));
            return note;
        }
        if (stop && stop()) {
            started->kill();
            return no_server("stopped before the JACK server that it started had answered");
        }
        if (opened.error().kind != OpenError::Kind::no_server || std::chrono::steady_clock::now() >= end) {
            break;
        }
        std::this_thread::sleep_for(kBetweenTries);
    }
    const bool ended = !started->running();
    started->kill();
    return no_server("cannot start a JACK server: jackd " + std::string(ended ? "ended" : "does not answer") + " (" +
                     started->reason() + ")");
}

}  // namespace refrain::jack
