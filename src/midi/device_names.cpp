#include "midi/device_names.hpp"

#include <algorithm>
#include <map>

namespace refrain::midi {

namespace {

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

// "name 24:0" -> "name"
std::string_view without_address(std::string_view name) {
    const std::size_t space = name.rfind(' ');
    if (space == std::string_view::npos) {
        return name;
    }
    const std::string_view address = name.substr(space + 1);
    const std::size_t colon = address.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == address.size()) {
        return name;
    }
    const bool numbers = std::all_of(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon), is_digit) &&
                         std::all_of(address.begin() + static_cast<std::ptrdiff_t>(colon) + 1, address.end(), is_digit);
    return numbers ? name.substr(0, space) : name;
}

// "client:port" -> "port" where the port's name starts with its client's
std::string_view without_repeated_client(std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) {
        return name;
    }
    const std::string_view client = name.substr(0, colon);
    const std::string_view port = name.substr(colon + 1);
    return port.starts_with(client) ? port : name;
}

}  // namespace

std::vector<std::string> alsa_device_names(const std::vector<std::string>& port_names) {
    std::vector<std::string> names;
    names.reserve(port_names.size());
    std::map<std::string, int> seen;
    for (const std::string& port_name : port_names) {
        std::string name(without_repeated_client(without_address(port_name)));
        const int count = ++seen[name];
        if (count > 1) {
            name += " (" + std::to_string(count) + ")";
        }
        names.push_back(std::move(name));
    }
    return names;
}

bool is_loopback(std::string_view device_name) {
    return device_name.starts_with("Midi Through");
}

}  // namespace refrain::midi
