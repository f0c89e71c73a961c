#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ui/curves/meter.hpp"
#include "ui/curves/scope_trace.hpp"
#include "ui/curves/table_picture.hpp"
#include "ui/model.hpp"

namespace refrain::ui {

/// What the window shows of the program, read from the model in one place, so that a picture is drawn only when one of
/// these differs from the last.
class Readings {
public:
    /// How long a lamp stays lit after the event that lit it.
    static constexpr double kLampSeconds = 0.25;

    /// One MIDI input with the time of its latest event.
    struct MidiInput {
        MidiInputStatus status;
        double active_s = -1e9;
    };

    /// Reads everything. True when something that is shown has changed. Costs microseconds when nothing did.
    bool poll(Model& model, double now_s);

    /// The picture changes with time alone: something sounds, falls or glows.
    [[nodiscard]] bool moving(double now_s) const;

    [[nodiscard]] const AudioStatus& audio() const { return audio_; }
    [[nodiscard]] const TableLife& life() const { return life_; }
    [[nodiscard]] int load_percent() const { return load_percent_; }
    [[nodiscard]] const std::array<Meter, 2>& meters() const { return meters_; }
    void clear_clip();
    [[nodiscard]] ScopeTrace& scope() { return scope_; }
    [[nodiscard]] const std::vector<MidiInput>& midi() const { return midi_; }
    [[nodiscard]] const std::string& midi_problem() const { return midi_problem_; }
    /// What modulation does, while a voice sounds; at rest otherwise.
    [[nodiscard]] const Movement& movement() const { return movement_; }
    /// An oscillator's table.
    [[nodiscard]] const TablePicture& table(std::size_t oscillator) const { return tables_[oscillator]; }
    /// Where that parameter is now (0..1): moved by modulation while it sounds, its own value otherwise.
    [[nodiscard]] float travel(patch::ParameterId id) const;
    /// The patch differs from its file.
    [[nodiscard]] bool modified() const { return modified_; }
    /// When the count of published tables last moved.
    [[nodiscard]] double published_s() const { return published_s_; }
    [[nodiscard]] bool key_sounds(int key) const;

private:
    bool poll_audio(Model& model, double now_s);
    bool poll_life(Model& model, double now_s);
    bool poll_midi(Model& model, double now_s);
    bool poll_sound(Model& model, double now_s);
    bool poll_patch(Model& model);
    bool poll_movement(Model& model);

    AudioStatus audio_;
    TableLife life_;
    std::array<Meter, 2> meters_;
    ScopeTrace scope_;
    std::vector<MidiInput> midi_;
    std::string midi_problem_;
    patch::Patch patch_;  // as it was shown last
    std::array<TablePicture, patch::kOscillators> tables_;
    std::filesystem::path patch_file_;
    bool modified_ = false;
    bool patch_read_ = false;
    Movement movement_;
    std::vector<engine::ScopeFrame> incoming_ = std::vector<engine::ScopeFrame>(ScopeTrace::kHistory);
    int load_percent_ = 0;
    double load_read_s_ = -1e9;
    double published_s_ = -1e9;
    double heard_s_ = -1e9;  // when the scope's feed last brought something
};

}  // namespace refrain::ui
