#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "jack/client.hpp"
#include "jack/server.hpp"

namespace refrain::jack {

/// Opens the client on the server that answers; when none does, starts a temporary one (unless `may_start` is false)
/// and waits until it answers, at most `patience`. A server that had to be started is left in `server`, which must
/// outlive the client's session: close the client first, then let the server go. `stop`, if given, is asked while
/// waiting; true ends both the wait and the server. Returns one line for the player
/// ("started a JACK server on the dummy driver ...") or an empty one; a failure is one line that says what to do.
/// One thread, not the audio thread; blocks.
[[nodiscard]] tl::expected<std::string, OpenError> open_or_start(
    Client& client, const ClientOptions& options, ServerOptions server_options, bool may_start,
    std::optional<Server>& server, const std::function<bool()>& stop = {},
    std::chrono::milliseconds patience = std::chrono::milliseconds(10000));

}  // namespace refrain::jack
