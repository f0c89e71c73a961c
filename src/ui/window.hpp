#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "ui/fonts.hpp"
#include "ui/model.hpp"
#include "ui/pacer.hpp"

struct GLFWwindow;

namespace refrain::ui {

class Face;

/// The program's window: GLFW, OpenGL 3 and Dear ImGui around the face. One at a time; main thread only.
class Window {
public:
    struct Options {
        float scale = 0.0F;               ///< size of everything; 0 takes the monitor's
        std::filesystem::path asset_dir;  ///< holds fonts/
        std::string title = "Refrain";
    };

    /// Error, in one line: no display, no OpenGL 3, a font that is missing; with what to do.
    [[nodiscard]] static tl::expected<std::unique_ptr<Window>, std::string> open(const Options& options);

    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window();

    /// Shows the model until the window is closed or `tick` returns false. `tick` is called on this thread at least
    /// every 50 ms (a slow picture aside), drawing or not, hidden or not. Draws only when something changed or moves.
    void run(Model& model, const std::function<bool()>& tick);

    /// Pictures drawn since the window opened.
    [[nodiscard]] std::uint64_t frames_drawn() const { return frames_drawn_; }

    /// Draws one picture and writes it as a PPM file too. False when it could not be written.
    [[nodiscard]] bool save_picture(Model& model, const std::filesystem::path& file);

    [[nodiscard]] Face& face() { return *face_; }
    /// The window of the system, for tests that drive it.
    [[nodiscard]] GLFWwindow* handle() const { return window_; }

private:
    struct Events;

    Window();
    [[nodiscard]] tl::expected<void, std::string> create(const Options& options);
    void install_callbacks();
    [[nodiscard]] bool hidden() const;
    void follow_size();
    /// Gives ImGui the next change of a mouse button; whether that is the second press of a double click.
    [[nodiscard]] bool show_buttons();
    void render(Model& model);
    void hear(Model& model);
    void sleep(double seconds);

    GLFWwindow* window_ = nullptr;
    std::unique_ptr<Events> events_;
    std::unique_ptr<Face> face_;
    std::filesystem::path asset_dir_;
    Pacer pacer_;
    Fonts fonts_;
    float forced_scale_ = 0.0F;  // 0 follows the monitor
    float layout_scale_ = 1.0F;  // window coordinates per unit of the design
    float width_ = 0.0F;
    float height_ = 0.0F;
    double polled_s_ = -1.0;
    std::uint64_t frames_drawn_ = 0;
    bool glfw_ready_ = false;
    bool imgui_ready_ = false;
    bool backends_ready_ = false;
};

}  // namespace refrain::ui
