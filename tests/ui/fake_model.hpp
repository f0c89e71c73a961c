#pragma once

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "patch/patch.hpp"
#include "ui/curves/wave_shape.hpp"
#include "ui/model.hpp"

namespace refrain::test {

/// A program behind the window that plays along without sound: keys light, the scope runs, tables live and die. It
/// writes down what it was asked to do.
class FakeModel final : public ui::Model {
public:
    struct Note {
        bool on;
        int key;
        int velocity;
        bool operator==(const Note&) const = default;
    };

    std::vector<Note> notes;  ///< in the order they came
    int panics = 0;
    int published = 1;
    std::vector<std::pair<std::string, bool>> midi_choices;
    std::string no_inputs_because;
    ui::AudioStatus status;
    ui::TableLife life;
    std::vector<ui::MidiInputStatus> inputs;
    std::filesystem::path file;
    bool modified = false;
    std::string complaint;  ///< what opening and saving say instead of doing it
    std::vector<std::filesystem::path> opened;
    std::vector<std::filesystem::path> saved;
    std::vector<ui::PatchListing> factory;
    ui::Movement moved;
    std::vector<std::string> tables;
    std::vector<std::pair<std::size_t, std::string>> chosen_tables;

    FakeModel() {
        status = {.connected = true,
                  .client_name = "refrain",
                  .note = "",
                  .sample_rate = 48000,
                  .period = 256,
                  .dsp_load = 0.0F,
                  .xruns = 0,
                  .voices = 0,
                  .voice_limit = 64};
        life = {.published = 1, .sounding = 1, .bytes = 330000, .latest_audible_ms = 6.4F, .locked = true};
        wave_.set(harmonics());
    }

    /// Lets that much time pass: sounding keys are heard by meter and scope.
    void pass(double seconds) {
        const auto frames = static_cast<std::size_t>(seconds * status.sample_rate);
        for (std::size_t i = 0; i < frames; ++i) {
            float sum = 0.0F;
            for (std::size_t key = 0; key < 128; ++key) {
                if (sounds(static_cast<int>(key))) {
                    const double hz = 440.0 * std::exp2((static_cast<double>(key) - 69.0) / 12.0);
                    phases_[key] = std::fmod(phases_[key] + hz / status.sample_rate, 1.0);
                    sum += 0.35F * wave_.points()[static_cast<std::size_t>(
                                       phases_[key] * static_cast<double>(ui::WaveShape::kPoints))];
                }
            }
            feed_.push_back({0.9F * sum, 0.7F * sum});
            peaks_[0] = std::max(peaks_[0], std::abs(0.9F * sum));
            peaks_[1] = std::max(peaks_[1], std::abs(0.7F * sum));
        }
    }

    [[nodiscard]] bool sounds(int key) const {
        return ((status.keys[static_cast<std::size_t>(key / 32)] >> (key % 32)) & 1U) != 0;
    }

    const patch::Patch& patch() const override { return patch_; }
    void set_value(patch::ParameterId id, float value) override { patch_.set_value(id, value); }
    void set_table(std::size_t oscillator, patch::TableSourcePtr table) override {
        patch_.set_table(oscillator, std::move(table));
        wave_.set(harmonics());
        ++life.published;
        ++life.freed;
    }
    void set_route(std::size_t index, const patch::Route& route) override { patch_.set_route(index, route); }
    void set_lfo_curve(std::size_t lfo, const patch::LfoCurve& curve) override { patch_.set_lfo_curve(lfo, curve); }
    void set_effect_order(const patch::EffectOrder& order) override { patch_.set_effect_order(order); }
    void set_patch(const patch::Patch& patch) override { patch_ = patch; }
    std::filesystem::path patch_file() const override { return file; }
    bool patch_modified() const override { return modified; }
    tl::expected<void, std::string> open_patch(const std::filesystem::path& path) override {
        if (!complaint.empty()) {
            return tl::unexpected(complaint);
        }
        opened.push_back(path);
        file = path;
        return {};
    }
    tl::expected<void, std::string> save_patch(const std::filesystem::path& path) override {
        if (!complaint.empty()) {
            return tl::unexpected(complaint);
        }
        saved.push_back(path);
        file = path;
        return {};
    }
    const std::vector<ui::PatchListing>& factory_patches() const override { return factory; }
    ui::Movement movement() override { return moved; }
    std::vector<std::string> table_names() const override { return tables; }
    void choose_table(std::size_t oscillator, const std::string& name) override {
        chosen_tables.emplace_back(oscillator, name);
    }
    void note_on(std::uint8_t key, std::uint8_t velocity) override {
        notes.push_back({true, key, velocity});
        mark(key, true);
    }
    void note_off(std::uint8_t key) override {
        notes.push_back({false, key, 0});
        mark(key, false);
    }
    void panic() override {
        ++panics;
        status.keys = {};
        status.voices = 0;
    }
    ui::AudioStatus audio_status() override { return status; }
    ui::TableLife table_life() override { return life; }
    std::array<float, 2> take_peaks() override { return std::exchange(peaks_, {}); }
    std::size_t read_scope(std::span<engine::ScopeFrame> frames) override {
        const std::size_t count = std::min(frames.size(), feed_.size());
        std::copy(feed_.end() - static_cast<std::ptrdiff_t>(count), feed_.end(), frames.begin());
        return std::exchange(feed_, {}).size();
    }
    std::vector<ui::MidiInputStatus> midi_inputs() override { return inputs; }
    std::string midi_problem() override { return no_inputs_because; }
    void enable_midi_input(const std::string& name, bool enabled) override { midi_choices.emplace_back(name, enabled); }

private:
    void mark(std::uint8_t key, bool on) {
        const std::uint32_t bit = std::uint32_t{1} << (key % 32);
        std::uint32_t& word = status.keys[key / 32];
        status.voices += on && (word & bit) == 0 ? 1U : 0U;
        status.voices -= !on && (word & bit) != 0 ? 1U : 0U;
        word = on ? word | bit : word & ~bit;
    }

    patch::Patch patch_;
    ui::WaveShape wave_;
    std::array<double, 128> phases_{};
    std::vector<engine::ScopeFrame> feed_;
    std::array<float, 2> peaks_{};
};

}  // namespace refrain::test
