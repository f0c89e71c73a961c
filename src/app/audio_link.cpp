#include "app/audio_link.hpp"

#include <spdlog/spdlog.h>

#include "jack/start.hpp"

namespace refrain::app {
namespace {

constexpr std::chrono::milliseconds kLook{250};

}  // namespace

tl::expected<void, std::string> AudioLink::open(const PlayOptions& options) {
    const jack::ClientOptions client{
        .name = options.client_name, .server = options.server.name, .connect = options.connect};
    const auto opened = jack::open_or_start(client_, client, options.server, options.may_start_server, server_);
    if (!opened) {
        return tl::make_unexpected(opened.error().message);
    }
    opened_ = true;
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
    if (server_) {
        server_->leave();
        server_.reset();
    }
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
        note_ = "The JACK server is gone; playing goes on when it is back.";
        spdlog::warn("{}", note_);
    }
    // The first try at once: it also closes the old client, whose remains in JACK's library must not meet a new one.
    return rejoin();
}

bool AudioLink::rejoin() {
    // The same server could not have come back: it was ours, and is reaped when the new one has answered.
    const auto joined = client_.reopen();
    if (!joined) {
        return false;
    }
    if (server_ && !server_->running()) {
        server_.reset();
    }
    lost_ = false;
    note_ = "The JACK server is back.";
    spdlog::info("{}", note_);
    report_warnings();
    return true;
}

void AudioLink::report_warnings() {
    for (const std::string& warning : client_.take_warnings()) {
        spdlog::warn("{}", warning);
        note_ = warning;
    }
}

}  // namespace refrain::app
