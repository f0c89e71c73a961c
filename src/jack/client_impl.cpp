#include "jack/client_impl.hpp"

#include <cerrno>
#include <chrono>
#include <memory>
#include <utility>

#include "jack/audio_thread.hpp"
#include "jack/cycle_order.hpp"
#include "jack/library.hpp"

namespace refrain::jack {

namespace {

struct JackFree {
    void operator()(const char** names) const { jack_free(static_cast<void*>(names)); }
};
using PortNames = std::unique_ptr<const char*, JackFree>;

std::string server_text(const std::string& server) {
    return server.empty() ? std::string() : " '" + server + "'";
}

std::string because() {
    const std::string complaint = last_complaint();
    return complaint.empty() ? std::string() : ": " + complaint;
}

jack_client_t* open_client(const ClientOptions& options, JackOptions how, jack_status_t& status) {
    const auto flags = static_cast<unsigned>(how) | static_cast<unsigned>(JackNoStartServer);
    if (options.server.empty()) {
        return jack_client_open(options.name.c_str(), static_cast<jack_options_t>(flags), &status);
    }
    const auto named = static_cast<jack_options_t>(flags | static_cast<unsigned>(JackServerName));
    return jack_client_open(options.name.c_str(), named, &status, options.server.c_str());
}

// jackd2 does not tell a taken name from other failures, but it counts up where it may.
bool name_is_taken(const ClientOptions& options) {
    jack_status_t status{};
    jack_client_t* const probe = open_client(options, JackNullOption, status);
    if (probe == nullptr) {
        return false;
    }
    const bool taken = options.name != jack_get_client_name(probe);
    jack_client_close(probe);
    return taken;
}

}  // namespace

tl::expected<void, OpenError> Client::Impl::open(const ClientOptions& options) {
    close();
    options_ = options;
    if (auto joined = join(); !joined) {
        return joined;
    }
    if (options_.connect) {
        connect_playback();
        poll();  // a server that dies at once does not take the memory of these along
    }
    return {};
}

tl::expected<void, OpenError> Client::Impl::reopen() {
    close();
    if (auto joined = join(); !joined) {
        return joined;
    }
    memory_.expect_all();
    restore_missing();
    return {};
}

tl::expected<void, OpenError> Client::Impl::join() {
    silence_library();
    jack_status_t status{};
    // An exact name: JACK would otherwise count up, and the player's connections would name somebody else.
    client_ = open_client(options_, JackUseExactName, status);
    if (client_ != nullptr) {
        return play();
    }
    const auto has = [status](JackStatus bit) {
        return (static_cast<unsigned>(status) & static_cast<unsigned>(bit)) != 0;
    };
    if (has(JackNameNotUnique) || (has(JackServerError) && name_is_taken(options_))) {
        return fail(OpenError::Kind::name_taken, "the JACK server" + server_text(options_.server) +
                                                     " already has a client named '" + options_.name +
                                                     "'; choose another name with --name");
    }
    if (has(JackServerFailed)) {
        return fail(OpenError::Kind::no_server,
                    "no JACK server" + server_text(options_.server) + " answers; start one (qjackctl or jackd)");
    }
    return fail(OpenError::Kind::refused, "the JACK server" + server_text(options_.server) + " refused the client '" +
                                              options_.name + "'" + because());
}

tl::expected<void, OpenError> Client::Impl::play() {
    name_ = jack_get_client_name(client_);
    const auto audio_out = [this](const char* name) {
        return jack_port_register(client_, name, JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput | JackPortIsTerminal, 0);
    };
    ports_.midi_in = jack_port_register(client_, "midi_in", JACK_DEFAULT_MIDI_TYPE, JackPortIsInput, 0);
    ports_.out_left = audio_out("out_left");
    ports_.out_right = audio_out("out_right");
    if (ports_.midi_in == nullptr || ports_.out_left == nullptr || ports_.out_right == nullptr) {
        return fail(OpenError::Kind::refused,
                    "the JACK server" + server_text(options_.server) + " has no room for three more ports" + because());
    }
    processor_.prepare(client_, ports_, jack_get_sample_rate(client_));
    alive_.store(true, std::memory_order_release);
    jack_set_thread_init_callback(client_, &Impl::on_thread_start, this);
    jack_set_process_callback(client_, &Impl::on_process, this);
    jack_set_sample_rate_callback(client_, &Impl::on_sample_rate, this);
    jack_set_xrun_callback(client_, &Impl::on_xrun, this);
    jack_set_port_registration_callback(client_, &Impl::on_graph_change, this);
    jack_set_port_connect_callback(client_, &Impl::on_connect, this);
    jack_on_info_shutdown(client_, &Impl::on_shutdown, this);
    if (jack_activate(client_) != 0) {
        return fail(OpenError::Kind::refused,
                    "the JACK server" + server_text(options_.server) + " does not run the client" + because());
    }
    return {};
}

tl::expected<void, OpenError> Client::Impl::fail(OpenError::Kind kind, std::string message) {
    close();
    return tl::unexpected(OpenError{.kind = kind, .message = std::move(message)});
}

void Client::Impl::close() {
    alive_.store(false, std::memory_order_release);
    if (client_ != nullptr) {
        // Also after the server's end: it stops the library's threads, so nothing calls back any more.
        jack_client_close(client_);
        client_ = nullptr;
        ports_ = {};
    }
}

void Client::Impl::connect_playback() {
    const PortNames names(
        jack_get_ports(client_, nullptr, JACK_DEFAULT_AUDIO_TYPE, JackPortIsPhysical | JackPortIsInput));
    if (names == nullptr || names.get()[0] == nullptr) {
        warnings_.push_back("the JACK server has no playback ports to connect to");
        return;
    }
    const std::string left = names.get()[0];
    const std::string right = names.get()[1] == nullptr ? left : std::string(names.get()[1]);
    connect(jack_port_name(ports_.out_left), left, true);
    connect(jack_port_name(ports_.out_right), right, true);
}

void Client::Impl::connect(const std::string& source, const std::string& sink, bool warn) {
    const int result = jack_connect(client_, source.c_str(), sink.c_str());
    if (result != 0 && result != EEXIST && warn) {
        warnings_.push_back("JACK refused to connect " + source + " to " + sink + "; connect it by hand, in qjackctl");
    }
}

void Client::Impl::restore_missing() {
    for (const Connection& wanted : Connections(memory_.missing())) {
        if (jack_port_by_name(client_, wanted.other.c_str()) == nullptr) {
            continue;  // its program is not back yet
        }
        const std::string own = name_ + ":" + wanted.own;
        const bool into_us = wanted.own == jack_port_short_name(ports_.midi_in);
        connect(into_us ? wanted.other : own, into_us ? own : wanted.other, false);
    }
}

void Client::Impl::poll() {
    if (!alive()) {
        close();  // now: the next client that this process opens would make the library delete a dead one itself
        return;
    }
    if (ports_changed_.exchange(false) && !memory_.missing().empty()) {
        restore_missing();
    }
    const Connections existing = existing_connections();
    if (alive()) {  // else what was read may be what a dying server left of it
        memory_.observe(existing, std::chrono::steady_clock::now());
    }
}

std::vector<jack_port_t*> Client::Impl::own_ports() const {
    return {ports_.midi_in, ports_.out_left, ports_.out_right};
}

Connections Client::Impl::existing_connections() const {
    Connections connections;
    for (jack_port_t* const port : own_ports()) {
        const PortNames others(jack_port_get_all_connections(client_, port));
        for (const char* const* other = others.get(); other != nullptr && *other != nullptr; ++other) {
            connections.insert({.own = jack_port_short_name(port), .other = *other});
        }
    }
    return connections;
}

ClientStatus Client::Impl::status() const {
    const ProcessorReadings& readings = processor_.readings();
    return {.alive = alive(),
            .name = name_,
            .sample_rate = processor_.sample_rate(),
            .period = readings.period.load(std::memory_order_relaxed),
            .load = readings.load.load(std::memory_order_relaxed),
            .xruns = xruns_.load(std::memory_order_relaxed),
            .late = readings.late.load(std::memory_order_relaxed),
            .cycles = readings.cycles.load(std::memory_order_relaxed),
            .publish_to_audible_us = readings.publish_to_audible_us.load(std::memory_order_relaxed)};
}

void Client::Impl::on_thread_start(void* /*self*/) {
    prepare_audio_thread();
}

int Client::Impl::on_process(jack_nframes_t frames, void* self) REFRAIN_RT {
    const CycleOrder order;
    static_cast<Impl*>(self)->processor_.process(frames);
    return 0;
}

int Client::Impl::on_sample_rate(jack_nframes_t rate, void* self) {
    static_cast<Impl*>(self)->processor_.set_sample_rate(rate);
    return 0;
}

int Client::Impl::on_xrun(void* self) {
    static_cast<Impl*>(self)->xruns_.fetch_add(1, std::memory_order_relaxed);
    return 0;
}

void Client::Impl::on_graph_change(jack_port_id_t, int, void* self) {
    static_cast<Impl*>(self)->ports_changed_.store(true);
}

void Client::Impl::on_connect(jack_port_id_t, jack_port_id_t, int, void* self) {
    static_cast<Impl*>(self)->ports_changed_.store(true);
}

void Client::Impl::on_shutdown(jack_status_t, const char*, void* self) {
    static_cast<Impl*>(self)->alive_.store(false, std::memory_order_release);
}

}  // namespace refrain::jack
