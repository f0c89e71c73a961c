#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/channel.hpp"
#include "engine/kernels/kernels.hpp"
#include "engine/voices/buses.hpp"
#include "engine/voices/filter_stage.hpp"
#include "engine/voices/group.hpp"
#include "engine/voices/plan.hpp"
#include "engine/voices/voice.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// A note as it begins.
struct NoteStart {
    std::uint8_t channel = 0;
    std::uint8_t key = 0;
    float velocity = 1.0F;       ///< 0..1
    float velocity_gain = 1.0F;  ///< linear
    double pitch_from = 60.0;    ///< semitones; glides from here to the key's pitch
    double glide_s = 0.0;
    std::uint64_t order = 0;
};

/// All voices, in groups of sixteen: starts them, lets them go, and renders them. Which note gets a voice is decided
/// in notes/. All functions but the constructor: audio thread, wait-free.
class VoiceBank {
public:
    static constexpr std::size_t kGroups = (patch::kMaxVoices + kDyingVoices) / dsp::kLanes;
    static constexpr std::size_t kVoices = kGroups * dsp::kLanes;

    explicit VoiceBank(const Kernels& kernels);

    [[nodiscard]] std::span<const Voice> voices() const REFRAIN_RT { return voices_; }
    [[nodiscard]] Voice& voice(std::size_t index) REFRAIN_RT { return voices_[index]; }
    [[nodiscard]] std::uint32_t sounding() const REFRAIN_RT { return sounding_; }

    /// `place`: the frame of the tick at which it happens, 0..15; at 0 the tick is still to come.
    void start(std::size_t index, const NoteStart& note, const Plan& plan, const Channels& channels,
               std::uint32_t place) REFRAIN_RT;
    /// Another note on a voice that sounds; its envelopes begin anew, or go on.
    void change(std::size_t index, const NoteStart& note, bool retrigger, const Plan& plan,
                std::uint32_t place) REFRAIN_RT;
    /// Into the release; `velocity` 0..1. `order` counts releases.
    void release(std::size_t index, float velocity, std::uint64_t order, const Plan& plan,
                 std::uint32_t place) REFRAIN_RT;
    /// Into the short fade, whatever the state.
    void kill(std::size_t index, std::uint32_t place) REFRAIN_RT;
    /// Pressure on its own key, 0..1; glides there.
    void set_pressure(std::size_t index, float pressure) REFRAIN_RT;
    /// Silent now; what it leaves is a decaying offset instead of a step.
    void cut(std::size_t index) REFRAIN_RT;
    /// Every voice silent at once.
    void stop() REFRAIN_RT;

    /// How loud it is, linear; and how much it would be missed, which is the same but for notes that have just begun.
    [[nodiscard]] float loudness(std::size_t index) const REFRAIN_RT;
    [[nodiscard]] float presence(std::size_t index) const REFRAIN_RT;

    /// The controls of the next kTickFrames frames.
    void tick(const Plan& plan, const Channels& channels) REFRAIN_RT;
    /// Adds the next frames of the tick, from `place` on, to both outputs.
    void render(const Plan& plan, std::uint32_t place, std::uint32_t frames, float* out_left,
                float* out_right) REFRAIN_RT;

    /// After something was exchanged in silence.
    void forget_filters() REFRAIN_RT { filters_.reset(); }
    /// Both sides are the same from now on, or go apart: the right side begins where the left one is.
    void part_sides() REFRAIN_RT;
    /// Keeps times when the sample rate becomes `ratio` times what it was.
    void rescale(double ratio) REFRAIN_RT;

    /// Calls `work(voice)` for each voice that is not idle.
    template <class Work>
    void for_each_sounding(Work work) const REFRAIN_RT {
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            for (dsp::LaneMask left = groups_[g].sounding; left != 0; left &= left - 1) {
                work(voices_[g * dsp::kLanes + static_cast<std::size_t>(std::countr_zero(left))]);
            }
        }
    }
    /// The voice that was started last and still sounds, or kVoices.
    [[nodiscard]] std::size_t newest() const REFRAIN_RT;
    [[nodiscard]] const Group& group_of(std::size_t index) const REFRAIN_RT { return groups_[index / dsp::kLanes]; }

private:
    void prepare(std::size_t index, const Plan& plan, const Channels& channels) REFRAIN_RT;
    void start_oscillators(std::size_t index, const Plan& plan, std::uint32_t random) REFRAIN_RT;
    void set_note(std::size_t index, const NoteStart& note, const Plan& plan) REFRAIN_RT;
    void end(std::size_t index) REFRAIN_RT;
    void end_voices() REFRAIN_RT;
    [[nodiscard]] static bool advance(Voice& voice, float share) REFRAIN_RT;
    void prepare_voices(const Plan& plan, const Channels& channels) REFRAIN_RT;
    void render_remains(float* out_left, float* out_right, std::uint32_t frames) REFRAIN_RT;
    [[nodiscard]] float death_gain(const Voice& voice) const REFRAIN_RT;
    [[nodiscard]] std::uint32_t next_random() REFRAIN_RT;

    const Kernels& kernels_;
    FilterStage filters_;
    std::vector<Group> groups_;
    std::vector<Voice> voices_;
    std::vector<Buses> buses_;         // one
    std::uint32_t death_length_ = 12;  // ticks
    std::uint32_t random_ = 1;
    float remains_left_ = 0.0F;
    float remains_right_ = 0.0F;
    float remains_decay_ = 0.98F;
    std::uint32_t sounding_ = 0;
    float exchange_gain_ = 1.0F;  // as the voices were told
    bool reads_channel_ = true;
};

}  // namespace refrain::engine
