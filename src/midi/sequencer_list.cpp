#include "midi/sequencer_list.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <vector>

namespace refrain::midi {
namespace {

// The number that a text begins with after blanks, or -1; takes it off the text.
int take_number(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    int number = -1;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
    return result.ec == std::errc() ? number : -1;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) {
        return false;
    }
    text.remove_prefix(prefix.size());
    return true;
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

}  // namespace

std::optional<bool> feeds(std::string_view list, std::string_view address, std::string_view client_name) {
    std::map<int, std::string_view> names;
    std::vector<int> fed;
    bool found = false;
    int client = -1;
    bool here = false;
    while (!list.empty()) {
        std::string_view line = take_line(list);
        if (take_prefix(line, "Client ")) {  // Client  24 : "KeyStep" [Kernel]
            client = take_number(line);
            here = false;
            if (take_prefix(line, " : \"")) {
                names[client] = line.substr(0, line.find("\" ["));
            }
        } else if (take_prefix(line, "  Port ")) {  //   Port   0 : "KeyStep MIDI 1" (RWeX)
            here = std::to_string(client) + ":" + std::to_string(take_number(line)) == address;
            found = found || here;
        } else if (here && take_prefix(line, "    Connecting To: ")) {  // 128:0, 129:0[real:0]
            while (!line.empty()) {
                fed.push_back(take_number(line));
                const std::size_t comma = line.find(", ");
                line.remove_prefix(comma == std::string_view::npos ? line.size() : comma + 2);
            }
        }
    }
    if (!found) {
        return std::nullopt;
    }
    return std::any_of(fed.begin(), fed.end(), [&](int number) {
        const auto name = names.find(number);
        return name != names.end() && name->second == client_name;
    });
}

}  // namespace refrain::midi
