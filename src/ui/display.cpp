#include "ui/display.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdlib>

#include "ui/layout.hpp"

namespace refrain::ui {
namespace {

// GLFW from 3.4 on tries Wayland where it knows nothing better, and without its folder Wayland's library writes a line
// of its own to the terminal.
void prefer_reachable_platform() {
#if defined(GLFW_PLATFORM_X11)
    const char* const folder = std::getenv("XDG_RUNTIME_DIR");
    if (folder == nullptr || *folder == '\0') {
        glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
    }
#endif
}

}  // namespace

std::string display_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text != nullptr ? text : "no reason given";
}

tl::expected<void, std::string> open_display() {
    prefer_reachable_platform();
    if (glfwInit() != GLFW_TRUE) {
        return tl::unexpected("no display to open a window on (" + display_error() +
                              "): set DISPLAY, or use --headless");
    }
    return {};
}

float monitor_scale() {
    float scale = 1.0F;
    if (GLFWmonitor* const monitor = glfwGetPrimaryMonitor()) {
        glfwGetMonitorContentScale(monitor, &scale, nullptr);
    }
    return scale;
}

ImVec2 opening_size(float scale) {
    int width = 0;
    int height = 0;
#if defined(GLFW_PLATFORM_WAYLAND)
    // There a window is measured before scaling, and the monitor after it.
    const float divisor = glfwGetPlatform() == GLFW_PLATFORM_WAYLAND ? monitor_scale() : 1.0F;
#else
    const float divisor = 1.0F;
#endif
    if (GLFWmonitor* const monitor = glfwGetPrimaryMonitor()) {
        int x = 0;
        int y = 0;
        glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    }
    const ImVec2 wanted{kDesignWidth * scale / divisor, kDesignHeight * scale / divisor};
    return width > 0 && height > 0 ? ImVec2{std::min(wanted.x, static_cast<float>(width) / divisor),
                                            std::min(wanted.y, static_cast<float>(height) / divisor)}
                                   : wanted;
}

}  // namespace refrain::ui
