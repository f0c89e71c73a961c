#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "midi/device_queue.hpp"

namespace refrain::midi {

class DevicePort;
class DevicePorts;

/// Where keyboards are looked for.
enum class DeviceApi : std::uint8_t {
    none,  ///< nowhere
    alsa,  ///< the ALSA sequencer: keyboards plugged in directly
    jack,  ///< every MIDI output of a JACK server
};

/// "none", "alsa" or "jack".
[[nodiscard]] std::string_view name_of(DeviceApi api) noexcept;

/// One input, as of now.
struct DeviceStatus {
    std::string name;
    bool present = false;      ///< plugged in now
    bool enabled = true;       ///< wanted by the player
    std::string problem;       ///< why it does not play although both are true, or empty
    std::uint64_t events = 0;  ///< received since the start
};

struct DeviceOptions {
    DeviceApi api = DeviceApi::alsa;
    std::string client_name = "refrain";               ///< what other programs see the inputs listed under
    std::chrono::milliseconds poll{1000};              ///< between two looks for what was plugged in or out
    std::string sequencer = "/dev/snd/seq";            ///< the file whose absence means that there is no ALSA sequencer
    std::string clients = "/proc/asound/seq/clients";  ///< the sequencer's own list of who feeds whom
};

/// Every MIDI input of the machine, opened, watched and read; each has its own queue to the audio thread. New and
/// removed inputs are noticed within `poll` by a thread of its own. A key that is held when its device goes away or is
/// disabled is released. Nothing here throws, writes to the terminal or waits for the audio thread. All functions: the
/// ui thread, which never waits for a device either.
class Devices {
public:
    /// Starts looking at once. `queues` must outlive this object.
    Devices(DeviceQueues& queues, DeviceOptions options);
    Devices(const Devices&) = delete;
    Devices& operator=(const Devices&) = delete;
    /// Closes every input.
    ~Devices();

    /// Every input seen since the start, in the order of first sight.
    [[nodiscard]] std::vector<DeviceStatus> status() const;

    /// Opens or closes an input now and whenever it appears; a name not seen yet is remembered. Inputs are enabled
    /// until told otherwise, except "Midi Through", which is not a keyboard but a loop of the machine to itself.
    void set_enabled(const std::string& name, bool enabled);

    /// Closes every input and looks for none until told otherwise. For a JACK server that has gone: what RtMidi keeps
    /// of it must be closed() before this process joins the next one.
    void set_paused(bool paused);
    /// True when, being paused, the last input has been closed.
    [[nodiscard]] bool closed() const;

    /// One line for the player when no input can be looked for at all ("no ALSA sequencer ..."), or empty.
    [[nodiscard]] std::string problem() const;

private:
    using Counter = std::shared_ptr<std::atomic<std::uint64_t>>;
    struct Input {
        DeviceStatus status;
        std::string port_name;  // in the API, while present
        Counter received;
    };

    void run();
    void look();
    void see(const std::vector<std::string>& port_names);
    void close_unwanted();
    void close_unplugged();
    void close_all();
    void open_wanted(const std::vector<std::string>& port_names);
    void open_one(const Input& input, unsigned index);
    Input& known(const std::string& name);  // with the lock held

    const DeviceOptions options_;
    DeviceQueues& queues_;

    // The watching thread's own.
    std::unique_ptr<DevicePorts> ports_;
    std::array<std::unique_ptr<DevicePort>, kDeviceLimit> open_;
    std::array<bool, kDeviceLimit> fed_{};  // by its device, when last looked at

    mutable std::mutex mutex_;  // guards what follows; never held while a device is opened or closed
    std::condition_variable wake_;
    bool stopping_ = false;
    bool look_now_ = false;
    bool paused_ = false;
    bool closed_ = false;
    std::string problem_;
    std::vector<Input> inputs_;

    std::thread thread_;
};

}  // namespace refrain::midi
