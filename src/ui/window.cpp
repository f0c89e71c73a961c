#include "ui/window.hpp"

#define GLFW_INCLUDE_NONE
#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "ui/display.hpp"
#include "ui/face.hpp"
#include "ui/hands/mouse_buttons.hpp"
#include "ui/layout.hpp"
#include "ui/screenshot.hpp"
#include "ui/theme.hpp"

namespace refrain::ui {
namespace {

std::string key_label(int key) {
    const char* name = glfwGetKeyName(key, 0);
    std::string label = name != nullptr ? name : "";
    if (label.size() == 1 && label[0] >= 'a' && label[0] <= 'z') {
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
    }
    return label;
}

ImVec2 pointer(GLFWwindow* window) {
    double x = 0.0;
    double y = 0.0;
    glfwGetCursorPos(window, &x, &y);
    return {static_cast<float>(x), static_cast<float>(y)};
}

}  // namespace

/// What GLFW's callbacks have brought since it was last looked at.
struct Window::Events {
    std::vector<KeyPress> presses;
    std::vector<Input::PlayKey> play_keys;
    MouseButtons buttons;
    bool any = true;
    bool focus_lost = false;

    static Events& of(GLFWwindow* window) { return *static_cast<Events*>(glfwGetWindowUserPointer(window)); }
};

Window::Window() : events_(std::make_unique<Events>()), face_(std::make_unique<Face>()) {}

Window::~Window() {
    if (backends_ready_) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    if (imgui_ready_) {
        ImGui::DestroyContext();
    }
    if (window_ != nullptr) {
        glfwDestroyWindow(window_);
    }
    if (glfw_ready_) {
        glfwTerminate();
    }
}

tl::expected<std::unique_ptr<Window>, std::string> Window::open(const Options& options) {
    std::unique_ptr<Window> window(new Window);
    if (auto created = window->create(options); !created) {
        return tl::unexpected(created.error());
    }
    return window;
}

tl::expected<void, std::string> Window::create(const Options& options) {
    if (auto display = open_display(); !display) {
        return display;
    }
    glfw_ready_ = true;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "refrain");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "refrain");
    asset_dir_ = options.asset_dir;
    forced_scale_ = options.scale;
    const ImVec2 size = opening_size(forced_scale_ > 0.0F ? forced_scale_ : monitor_scale());
    window_ =
        glfwCreateWindow(static_cast<int>(size.x), static_cast<int>(size.y), options.title.c_str(), nullptr, nullptr);
    if (window_ == nullptr) {
        return tl::unexpected("no window with OpenGL 3 (" + display_error() +
                              "): install a driver, try LIBGL_ALWAYS_SOFTWARE=1, or use --headless");
    }
    glfwSetWindowSizeLimits(window_, 640, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window_);
    // The loop keeps its own time: waiting for the screen would keep the program's other work waiting too.
    glfwSwapInterval(0);

    ImGui::CreateContext();
    imgui_ready_ = true;
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    ImGui::GetIO().MouseDoubleClickTime = static_cast<float>(MouseButtons::kDoubleClickSeconds);
    install_callbacks();
    if (!ImGui_ImplGlfw_InitForOpenGL(window_, true)) {
        return tl::unexpected(std::string("the window takes no input: Dear ImGui refuses its GLFW backend"));
    }
    // In the backend's place: it merges what happens between two pictures.
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int button, int action, int) {
        Events& events = Events::of(window);
        events.any = true;
        events.buttons.changed(button, action == GLFW_PRESS, pointer(window), glfwGetTime());
    });
    if (!ImGui_ImplOpenGL3_Init("#version 130")) {
        ImGui_ImplGlfw_Shutdown();
        return tl::unexpected(
            std::string("no OpenGL 3: install a driver, try LIBGL_ALWAYS_SOFTWARE=1, or use --headless"));
    }
    backends_ready_ = true;
    face_->keyboard().set_key_labels(key_label);
    // Loading the type here tells of a missing font before anything is shown.
    if (auto fonts = load_fonts(asset_dir_, 1.0F); !fonts) {
        return tl::unexpected(fonts.error());
    }
    follow_size();
    return {};
}

void Window::install_callbacks() {
    // ImGui's backend, installed later, calls these first and then itself.
    glfwSetWindowUserPointer(window_, events_.get());
    glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int, int action, int mods) {
        Events& events = Events::of(window);
        events.any = true;
        if (action != GLFW_RELEASE) {
            events.presses.push_back(
                {.key = key, .shift = (mods & GLFW_MOD_SHIFT) != 0, .repeated = action == GLFW_REPEAT});
        }
        if (action != GLFW_REPEAT) {
            const bool modified = (mods & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0;
            events.play_keys.push_back({.key = key, .down = action == GLFW_PRESS, .modified = modified});
        }
    });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* window, int focused) {
        Events::of(window).any = true;
        Events::of(window).focus_lost |= focused == GLFW_FALSE;
    });
    glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double, double) { Events::of(window).any = true; });
    glfwSetScrollCallback(window_, [](GLFWwindow* window, double, double) { Events::of(window).any = true; });
    glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned) { Events::of(window).any = true; });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* window, int) { Events::of(window).any = true; });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) { Events::of(window).any = true; });
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* window, int, int) { Events::of(window).any = true; });
    glfwSetWindowIconifyCallback(window_, [](GLFWwindow* window, int) { Events::of(window).any = true; });
    glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* window, float, float) { Events::of(window).any = true; });
}

