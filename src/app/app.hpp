#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "app/audio_link.hpp"
#include "app/command_sender.hpp"
#include "app/options.hpp"
#include "engine/engine.hpp"
#include "midi/device_queue.hpp"
#include "midi/devices.hpp"
#include "patch/patch.hpp"
#include "rt/collector.hpp"
#include "ui/model.hpp"

namespace refrain::app {

/// The running instrument: owns the engine, the tables' collector, the keyboards and the way to the audio server, and
/// brings them up and down in the one order that is safe. To the window it is the Model. All functions: one thread,
/// which is the ui thread whether there is a window or not; none waits for the audio thread, start() and shut_down()
/// excepted.
class App final : public ui::Model {
public:
    /// Nothing runs yet but the collector.
    App(PlayOptions options, patch::Patch patch);
    App(const App&) = delete;
    App& operator=(const App&) = delete;
    /// Shuts down.
    ~App() override;

    /// Joins the audio server, publishes the patch's table and opens the keyboards. The error is one line for the
    /// player.
    [[nodiscard]] tl::expected<void, std::string> start();

    /// Sends what the audio thread had no room for, and watches the server. Call it at least every 50 ms.
    void tick();

    /// Closes the keyboards, leaves the server, takes every table back and stops the collector. Returns how many
    /// tables are still referred to: 0, or there is an error in this program, which is also logged. May be repeated.
    std::size_t shut_down();

    [[nodiscard]] const patch::Patch& patch() const override { return patch_; }
    void set_value(patch::ParameterId id, float value) override;
    void set_table(std::size_t oscillator, patch::TableSourcePtr table) override;
    void set_route(std::size_t index, const patch::Route& route) override;
    void set_lfo_curve(std::size_t lfo, const patch::LfoCurve& curve) override;
    void set_effect_order(const patch::EffectOrder& order) override;
    void set_patch(const patch::Patch& patch) override;
    [[nodiscard]] std::filesystem::path patch_file() const override { return patch_file_; }
    [[nodiscard]] bool patch_modified() const override { return modified_; }
    [[nodiscard]] tl::expected<void, std::string> open_patch(const std::filesystem::path& file) override;
    [[nodiscard]] tl::expected<void, std::string> save_patch(const std::filesystem::path& file) override;
    [[nodiscard]] const std::vector<ui::PatchListing>& factory_patches() const override { return factory_; }
    [[nodiscard]] ui::Movement movement() override;
    void note_on(std::uint8_t key, std::uint8_t velocity) override;
    void note_off(std::uint8_t key) override;
    void panic() override;
    [[nodiscard]] ui::AudioStatus audio_status() override;
    [[nodiscard]] ui::TableLife table_life() override;
    [[nodiscard]] std::array<float, 2> take_peaks() override;
    std::size_t read_scope(std::span<engine::ScopeFrame> frames) override;
    [[nodiscard]] std::vector<ui::MidiInputStatus> midi_inputs() override;
    [[nodiscard]] std::string midi_problem() override;
    void enable_midi_input(const std::string& name, bool enabled) override;

private:
    void publish_table(std::size_t oscillator);
    void send_patch();
    [[nodiscard]] bool may_look_for_server();
    void perform(const engine::Event& event);

    const PlayOptions options_;
    patch::Patch patch_;
    std::filesystem::path patch_file_;
    bool modified_ = false;
    std::vector<ui::PatchListing> factory_;

    // In order of birth; shut_down() takes them apart from the last to the first.
    rt::Collector collector_;
    std::unique_ptr<engine::Engine> engine_;
    std::optional<engine::TablePublisher> publisher_;
    CommandSender commands_;
    std::unique_ptr<midi::DeviceQueues> device_queues_;
    std::optional<AudioLink> link_;
    std::optional<midi::Devices> devices_;

    rt::PublisherStats published_;
    bool tables_locked_ = false;
    bool said_unlocked_ = false;
    bool said_no_keyboards_ = false;
    bool down_ = false;
};

}  // namespace refrain::app
