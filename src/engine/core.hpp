#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "engine/channel.hpp"
#include "engine/effects/effects_chain.hpp"
#include "engine/engine.hpp"
#include "engine/global_values.hpp"
#include "engine/notes/notes.hpp"
#include "engine/parameters/matrix.hpp"
#include "engine/parameters/values.hpp"
#include "engine/shared_modulators.hpp"
#include "engine/table_slot.hpp"
#include "engine/voices/exchange.hpp"
#include "engine/voices/voice_bank.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// The sub-oscillator's waves, in the order of its shapes.
using SubTables = std::array<std::unique_ptr<const wavetable::Wavetable>, patch::kSubShapes.size()>;

/// What stands behind Engine: the same functions, and the state they work on.
class Core {
public:
    explicit Core(double sample_rate);

    void set_sample_rate(double sample_rate) REFRAIN_RT;
    void render(std::span<const Event> events, float* out_left, float* out_right, std::uint32_t frames) REFRAIN_RT;
    void reset();
    void release_tables();

    TableQueue tables;
    CommandQueue commands;
    ScopeQueue scope;
    Telemetry telemetry;

private:
    void adopt_tables() REFRAIN_RT;
    void obey_commands() REFRAIN_RT;
    void obey(const Command& command) REFRAIN_RT;
    void perform(const Event& event) REFRAIN_RT;
    void channel_message(const Event& event) REFRAIN_RT;
    void control_change(const Event& event) REFRAIN_RT;
    void panic() REFRAIN_RT;
    void set_parameter(patch::ParameterId id, float value) REFRAIN_RT;
    void render_span(float* out_left, float* out_right, std::uint32_t frames) REFRAIN_RT;
    void tick() REFRAIN_RT;
    void plan(bool silent) REFRAIN_RT;
    void read_tables() REFRAIN_RT;
    void report_movement() REFRAIN_RT;
    void report(const float* out_left, const float* out_right, std::uint32_t frames) REFRAIN_RT;
    [[nodiscard]] std::uint32_t tick_left() const REFRAIN_RT;
    [[nodiscard]] NoteContext note_context() REFRAIN_RT;

    double sample_rate_ = 0.0;
    double gain_step_ = 0.0;
    double pitch_step_ = 0.0;
    std::uint64_t clock_ = 0;  // frames since the start; ticks fall on its multiples of kTickFrames
    std::uint8_t last_channel_ = 0;
    Matrix matrix_;
    Channels channels_;
    std::array<TableSlot, kTableSlots> slots_;
    const SubTables sub_tables_;
    Exchange exchange_;
    VoiceBank bank_;
    Notes notes_;
    GlobalValues global_values_{values_, matrix_};
    EffectsChain effects_;
    // What is aligned to a cache line, together.
    Plan plan_;
    SharedModulators shared_;
    Values values_;
};

}  // namespace refrain::engine
