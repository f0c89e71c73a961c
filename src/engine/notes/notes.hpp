#pragma once

#include <array>
#include <cstdint>

#include "engine/channel.hpp"
#include "engine/notes/held_keys.hpp"
#include "engine/voices/voice_bank.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// What is needed to know while keys are played.
struct NoteContext {
    const Plan& plan;
    const Channels& channels;
    std::uint32_t place;  ///< frame of the tick, 0..15
};

/// Which key sounds on which voice: polyphony or one note at a time, pedals, glides, and who has to go when there are
/// too many. All functions: audio thread, wait-free.
class Notes {
public:
    explicit Notes(VoiceBank& bank) : bank_(bank) {}

    /// `velocity` 1..127.
    void note_on(std::uint8_t channel, std::uint8_t key, std::uint8_t velocity, const NoteContext& context) REFRAIN_RT;
    void note_off(std::uint8_t channel, std::uint8_t key, std::uint8_t velocity, const NoteContext& context) REFRAIN_RT;
    /// The pressure on one key, 0..1.
    void poly_pressure(std::uint8_t channel, std::uint8_t key, float pressure) REFRAIN_RT;
    /// What the pedals did.
    void pedal(std::uint8_t channel, PedalChange change, const NoteContext& context) REFRAIN_RT;
    /// As if every key of the channel were let go.
    void all_notes_off(std::uint8_t channel, const NoteContext& context) REFRAIN_RT;
    /// The channel is silent within kStealFade_s.
    void all_sound_off(std::uint8_t channel, const NoteContext& context) REFRAIN_RT;
    /// Every voice silent at once, every key forgotten.
    void stop() REFRAIN_RT;

    /// Whether the channel has a voice that sounds.
    [[nodiscard]] bool sounds_on(std::uint8_t channel) const REFRAIN_RT;
    /// Bit k%32 of word k/32: key k is held, by a finger or a pedal.
    [[nodiscard]] std::array<std::uint32_t, 4> keys() const REFRAIN_RT;
    /// Voices taken from a note so far.
    [[nodiscard]] std::uint64_t steals() const REFRAIN_RT { return steals_; }

private:
    static constexpr std::size_t kNone = VoiceBank::kVoices;

    [[nodiscard]] NoteStart note_of(std::uint8_t channel, std::uint8_t key, std::uint8_t velocity, bool overlaps,
                                    const NoteContext& context) REFRAIN_RT;
    void play_poly(const NoteStart& note, const NoteContext& context) REFRAIN_RT;
    void play_single(const NoteStart& note, bool retrigger, const NoteContext& context) REFRAIN_RT;
    void let_go(std::size_t index, float velocity, const NoteContext& context) REFRAIN_RT;
    [[nodiscard]] std::size_t place_for_note(const NoteContext& context) REFRAIN_RT;
    [[nodiscard]] std::size_t least_missed() const REFRAIN_RT;
    [[nodiscard]] bool is_missed_less(std::size_t a, std::size_t b) const REFRAIN_RT;
    [[nodiscard]] std::size_t single_voice(std::uint8_t channel) const REFRAIN_RT;

    VoiceBank& bank_;
    std::array<HeldKeys, kChannels> held_{};
    std::array<double, kChannels> last_pitch_ = [] {
        std::array<double, kChannels> none{};
        none.fill(-1.0);
        return none;
    }();
    std::uint64_t order_ = 0;
    std::uint64_t steals_ = 0;
};

}  // namespace refrain::engine