bool Window::hidden() const {
    return glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE ||
           glfwGetWindowAttrib(window_, GLFW_VISIBLE) == GLFW_FALSE;
}

void Window::follow_size() {
    int width = 0;
    int height = 0;
    int pixels = 0;
    glfwGetWindowSize(window_, &width, &height);
    glfwGetFramebufferSize(window_, &pixels, nullptr);
    if (width <= 0 || height <= 0 || pixels <= 0) {
        return;
    }
    width_ = static_cast<float>(width);
    height_ = static_cast<float>(height);
    const float density = static_cast<float>(pixels) / width_;
    float wanted = forced_scale_;
    if (wanted <= 0.0F) {
        glfwGetWindowContentScale(window_, &wanted, nullptr);
    }
    layout_scale_ = fitting_scale(wanted / density, width_, height_);
    const float raster_scale = layout_scale_ * density;
    if (raster_scale == fonts_.raster_scale && fonts_.body != nullptr) {
        return;
    }
    // The atlas is drawn anew for every scale, so type is sharp at each.
    if (auto fonts = load_fonts(asset_dir_, raster_scale)) {
        fonts_ = *fonts;
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
        ImGui::GetIO().FontDefault = fonts_.body;
        ImGui::GetIO().FontGlobalScale = layout_scale_ / raster_scale;
        theme::apply(layout_scale_);
    }
}

bool Window::show_buttons() {
    MouseButtons& buttons = events_->buttons;
    const auto change = buttons.next();
    ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
    if (change) {
        io.AddMousePosEvent(change->at.x, change->at.y);
        io.AddMouseButtonEvent(change->button, change->down);
    }
#else
    if (change) {
        io.MousePos = change->at;
    }
    for (int button = 0; button < MouseButtons::kCount; ++button) {
        io.MouseDown[button] = buttons.down(button);
    }
#endif
    if (buttons.pending()) {
        pacer_.changed();
    }
    return change && change->twice;
}

void Window::render(Model& model) {
    follow_size();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    const bool twice = show_buttons();
    ImGui::NewFrame();
    if (ImGuiIO& io = ImGui::GetIO(); twice && io.MouseClickedCount[0] == 1) {
        io.MouseClickedCount[0] = 2;
        io.MouseDoubleClicked[0] = true;
    }
    const Input input{.presses = std::exchange(events_->presses, {}), .now_s = glfwGetTime()};
    const double wake_s = face_->draw(model, input, fonts_, width_, height_, layout_scale_);
    ImGui::Render();
    int pixels_x = 0;
    int pixels_y = 0;
    glfwGetFramebufferSize(window_, &pixels_x, &pixels_y);
    glViewport(0, 0, pixels_x, pixels_y);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    ++frames_drawn_;
    pacer_.drew(input.now_s);
    pacer_.draw_at(wake_s);
}

bool Window::save_picture(Model& model, const std::filesystem::path& file) {
    render(model);
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    const bool written = write_ppm(file, width, height);
    glfwSwapBuffers(window_);
    return written;
}

void Window::hear(Model& model) {
    face_->play(model, std::exchange(events_->play_keys, {}));
    if (std::exchange(events_->focus_lost, false)) {
        face_->release_keys(model);
    }
    if (std::exchange(events_->any, false)) {
        pacer_.changed();
    }
}

void Window::sleep(double seconds) {
    if (seconds > 0.0) {
        glfwWaitEventsTimeout(seconds);
    } else {
        glfwPollEvents();
    }
    events_->buttons.polled(glfwGetTime());
}

void Window::run(Model& model, const std::function<bool()>& tick) {
    while (glfwWindowShouldClose(window_) == GLFW_FALSE && tick()) {
        hear(model);
        const double now_s = glfwGetTime();
        if (now_s - polled_s_ >= 0.5 * Pacer::kFrameSeconds) {
            polled_s_ = now_s;
            if (face_->poll(model, now_s)) {
                pacer_.changed();
            }
        }
        pacer_.set_moving(face_->moving(now_s));
        pacer_.set_hidden(hidden());
        if (pacer_.due(now_s)) {
            render(model);
            glfwSwapBuffers(window_);
        }
        sleep(pacer_.wait_s(glfwGetTime()));
    }
    face_->release_keys(model);
}

}  // namespace refrain::ui
