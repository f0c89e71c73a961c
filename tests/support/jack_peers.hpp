#pragma once

#include <jack/jack.h>
#include <jack/midiport.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "jack/cycle_order.hpp"
#include "support/jack_server.hpp"

namespace refrain::test {

/// A JACK client of the test's own.
class JackPeer {
public:
    JackPeer(const std::string& name, const std::string& server) : client_(open_jack_client(name, server)) {
        if (client_ == nullptr) {
            throw std::runtime_error("no JACK client '" + name + "': " + jack::last_complaint());
        }
    }
    JackPeer(const JackPeer&) = delete;
    JackPeer& operator=(const JackPeer&) = delete;
    virtual ~JackPeer() { close(); }

    [[nodiscard]] jack_client_t* client() const { return client_; }
    [[nodiscard]] bool has_port(const std::string& name) const {
        return jack_port_by_name(client_, name.c_str()) != nullptr;
    }
    [[nodiscard]] bool connected(const std::string& source, const std::string& sink) const {
        jack_port_t* const port = jack_port_by_name(client_, source.c_str());
        if (port == nullptr) {
            return false;
        }
        const char** const others = jack_port_get_all_connections(client_, port);
        bool found = false;
        for (const char** other = others; other != nullptr && *other != nullptr; ++other) {
            found = found || sink == *other;
        }
        jack_free(others);
        return found;
    }
    /// Makes a connection; throws when JACK refuses.
    void connect(const std::string& source, const std::string& sink) {
        if (const int error = jack_connect(client_, source.c_str(), sink.c_str()); error != 0 && error != EEXIST) {
            throw std::runtime_error("JACK refuses " + source + " -> " + sink);
        }
    }
    void disconnect(const std::string& source, const std::string& sink) {
        jack_disconnect(client_, source.c_str(), sink.c_str());
    }

protected:
    [[nodiscard]] jack_port_t* add_port(const std::string& name, const char* type, JackPortFlags direction) {
        return ports_.emplace_back(jack_port_register(client_, name.c_str(), type, direction, 0));
    }
    void activate(JackProcessCallback process, void* self) {
        jack_set_process_callback(client_, process, self);
        jack_activate(client_);
    }
    /// Before what the callback uses goes away: last line of a derived destructor's begin.
    void close() {
        if (client_ != nullptr) {
            jack_deactivate(client_);
            for (jack_port_t* const port : ports_) {
                jack_port_unregister(client_, port);  // PipeWire's library frees none by itself
            }
            jack_client_close(client_);  // the callback reads client_ until this returns
            client_ = nullptr;
        }
    }

private:
    jack_client_t* client_;
    std::vector<jack_port_t*> ports_;
};

/// A client that only looks.
using JackObserver = JackPeer;

/// Sends MIDI bytes at exact frames; frame 0 is the first frame of the first cycle after start().
class MidiSender : public JackPeer {
public:
    struct Message {
        std::uint64_t frame = 0;
        std::vector<std::uint8_t> bytes;
    };

    MidiSender(const std::string& server, std::vector<Message> messages, const std::string& name = "sender")
        : JackPeer(name, server), messages_(std::move(messages)) {
        port_ = add_port("out", JACK_DEFAULT_MIDI_TYPE, JackPortIsOutput);
        activate(
            [](jack_nframes_t frames, void* self) {
                static_cast<MidiSender*>(self)->process(frames);
                return 0;
            },
            this);
    }
    ~MidiSender() override { close(); }

    void start() { started_.store(true); }
    [[nodiscard]] bool done() const { return done_.load(); }
    [[nodiscard]] std::string port() const { return jack_port_name(port_); }
    /// JACK's frame time at frame 0.
    [[nodiscard]] jack_nframes_t start_time() const { return start_time_.load(); }

private:
    void process(jack_nframes_t frames) {
        const jack::CycleOrder order;
        void* const buffer = jack_port_get_buffer(port_, frames);
        jack_midi_clear_buffer(buffer);
        if (!started_.load()) {
            return;
        }
        if (place_ == 0) {
            start_time_.store(jack_last_frame_time(client()));
        }
        for (; next_ < messages_.size() && messages_[next_].frame < place_ + frames; ++next_) {
            const Message& message = messages_[next_];
            const auto at = static_cast<jack_nframes_t>(message.frame - place_);
            if (jack_midi_event_write(buffer, at, message.bytes.data(), message.bytes.size()) != 0) {
                refused_.store(true);
            }
        }
        place_ += frames;
        done_.store(next_ == messages_.size());
    }

    std::vector<Message> messages_;
    jack_port_t* port_ = nullptr;
    std::size_t next_ = 0;
    std::uint64_t place_ = 0;
    std::atomic<bool> started_{false};
    std::atomic<bool> done_{false};
    std::atomic<bool> refused_{false};
    std::atomic<jack_nframes_t> start_time_{0};
};

/// Records two inputs from the moment of its birth until it is full.
class Recorder : public JackPeer {
public:
    Recorder(const std::string& server, std::uint64_t frames, const std::string& name = "recorder")
        : JackPeer(name, server), left_(frames), right_(frames) {
        inputs_[0] = add_port("left", JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput);
        inputs_[1] = add_port("right", JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput);
        activate(
            [](jack_nframes_t count, void* self) {
                static_cast<Recorder*>(self)->process(count);
                return 0;
            },
            this);
    }
    ~Recorder() override { close(); }

    /// Connects both to a client's out_left and out_right.
    void listen_to(const std::string& name) {
        connect(name + ":out_left", jack_port_name(inputs_[0]));
        connect(name + ":out_right", jack_port_name(inputs_[1]));
    }
    /// Frames recorded so far; what is below is final.
    [[nodiscard]] std::uint64_t recorded() const { return recorded_.load(std::memory_order_acquire); }
    [[nodiscard]] bool full() const { return recorded() == left_.size(); }
    [[nodiscard]] const std::vector<float>& left() const { return left_; }
    [[nodiscard]] const std::vector<float>& right() const { return right_; }
    /// JACK's frame time at the first frame.
    [[nodiscard]] jack_nframes_t start_time() const { return start_time_.load(); }
    /// Cycles that did not follow the one before: the machine was late.
    [[nodiscard]] std::uint64_t gaps() const { return gaps_.load(); }

private:
    void process(jack_nframes_t frames) {
        const jack::CycleOrder order;
        const std::uint64_t place = recorded_.load(std::memory_order_relaxed);
        const jack_nframes_t now = jack_last_frame_time(client());
        if (place == 0) {
            start_time_.store(now);
        } else if (now != expected_) {
            gaps_.fetch_add(1);
        }
        expected_ = now + frames;
        const std::uint64_t count = std::min<std::uint64_t>(frames, left_.size() - place);
        const auto* const left = static_cast<const float*>(jack_port_get_buffer(inputs_[0], frames));
        const auto* const right = static_cast<const float*>(jack_port_get_buffer(inputs_[1], frames));
        std::copy_n(left, count, left_.data() + place);
        std::copy_n(right, count, right_.data() + place);
        recorded_.store(place + count, std::memory_order_release);
    }

    std::vector<float> left_;
    std::vector<float> right_;
    std::array<jack_port_t*, 2> inputs_{};
    std::atomic<std::uint64_t> recorded_{0};
    std::atomic<jack_nframes_t> start_time_{0};
    std::atomic<std::uint64_t> gaps_{0};
    jack_nframes_t expected_ = 0;
};

}  // namespace refrain::test
