#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "engine/telemetry.hpp"
#include "patch/patch.hpp"
#include "ui/table_edit.hpp"

namespace refrain::ui {

/// The life of published tables, counted.
struct TableLife {
    std::uint64_t published = 0;  ///< handed to the publisher since the start
    std::uint64_t coalesced = 0;  ///< of those, replaced before the audio thread had room for them
    std::uint32_t sounding = 0;   ///< held by the audio thread: read, fading in, or next in line
    std::uint64_t waiting = 0;    ///< superseded, waiting for the collector
    std::uint64_t freed = 0;      ///< freed by the collector
    std::size_t bytes = 0;        ///< memory of all tables that exist
    float latest_audible_ms = 0;  ///< from publish to the first sample that hears it; 0 before the first one
    bool locked = false;          ///< the tables' memory is locked against paging
};

/// The audio side, as of now.
struct AudioStatus {
    bool connected = false;   ///< a JACK server runs our callback
    std::string client_name;  ///< the name JACK gave us
    std::string note;         ///< one line for the player ("started a JACK server on the dummy driver"), or empty
    std::uint32_t sample_rate = 0;
    std::uint32_t period = 0;  ///< frames
    float dsp_load = 0;        ///< 0..1
    std::uint64_t xruns = 0;
    std::uint32_t voices = 0;
    std::uint32_t voice_limit = 0;
    std::array<std::uint32_t, 4> keys{};  ///< bit k%32 of word k/32: key k sounds
};

/// One MIDI keyboard that is, or was, plugged in.
struct MidiInputStatus {
    std::string name;
    bool present = false;      ///< plugged in now
    bool enabled = true;       ///< the player wants to hear it
    std::string problem;       ///< why it does not play although both are true, or empty
    std::uint64_t events = 0;  ///< received since the start
};

/// A patch that can be opened.
struct PatchListing {
    std::string name;
    std::string category;
    std::filesystem::path file;
};

/// What modulation does right now, in the voice that was started last and still sounds.
struct Movement {
    bool sounding = false;  ///< a voice sounds; without one, what all voices share still moves
    /// Each parameter's travel (0..1) with its modulation; without any, the travel of its value.
    std::array<float, patch::kParameterCount> travel{};
    std::array<float, patch::kSources> sources{};       ///< value of each source that is not at audio rate
    std::array<float, patch::kLfos> lfo_phases{};       ///< place in the turn, 0..1
    std::array<float, patch::kEnvelopes> env_places{};  ///< stage (0 delay .. 5 release, 6 done) + part of it, 0..1
};

/// What the panels show and do: all they know of the program. Every function belongs to the ui thread, returns at
/// once and never waits for the audio thread.
class Model {
public:
    virtual ~Model() = default;

    /// The sound being played and edited.
    [[nodiscard]] virtual const patch::Patch& patch() const = 0;
    [[nodiscard]] float value(patch::ParameterId id) const { return patch().value(id); }

    /// Each edit is clamped as Patch does, and heard within a period.
    virtual void set_value(patch::ParameterId id, float value) = 0;
    /// Builds and publishes the oscillator's table.
    virtual void set_table(std::size_t oscillator, patch::TableSourcePtr table) = 0;
    /// One frame of an oscillator's table (past the end: the last). Setting it leaves the others as they are.
    [[nodiscard]] const wavetable::Harmonics& harmonics(std::size_t oscillator = 0, std::size_t frame = 0) const {
        return frame_of(*patch().table(oscillator), frame);
    }
    void set_harmonics(wavetable::Harmonics harmonics, std::size_t oscillator = 0, std::size_t frame = 0) {
        set_table(oscillator, with_frame(*patch().table(oscillator), frame, std::move(harmonics)));
    }
    /// Gives an oscillator the table of that name that comes with the program (wavetable::factory_tables).
    void choose_table(std::size_t oscillator, std::string_view name) { set_table(oscillator, factory_table(name)); }
    virtual void set_route(std::size_t index, const patch::Route& route) = 0;
    virtual void set_lfo_curve(std::size_t lfo, const patch::LfoCurve& curve) = 0;
    virtual void set_effect_order(const patch::EffectOrder& order) = 0;
    /// All of it at once, without a click.
    virtual void set_patch(const patch::Patch& patch) = 0;

    /// The file that the patch came from or was saved to last; empty when there is none.
    [[nodiscard]] virtual std::filesystem::path patch_file() const = 0;
    /// Whether the patch differs from what was opened or saved last.
    [[nodiscard]] virtual bool patch_modified() const = 0;
    /// The error is one line that names the file, the place in it and what was expected; the patch stays as it was.
    [[nodiscard]] virtual tl::expected<void, std::string> open_patch(const std::filesystem::path& file) = 0;
    [[nodiscard]] virtual tl::expected<void, std::string> save_patch(const std::filesystem::path& file) = 0;
    /// The sounds that come with the program.
    [[nodiscard]] virtual const std::vector<PatchListing>& factory_patches() const = 0;

    /// What moves, as the audio thread has it now.
    [[nodiscard]] virtual Movement movement() = 0;

    /// The screen's own keyboard; velocity 1..127.
    virtual void note_on(std::uint8_t key, std::uint8_t velocity) = 0;
    virtual void note_off(std::uint8_t key) = 0;
    /// Everything silent, whatever held it.
    virtual void panic() = 0;

    [[nodiscard]] virtual AudioStatus audio_status() = 0;
    [[nodiscard]] virtual TableLife table_life() = 0;
    /// Highest |sample| left and right since the last call.
    [[nodiscard]] virtual std::array<float, 2> take_peaks() = 0;
    /// Moves up to frames.size() of the newest output frames, oldest first, into `frames`; returns how many came
    /// since the last call.
    virtual std::size_t read_scope(std::span<engine::ScopeFrame> frames) = 0;

    [[nodiscard]] virtual std::vector<MidiInputStatus> midi_inputs() = 0;
    /// One line: why no input can be looked for at all, or empty.
    [[nodiscard]] virtual std::string midi_problem() = 0;
    virtual void enable_midi_input(const std::string& name, bool enabled) = 0;
};

}  // namespace refrain::ui
