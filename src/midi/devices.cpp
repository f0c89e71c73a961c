#include "midi/devices.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "midi/device_names.hpp"
#include "midi/device_port.hpp"
#include "midi/sequencer_list.hpp"
#include "rt/thread_role.hpp"

namespace refrain::midi {

std::string_view name_of(DeviceApi api) noexcept {
    switch (api) {
        case DeviceApi::alsa:
            return "alsa";
        case DeviceApi::jack:
            return "jack";
        case DeviceApi::none:
            break;
    }
    return "none";
}

Devices::Devices(DeviceQueues& queues, DeviceOptions options) : options_(std::move(options)), queues_(queues) {
    if (options_.api != DeviceApi::none) {
        thread_ = std::thread([this] { run(); });
    }
}

Devices::~Devices() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) {
        thread_.join();
    }
}

std::vector<DeviceStatus> Devices::status() const {
    const std::lock_guard lock(mutex_);
    std::vector<DeviceStatus> all;
    all.reserve(inputs_.size());
    for (const Input& input : inputs_) {
        all.push_back(input.status);
        all.back().events = input.received->load(std::memory_order_relaxed);
    }
    return all;
}

void Devices::set_enabled(const std::string& name, bool enabled) {
    {
        const std::lock_guard lock(mutex_);
        known(name).status.enabled = enabled;
        look_now_ = true;
    }
    wake_.notify_one();
}

void Devices::set_paused(bool paused) {
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(paused_, paused) == paused) {
            return;
        }
        closed_ = false;
        look_now_ = true;
    }
    wake_.notify_one();
}

bool Devices::closed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
}

std::string Devices::problem() const {
    const std::lock_guard lock(mutex_);
    return problem_;
}

Devices::Input& Devices::known(const std::string& name) {
    const auto found =
        std::find_if(inputs_.begin(), inputs_.end(), [&](const Input& input) { return input.status.name == name; });
    if (found != inputs_.end()) {
        return *found;
    }
    inputs_.push_back({.status = {.name = name, .enabled = !is_loopback(name), .problem = {}},
                       .port_name = {},
                       .received = std::make_shared<std::atomic<std::uint64_t>>(0)});
    return inputs_.back();
}

void Devices::run() {
    const rt::ScopedThreadRole role(rt::ThreadRole::worker);
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        look_now_ = false;
        const bool paused = paused_;
        lock.unlock();
        if (paused) {
            see({});
            close_all();
        } else {
            look();
        }
        lock.lock();
        closed_ = paused && paused_;
        wake_.wait_for(lock, options_.poll, [this] { return stopping_ || look_now_; });
    }
    lock.unlock();
    close_all();
}

void Devices::close_all() {
    for (auto& port : open_) {
        port.reset();
    }
    ports_.reset();
}

void Devices::look() {
    if (ports_ == nullptr) {
        auto ports = DevicePorts::open(options_);
        const std::lock_guard lock(mutex_);
        problem_ = ports ? std::string() : ports.error();
        ports_ = ports ? std::move(*ports) : nullptr;
    }
    const std::vector<std::string> port_names = ports_ ? ports_->port_names() : std::vector<std::string>();
    if (port_names.empty()) {
        ports_.reset();  // a server that went away and came back is seen only through a new connection to it
    }
    see(port_names);
    close_unwanted();
    close_unplugged();
    open_wanted(port_names);
}

void Devices::see(const std::vector<std::string>& port_names) {
    const std::vector<std::string> names = options_.api == DeviceApi::alsa ? alsa_device_names(port_names) : port_names;
    const std::lock_guard lock(mutex_);
    for (Input& input : inputs_) {
        input.status.present = false;
    }
    for (std::size_t index = 0; index < names.size(); ++index) {
        Input& input = known(names[index]);
        input.status.present = true;
        // Another number at the end: it was pulled out and plugged in again between two looks.
        if (input.port_name != port_names[index]) {
            for (auto& port : open_) {
                if (port != nullptr && port->name() == names[index]) {
                    input.status.present = false;
                }
            }
            input.port_name = input.status.present ? port_names[index] : std::string();
        }
    }
}

void Devices::close_unwanted() {
    for (auto& port : open_) {
        if (port == nullptr) {
            continue;
        }
        bool wanted = false;
        {
            const std::lock_guard lock(mutex_);
            const DeviceStatus& status = known(port->name()).status;
            wanted = status.present && status.enabled;
        }
        if (!wanted) {
            port.reset();
        }
    }
}

// A keyboard that is pulled out and plugged in again between two looks has its old number, but no longer feeds us.
void Devices::close_unplugged() {
    if (options_.api != DeviceApi::alsa) {
        return;
    }
    std::ifstream file(options_.clients);
    const std::string list((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    for (std::size_t place = 0; place < open_.size(); ++place) {
        if (open_[place] == nullptr) {
            fed_[place] = false;
            continue;
        }
        std::string port_name;
        {
            const std::lock_guard lock(mutex_);
            port_name = known(open_[place]->name()).port_name;
        }
        const auto fed = feeds(list, port_name.substr(port_name.rfind(' ') + 1), options_.client_name);
        // Only what was seen to feed us can be seen to have stopped.
        if (fed == false && fed_[place]) {
            open_[place].reset();
        }
        fed_[place] = fed.value_or(false) && open_[place] != nullptr;
    }
}

void Devices::open_wanted(const std::vector<std::string>& port_names) {
    std::vector<Input> wanted;
    {
        const std::lock_guard lock(mutex_);
        for (Input& input : inputs_) {
            input.status.problem = input.status.present && input.status.enabled ? input.status.problem : std::string();
            const bool opened = std::any_of(open_.begin(), open_.end(), [&](const auto& port) {
                return port != nullptr && port->name() == input.status.name;
            });
            if (input.status.present && input.status.enabled && !opened) {
                wanted.push_back(input);
            }
        }
    }
    for (const Input& input : wanted) {
        const auto port = std::find(port_names.begin(), port_names.end(), input.port_name);
        if (port != port_names.end()) {
            open_one(input, static_cast<unsigned>(port - port_names.begin()));
        }
    }
}

void Devices::open_one(const Input& input, unsigned index) {
    std::string problem = "more than " + std::to_string(kDeviceLimit) + " inputs are open; disable another one";
    const auto free = std::find(open_.begin(), open_.end(), nullptr);
    if (free != open_.end()) {
        const auto place = static_cast<std::size_t>(free - open_.begin());
        auto port =
            DevicePort::open(options_, index, input.port_name, input.status.name, queues_[place], input.received);
        problem = port ? std::string() : port.error();
        *free = port ? std::move(*port) : nullptr;
    }
    const std::lock_guard lock(mutex_);
    known(input.status.name).status.problem = std::move(problem);
}

}  // namespace refrain::midi
