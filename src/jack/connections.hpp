#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <set>
#include <string>

namespace refrain::jack {

/// A cable between a port of ours (its name without the client's) and another program's port (its full name).
struct Connection {
    std::string own;
    std::string other;
    auto operator<=>(const Connection&) const = default;
};
using Connections = std::set<Connection>;

/// The connections that the player wants, learned by looking at those that exist. One thread.
class ConnectionMemory {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// A server that goes away may take its ports away first: what disappears is believed to be the player's doing
    /// only when the server is still there after this time.
    static constexpr std::chrono::milliseconds kBelief{1000};

    /// Takes what exists now.
    void observe(const Connections& existing, Time now);

    /// Begins a new server's session: everything remembered is missing until it exists again or the player undoes it.
    void expect_all();

    /// Remembered, and not there since expect_all().
    [[nodiscard]] const Connections& missing() const { return missing_; }
    [[nodiscard]] const Connections& remembered() const { return remembered_; }

private:
    Connections remembered_;
    Connections missing_;
    Connections gone_;  // disappeared, not believed yet
    std::optional<Time> gone_since_;
};

}  // namespace refrain::jack
