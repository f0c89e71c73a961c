#pragma once

#include <optional>
#include <string_view>

namespace refrain::midi {

/// Whether a port of the ALSA sequencer feeds a client of that name, by the kernel's own list of clients
/// (/proc/asound/seq/clients, written by sound/core/seq/seq_clientmgr.c). `address` is as in a port's name: "24:0".
/// Nothing when the list does not hold the port. No threads.
[[nodiscard]] std::optional<bool> feeds(std::string_view list, std::string_view address, std::string_view client_name);

}  // namespace refrain::midi
