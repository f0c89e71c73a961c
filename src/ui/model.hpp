#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/telemetry.hpp"
#include "patch/parameters.hpp"
#include "wavetable/harmonics.hpp"

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

/// What the panels show and do: all they know of the program. Every function belongs to the ui thread, returns at
/// once and never waits for the audio thread.
class Model {
public:
    virtual ~Model() = default;

    [[nodiscard]] virtual float value(patch::ParameterId id) const = 0;
    /// Clamped to the parameter's range; heard within a period.
    virtual void set_value(patch::ParameterId id, float value) = 0;

    /// The harmonics that sound (at most kMaxHarmonics).
    [[nodiscard]] virtual const wavetable::Harmonics& harmonics() const = 0;
    /// Builds and publishes a table of these.
    virtual void set_harmonics(wavetable::Harmonics harmonics) = 0;

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
