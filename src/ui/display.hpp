#pragma once

#include <imgui.h>

#include <string>
#include <tl/expected.hpp>

namespace refrain::ui {

/// Readies GLFW for the display that the environment names; glfwTerminate() undoes it. The error is one line that says
/// what to do. This and all below: the main thread.
[[nodiscard]] tl::expected<void, std::string> open_display();

/// GLFW's own words on its latest failure.
[[nodiscard]] std::string display_error();

/// The scale that the monitor asks for: 1 for an ordinary one, and where nobody knows.
[[nodiscard]] float monitor_scale();

/// The size of a new window in screen coordinates: the design's own at that scale, or what room the monitor has.
[[nodiscard]] ImVec2 opening_size(float scale);

}  // namespace refrain::ui
