#include "jack/server.hpp"

#include <pthread.h>
#include <sched.h>

#include <sstream>
#include <thread>

#include "jack/sound_cards.hpp"

namespace refrain::jack {

std::optional<Driver> driver_by_name(std::string_view name) {
    for (const Driver driver : {Driver::alsa, Driver::dummy}) {
        if (name == name_of(driver)) {
            return driver;
        }
    }
    return std::nullopt;
}

std::string_view name_of(Driver driver) noexcept {
    return driver == Driver::alsa ? "alsa" : "dummy";
}

bool realtime_allowed() {
    bool allowed = false;
    std::thread([&allowed] {
        sched_param parameters{};
        parameters.sched_priority = sched_get_priority_min(SCHED_FIFO);
        allowed = pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters) == 0;
    }).join();
    return allowed;
}

std::vector<std::string> server_arguments(const ServerOptions& options, Driver driver, const std::string& device,
                                          bool realtime) {
    std::vector<std::string> arguments{"-T", realtime ? "-R" : "-r"};
    if (!options.name.empty()) {
        arguments.insert(arguments.end(), {"-n", options.name});
    }
    arguments.insert(arguments.end(), {"-d", std::string(name_of(driver))});
    if (driver == Driver::alsa) {
        arguments.insert(arguments.end(), {"-d", device});
    }
    arguments.insert(arguments.end(), {"-r", std::to_string(options.rate), "-p", std::to_string(options.period)});
    return arguments;
}

tl::expected<Server, std::string> Server::start(const ServerOptions& options) {
    const std::optional<std::string> device = playback_device();
    const Driver driver = options.driver.value_or(device ? Driver::alsa : Driver::dummy);
    if (driver == Driver::alsa && !device) {
        return tl::unexpected(
            std::string("cannot start a JACK server on the alsa driver: no sound card plays (/proc/asound/pcm); "
                        "plug one in or use --driver dummy"));
    }
    auto process = ChildProcess::start(
        "jackd", server_arguments(options, driver, device.value_or(std::string()), realtime_allowed()));
    if (!process) {
        return tl::unexpected("cannot start a JACK server: " + process.error() +
                              "; install jackd2 or start a server yourself");
    }
    std::string note = "started a JACK server on the " + std::string(name_of(driver)) + " driver, " +
                       (driver == Driver::alsa ? *device + ", " : std::string()) + std::to_string(options.rate) +
                       " Hz, " + std::to_string(options.period) + " frames";
    return Server(std::move(*process), std::move(note));
}

Server::~Server() {
    if (!left_) {
        leave();
    }
}

bool Server::running() {
    return process_.running();
}

std::string Server::reason() const {
    // jackd reports from the cause to its consequences: the first line that speaks of a failure says most. That it may
    // not lock its memory is no failure: it goes on without.
    std::string last = "it wrote nothing";
    std::istringstream lines(process_.output());
    for (std::string line; std::getline(lines, line);) {
        if (line.find("byte memory area") != std::string::npos) {
            continue;
        }
        for (const char* const sign : {"rror", "annot", "an't", "ailed", "nknown", "already", "nvalid"}) {
            if (line.find(sign) != std::string::npos) {
                return line;
            }
        }
        last = line.empty() ? last : line;
    }
    return last;
}

void Server::leave(std::chrono::milliseconds patience) {
    left_ = true;
    process_.wait(patience);
}

void Server::kill() {
    process_.kill();
}

}  // namespace refrain::jack
