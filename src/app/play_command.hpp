#pragma once

#include <tl/expected.hpp>

#include "app/options.hpp"

namespace refrain::app {

/// `refrain`: plays until the window is closed or StopSignal is asked. The error is one line. Main thread.
[[nodiscard]] tl::expected<void, std::string> play(const PlayOptions& options);

}  // namespace refrain::app
