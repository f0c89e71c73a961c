#include "app/play_command.hpp"

#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>

#include "app/app.hpp"
#include "app/asset_folder.hpp"
#include "app/starting_patch.hpp"
#include "app/stop_signal.hpp"
#include "rt/thread_role.hpp"
#include "ui/window.hpp"

namespace refrain::app {
namespace {

constexpr std::chrono::milliseconds kHeadlessTick{20};

tl::expected<std::unique_ptr<ui::Window>, std::string> open_window(const PlayOptions& options) {
    const auto assets = asset_folder();
    if (!assets) {
        return tl::make_unexpected(assets.error());
    }
    return ui::Window::open({.scale = options.scale, .asset_dir = *assets, .title = "Refrain"});
}

}  // namespace

tl::expected<void, std::string> play(const PlayOptions& options) {
    const rt::ScopedThreadRole role(rt::ThreadRole::ui);
    auto patch = starting_patch(options.sound);
    if (!patch) {
        return tl::make_unexpected(patch.error());
    }
    // The window first: without one there is no reason to start a server or to show up in the graph.
    std::unique_ptr<ui::Window> window;
    if (!options.headless) {
        auto opened = open_window(options);
        if (!opened) {
            return tl::make_unexpected(opened.error());
        }
        window = std::move(*opened);
    }
    if (!options.server.name.empty()) {
        // RtMidi's JACK API looks nowhere else. No second thread runs yet. NOLINTNEXTLINE(concurrency-mt-unsafe)
        setenv("JACK_DEFAULT_SERVER", options.server.name.c_str(), 1);
    }
    App app(options, std::move(*patch));
    if (const auto started = app.start(); !started) {
        return started;
    }
    const auto tick = [&app] {
        app.tick();
        return !StopSignal::asked();
    };
    if (window) {
        window->run(app, tick);
    } else {
        while (tick()) {
            std::this_thread::sleep_for(kHeadlessTick);
        }
    }
    if (app.shut_down() != 0) {
        return tl::make_unexpected("tables were still in use at the end");
    }
    return {};
}

}  // namespace refrain::app
