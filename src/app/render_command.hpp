#pragma once

#include <string>
#include <tl/expected.hpp>

#include "app/options.hpp"

namespace refrain::app {

/// `refrain render`: plays a MIDI file into a WAV file. Returns a line for the player (length, peak, speed); an error
/// is one line, and then no file has been written or replaced. Ends early, as an error, when StopSignal is asked.
[[nodiscard]] tl::expected<std::string, std::string> render_file(const RenderOptions& options);

}  // namespace refrain::app
