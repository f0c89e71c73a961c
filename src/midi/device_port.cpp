#include "midi/device_port.hpp"

#include <RtMidi.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <system_error>
#include <utility>

#include "midi/clock.hpp"
#include "midi/message.hpp"
#include "rt/thread_role.hpp"

namespace refrain::midi {

namespace {

constexpr std::uint8_t kSustainPedal = 64;

RtMidi::Api rtmidi_api(DeviceApi api) {
    return api == DeviceApi::jack ? RtMidi::UNIX_JACK : RtMidi::LINUX_ALSA;
}

// RtMidi calls this instead of writing to the terminal and throwing.
void keep_error(RtMidiError::Type, const std::string& text, void* last) {
    if (last != nullptr) {
        *static_cast<std::string*>(last) = text;
    }
}

// "MidiInAlsa::openPort: ALSA error making port connection." -> "ALSA error making port connection"
std::string plain(std::string text) {
    if (const std::size_t colon = text.rfind(": "); colon != std::string::npos) {
        text.erase(0, colon + 2);
    }
    while (!text.empty() && (text.back() == '.' || text.back() == '\n')) {
        text.pop_back();
    }
    return text;
}

// An RtMidiIn whose API is known to exist: asked for anything else, its constructor writes to the terminal.
tl::expected<std::unique_ptr<RtMidiIn>, std::string> make_input(const DeviceOptions& options) {
    std::vector<RtMidi::Api> compiled;
    RtMidi::getCompiledApi(compiled);
    const RtMidi::Api api = rtmidi_api(options.api);
    if (std::find(compiled.begin(), compiled.end(), api) == compiled.end()) {
        return tl::unexpected("RtMidi was built without " + std::string(name_of(options.api)));
    }
    if (options.api == DeviceApi::alsa && access(options.sequencer.c_str(), R_OK | W_OK) != 0) {
        return tl::unexpected("no ALSA sequencer (" + options.sequencer + ": " +
                              std::generic_category().message(errno) + ")");
    }
    try {
        auto input = std::make_unique<RtMidiIn>(api, options.client_name);
        input->setErrorCallback(&keep_error, nullptr);
        return input;
    } catch (const std::exception& error) {
        return tl::unexpected(plain(error.what()));
    }
}

}  // namespace

DevicePorts::DevicePorts(std::unique_ptr<RtMidiIn> input) : input_(std::move(input)) {}
DevicePorts::~DevicePorts() = default;

tl::expected<std::unique_ptr<DevicePorts>, std::string> DevicePorts::open(const DeviceOptions& options) {
    auto input = make_input(options);
    if (!input) {
        return tl::unexpected(std::move(input.error()));
    }
    return std::unique_ptr<DevicePorts>(new DevicePorts(std::move(*input)));
}

std::vector<std::string> DevicePorts::port_names() {
    std::vector<std::string> names;
    try {
        const unsigned count = input_->getPortCount();
        for (unsigned index = 0; index < count; ++index) {
            names.push_back(input_->getPortName(index));
        }
    } catch (const std::exception&) {
        names.clear();
    }
    return names;
}

DevicePort::DevicePort(std::string name, DeviceQueue& queue, std::shared_ptr<std::atomic<std::uint64_t>> received)
    : name_(std::move(name)), queue_(queue), received_(std::move(received)) {}

tl::expected<std::unique_ptr<DevicePort>, std::string> DevicePort::open(
    const DeviceOptions& options, unsigned index, const std::string& port_name, std::string device_name,
    DeviceQueue& queue, std::shared_ptr<std::atomic<std::uint64_t>> received) {
    // Made first: RtMidi starts the callback's thread no earlier than its input, and hands it the pointer
    // unsynchronized.
    std::unique_ptr<DevicePort> port(new DevicePort(std::move(device_name), queue, std::move(received)));
    auto input = make_input(options);
    if (!input) {
        return tl::unexpected(std::move(input.error()));
    }
    RtMidiIn& in = **input;
    std::string error;
    try {
        in.setErrorCallback(&keep_error, &error);
        in.setCallback(&DevicePort::on_message, port.get());
        // Ports have numbers that shift when another one comes or goes: the name tells whether this is still the one.
        if (in.getPortName(index) == port_name) {
            in.openPort(index, port->name_);
        } else {
            error = "it has moved; trying again";
        }
        in.setErrorCallback(&keep_error, nullptr);
    } catch (const std::exception& thrown) {
        error = thrown.what();
    }
    if (!in.isPortOpen() || !error.empty()) {
        input->reset();  // before the port that its callback writes to
        return tl::unexpected(error.empty() ? std::string("it cannot be opened") : plain(error));
    }
    port->input_ = std::move(*input);
    return port;
}

DevicePort::~DevicePort() {
    if (input_ == nullptr) {
        return;
    }
    input_.reset();  // joins the thread of the callback
    release_held();
}

void DevicePort::on_message(double, std::vector<unsigned char>* bytes, void* self) {
    const rt::ScopedThreadRole role(rt::ThreadRole::midi_in);
    auto& port = *static_cast<DevicePort*>(self);
    const std::int64_t now_us = monotonic_us();
    if (const auto event = parse_message(std::span(bytes->data(), bytes->size()))) {
        port.queue_.push({.time_us = now_us, .event = *event});
        port.received_->fetch_add(1, std::memory_order_relaxed);
        port.remember(*event);
    }
}

void DevicePort::remember(const engine::Event& event) {
    using engine::EventKind;
    const std::size_t key = std::size_t{event.channel} * 128 + event.number;
    if (event.kind == EventKind::note_on || event.kind == EventKind::note_off) {
        keys_.set(key, event.kind == EventKind::note_on);
    } else if (event.kind == EventKind::control_change && event.number == kSustainPedal) {
        pedals_.set(event.channel, event.value >= 64);
    }
}

void DevicePort::release_held() {
    using engine::EventKind;
    const std::int64_t now_us = monotonic_us();
    for (std::size_t channel = 0; channel < pedals_.size(); ++channel) {
        if (pedals_.test(channel)) {
            queue_.push({.time_us = now_us,
                         .event = {.kind = EventKind::control_change,
                                   .channel = static_cast<std::uint8_t>(channel),
                                   .number = kSustainPedal,
                                   .value = 0}});
        }
    }
    for (std::size_t key = 0; key < keys_.size(); ++key) {
        if (keys_.test(key)) {
            queue_.push({.time_us = now_us,
                         .event = {.kind = EventKind::note_off,
                                   .channel = static_cast<std::uint8_t>(key / 128),
                                   .number = static_cast<std::uint8_t>(key % 128),
                                   .value = kDefaultReleaseVelocity}});
        }
    }
}

}  // namespace refrain::midi
