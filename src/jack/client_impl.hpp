#pragma once

#include <jack/jack.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "jack/client.hpp"
#include "jack/connections.hpp"
#include "jack/processor.hpp"

namespace refrain::jack {

/// The session with one server at a time, and what outlives it.
class Client::Impl {
public:
    Impl(engine::Engine& engine, midi::DeviceQueues& devices) : processor_(engine, devices) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { close(); }

    [[nodiscard]] tl::expected<void, OpenError> open(const ClientOptions& options);
    [[nodiscard]] tl::expected<void, OpenError> reopen();
    void close();
    void poll();

    [[nodiscard]] bool alive() const { return alive_.load(std::memory_order_acquire); }
    [[nodiscard]] ClientStatus status() const;
    [[nodiscard]] std::vector<std::string> take_warnings() { return std::exchange(warnings_, {}); }

private:
    [[nodiscard]] tl::expected<void, OpenError> join();
    [[nodiscard]] tl::expected<void, OpenError> play();
    [[nodiscard]] tl::expected<void, OpenError> fail(OpenError::Kind kind, std::string message);
    void connect_playback();
    void restore_missing();
    void connect(const std::string& source, const std::string& sink, bool warn);
    [[nodiscard]] Connections existing_connections() const;
    [[nodiscard]] std::vector<jack_port_t*> own_ports() const;

    static void on_thread_start(void* self);
    static int on_process(jack_nframes_t frames, void* self) REFRAIN_RT;
    static int on_sample_rate(jack_nframes_t rate, void* self);
    static int on_xrun(void* self);
    static void on_graph_change(jack_port_id_t, int, void* self);
    static void on_connect(jack_port_id_t, jack_port_id_t, int, void* self);
    static void on_shutdown(jack_status_t, const char*, void* self);

    Processor processor_;
    ClientOptions options_;
    jack_client_t* client_ = nullptr;
    Ports ports_;
    ConnectionMemory memory_;
    std::vector<std::string> warnings_;
    std::string name_;

    // Set by JACK's notification threads.
    std::atomic<bool> alive_{false};
    std::atomic<bool> ports_changed_{false};
    std::atomic<std::uint64_t> xruns_{0};
};

}  // namespace refrain::jack
