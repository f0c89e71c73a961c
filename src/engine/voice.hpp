#pragma once

#include <cstdint>

#include "dsp/envelope.hpp"
#include "engine/channel.hpp"
#include "engine/oscillator.hpp"
#include "engine/sound.hpp"
#include "engine/table_slot.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// What a voice needs to know of its surroundings while it renders.
struct VoiceContext {
    const Sound& sound;
    const TableSlot& slot;
    double sample_rate;
    double sustain_glide;     ///< share of the way to the sustain level that a tick goes
    std::uint32_t tick_left;  ///< frames to the next tick, 1..kTickFrames
};

/// One sounding key. Its controls run in straight lines over segments that end on the tick, and on the sample where a
/// stage of its envelope ends; where a block ends does not matter. All functions: audio thread, wait-free.
class Voice {
public:
    enum class State : std::uint8_t {
        idle,
        held,       ///< the key is down
        pedalled,   ///< the key is up, the pedal holds the note
        releasing,  ///< fades as the patch says
        dying,      ///< stolen or silenced: fades within kStealFade_s
    };

    explicit Voice(const dsp::Interpolator& interpolator) : oscillator_(interpolator) {}

    /// A new note from silence. `order` counts notes, so that older and newer can be told apart.
    void start(std::uint8_t channel_number, std::uint8_t key, std::uint16_t velocity, std::uint64_t order,
               const Channel& channel, const VoiceContext& context) REFRAIN_RT;

    /// The key is up and the pedal is down.
    void pedal_holds() REFRAIN_RT { state_ = State::pedalled; }
    /// Into the release; `order` counts releases.
    void release(std::uint64_t order, const VoiceContext& context) REFRAIN_RT;
    /// Into the short fade, whatever the state.
    void kill(const VoiceContext& context) REFRAIN_RT;
    /// Silent at once.
    void stop() REFRAIN_RT { state_ = State::idle; }

    /// Adds the next `frames` samples, at most context.tick_left.
    void render(const Channel& channel, const VoiceContext& context, float* out_left, float* out_right,
                std::uint32_t frames) REFRAIN_RT;

    /// Keeps pitch and times when the sample rate becomes `ratio` times what it was.
    void rescale(double ratio) REFRAIN_RT;

    [[nodiscard]] State state() const REFRAIN_RT { return state_; }
    [[nodiscard]] bool is_idle() const REFRAIN_RT { return state_ == State::idle; }
    /// Counts as one of the kVoiceLimit: everything but idle and dying.
    [[nodiscard]] bool is_live() const REFRAIN_RT { return state_ != State::idle && state_ != State::dying; }
    [[nodiscard]] std::uint8_t key() const REFRAIN_RT { return key_; }
    [[nodiscard]] std::uint8_t channel_number() const REFRAIN_RT { return channel_number_; }
    [[nodiscard]] std::uint64_t start_order() const REFRAIN_RT { return start_order_; }
    [[nodiscard]] std::uint64_t release_order() const REFRAIN_RT { return release_order_; }
    /// How loud it is now, linear.
    [[nodiscard]] double loudness() const REFRAIN_RT { return envelope_.level() * velocity_gain_ * death_gain(); }
    /// How much it would be missed if it were stolen, linear: a note in its attack counts as what it is about to be.
    [[nodiscard]] double presence() const REFRAIN_RT {
        return envelope_.stage() == dsp::Envelope::Stage::attack ? velocity_gain_ : loudness();
    }
    /// The last sample it added to each side.
    [[nodiscard]] float last_left() const REFRAIN_RT { return last_left_; }
    [[nodiscard]] float last_right() const REFRAIN_RT { return last_right_; }

private:
    /// A straight line from where the last segment ended.
    struct Line {
        float from = 0.0F;
        float step = 0.0F;
        float to = 0.0F;

        void aim(float target, std::uint32_t frames) REFRAIN_RT {
            from = to;
            to = target;
            step = (to - from) / static_cast<float>(frames);
        }
        [[nodiscard]] float at(std::uint32_t i) const REFRAIN_RT { return from + step * static_cast<float>(i); }
    };

    /// Ends the segment where it is now: what follows begins on this very sample.
    void cut_segment(const VoiceContext& context) REFRAIN_RT;
    void begin_segment(const Channel& channel, const VoiceContext& context) REFRAIN_RT;
    void aim_gains(const Channel& channel, const VoiceContext& context) REFRAIN_RT;
    [[nodiscard]] std::uint32_t increment(const Channel& channel, const VoiceContext& context) REFRAIN_RT;
    [[nodiscard]] double death_gain() const REFRAIN_RT;

    Oscillator oscillator_;
    dsp::Envelope envelope_;         // at the segment's end
    dsp::Envelope envelope_before_;  // at its beginning
    State state_ = State::idle;
    std::uint8_t channel_number_ = 0;
    std::uint8_t key_ = 0;
    std::uint64_t start_order_ = 0;
    std::uint64_t release_order_ = 0;
    double velocity_gain_ = 0.0;

    double pitch_ = -1e9;  // semitones, for which increment_ was computed
    std::uint32_t increment_ = 0;
    double pan_ = -1e9;  // for which the pan gains were computed
    double pan_left_ = 0.0;
    double pan_right_ = 0.0;

    Line left_;
    Line right_;
    std::uint32_t segment_frames_ = 0;
    std::uint32_t segment_place_ = 0;
    std::uint32_t death_frames_ = 1;
    std::uint32_t death_place_ = 0;
    float last_left_ = 0.0F;
    float last_right_ = 0.0F;
};

}  // namespace refrain::engine
