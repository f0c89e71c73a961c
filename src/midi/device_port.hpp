#pragma once

#include <atomic>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "midi/device_queue.hpp"
#include "midi/devices.hpp"

class RtMidiIn;

namespace refrain::midi {

/// The inputs that an API offers, by the names its ports have there. One thread; may block for some milliseconds.
class DevicePorts {
public:
    /// The error is one line that says why the API offers nothing.
    [[nodiscard]] static tl::expected<std::unique_ptr<DevicePorts>, std::string> open(const DeviceOptions& options);
    ~DevicePorts();
    DevicePorts(const DevicePorts&) = delete;
    DevicePorts& operator=(const DevicePorts&) = delete;

    [[nodiscard]] std::vector<std::string> port_names();

private:
    explicit DevicePorts(std::unique_ptr<RtMidiIn> input);

    std::unique_ptr<RtMidiIn> input_;
};

/// One open input: its callback time-stamps what arrives and pushes it to a queue. Opened and closed by one thread.
class DevicePort {
public:
    /// Opens port `index` of the API, if it still has the name `port_name`, as the producer of `queue`. `received`
    /// counts the events. The error is one line without the device's name.
    [[nodiscard]] static tl::expected<std::unique_ptr<DevicePort>, std::string> open(
        const DeviceOptions& options, unsigned index, const std::string& port_name, std::string device_name,
        DeviceQueue& queue, std::shared_ptr<std::atomic<std::uint64_t>> received);
    /// Stops the callback, then releases what was held on this device.
    ~DevicePort();
    DevicePort(const DevicePort&) = delete;
    DevicePort& operator=(const DevicePort&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }

private:
    DevicePort(std::string name, DeviceQueue& queue, std::shared_ptr<std::atomic<std::uint64_t>> received);

    static void on_message(double, std::vector<unsigned char>* bytes, void* self);
    void remember(const engine::Event& event);
    void release_held();

    const std::string name_;
    DeviceQueue& queue_;
    const std::shared_ptr<std::atomic<std::uint64_t>> received_;
    std::bitset<std::size_t{16} * 128> keys_;  // held, by channel; of the callback, and of the closing thread after it
    std::bitset<16> pedals_;
    std::unique_ptr<RtMidiIn> input_;
};

}  // namespace refrain::midi
