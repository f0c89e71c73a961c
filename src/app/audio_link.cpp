#include "app/audio_link.hpp"

#include <spdlog/spdlog.h>

#include "app/stop_signal.hpp"
#include "jack/start.hpp"

namespace refrain::app {
namespace {

constexpr std::chrono::milliseconds kLook{250};

}  // namespace

tl::expected<void, std::string> AudioLink::open(const PlayOptions& options) {
    const jack::ClientOptions client{
        .name = options.client_name, .server = options.server.name, .connect = options.connect};
    const auto opened =
        jack::open_or_start(client_, client, options.server, options.may_start_server, server_, &StopSignal::asked);
    if (!opened) {
        return tl::make_unexpected(opened.error().message);
    }
    opened_ = true;
    if (server_) {
        own_server_ = options.server;
    }
    note_ = *opened;
    if (!note_.empty()) {
        spdlog::info("{}", note_);
    }
    report_warnings();
    return {};
}

void AudioLink::close() {
    opened_ = false;
    client_.close();
    if (server_ && restarted_) {
        server_->kill();  // nobody has joined it yet
    }
    server_.reset();
}

bool AudioLink::tick(std::chrono::steady_clock::time_point now) {
    if (!opened_ || now < next_look_) {
        return false;
    }
    next_look_ = now + kLook;
    if (client_.alive()) {
        client_.poll();
        report_warnings();
        return false;
    }
    next_look_ = now + kRetry;
    if (!lost_) {
        lost_ = true;
        next_start_ = now + kGrace;
        say("The JACK server is gone; playing goes on when it is back.");
    }
    // The first try at once: it also closes the old client, whose remains in JACK's library must not meet a new one.
    if (rejoin()) {
        return true;
    }
    restart_server(now);
    return false;
}

void AudioLink::restart_server(std::chrono::steady_clock::time_point now) {
    const bool running = server_ && server_->running();
    if (!own_server_ || now < next_start_ || (running && !restarted_)) {
        return;
    }
    next_start_ = now + kPatience;
    if (restarted_ && server_) {
        say("The JACK server is gone, and another one " +
            std::string(running ? "does not answer: " : "ends at once: ") + server_->reason());
        server_->kill();
    }
    auto started = jack::Server::start(*own_server_);
    if (!started) {
        say("The JACK server is gone; " + started.error());
        return;
    }
    server_ = std::move(*started);
    restarted_ = true;
    next_look_ = now + kLook;  // it answers soon
}

bool AudioLink::rejoin() {
    const auto joined = client_.reopen();
    if (!joined) {
        if (joined.error().kind != jack::OpenError::Kind::no_server) {
            say(joined.error().message);
        }
        return false;
    }
    if (server_ && !server_->running()) {
        server_.reset();
    }
    if (!server_) {
        own_server_.reset();  // somebody else's came up: theirs from now on, to end and to start
    }
    note_ = restarted_ && server_ ? "The JACK server had ended; " + server_->note() : "The JACK server is back.";
    lost_ = false;
    restarted_ = false;
    spdlog::info("{}", note_);
    report_warnings();
    return true;
}

// Tells the player, in the terminal once for each thing that is to be told.
void AudioLink::say(const std::string& note) {
    if (note != note_) {
        note_ = note;
        spdlog::warn("{}", note_);
    }
}

void AudioLink::report_warnings() {
    for (const std::string& warning : client_.take_warnings()) {
        say(warning);
    }
}

}  // namespace refrain::app
