#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "dsp/interpolator.hpp"
#include "engine/voice.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

inline constexpr std::size_t kChannels = 16;
using Channels = std::array<Channel, kChannels>;

/// Who plays which key. At most kVoiceLimit notes live; the next one takes the place of the one that is missed least,
/// which fades out quickly beside it. All functions but the constructor: audio thread, wait-free.
class VoicePool {
public:
    explicit VoicePool(const dsp::Interpolator& interpolator);

    void note_on(std::uint8_t channel_number, std::uint8_t key, std::uint16_t velocity, const Channels& channels,
                 const VoiceContext& context) REFRAIN_RT;
    void note_off(std::uint8_t channel_number, std::uint8_t key, const Channels& channels,
                  const VoiceContext& context) REFRAIN_RT;
    /// Releases what the channel's pedal held.
    void pedal_up(std::uint8_t channel_number, const VoiceContext& context) REFRAIN_RT;
    /// As if every key of the channel were let go.
    void all_notes_off(std::uint8_t channel_number, const Channels& channels, const VoiceContext& context) REFRAIN_RT;
    /// The channel is silent within kStealFade_s.
    void all_sound_off(std::uint8_t channel_number, const VoiceContext& context) REFRAIN_RT;
    /// Every voice silent at once.
    void stop() REFRAIN_RT;

    /// Adds the next `frames`, at most context.tick_left, to both outputs.
    void render(const Channels& channels, const VoiceContext& context, float* out_left, float* out_right,
                std::uint32_t frames) REFRAIN_RT;

    void rescale(double ratio) REFRAIN_RT;

    /// Voices that sound, dying ones included.
    [[nodiscard]] std::uint32_t sounding() const REFRAIN_RT;
    /// Whether any of them is the channel's.
    [[nodiscard]] bool sounds_on(std::uint8_t channel_number) const REFRAIN_RT;
    /// Bit k%32 of word k/32: key k is held, by a finger or the pedal.
    [[nodiscard]] std::array<std::uint32_t, 4> keys() const REFRAIN_RT;
    /// Voices taken from a note so far.
    [[nodiscard]] std::uint64_t steals() const REFRAIN_RT { return steals_; }

private:
    [[nodiscard]] Voice& place_for_note(const VoiceContext& context) REFRAIN_RT;
    [[nodiscard]] Voice* least_missed() REFRAIN_RT;
    void cut(Voice& voice) REFRAIN_RT;
    void render_remains(float* out_left, float* out_right, std::uint32_t frames, double sample_rate) REFRAIN_RT;
    void let_go(Voice& voice, const Channels& channels, const VoiceContext& context) REFRAIN_RT;

    std::vector<Voice> voices_;  // twice kVoiceLimit: as many may be dying as live
    std::uint64_t order_ = 0;
    std::uint64_t steals_ = 0;
    // What is left of voices that had to be cut while they were dying: a decaying offset instead of a step.
    float remains_left_ = 0.0F;
    float remains_right_ = 0.0F;
};

}  // namespace refrain::engine
