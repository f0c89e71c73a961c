#include "engine/voice.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/constants.hpp"

namespace refrain::engine {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kTurn = 4294967296.0;  // phase units of one turn

}  // namespace

void Voice::start(std::uint8_t channel_number, std::uint8_t key, std::uint16_t velocity, std::uint64_t order,
                  const Channel& channel, const VoiceContext& context) REFRAIN_RT {
    state_ = State::held;
    channel_number_ = channel_number;
    key_ = key;
    start_order_ = order;
    velocity_gain_ = context.sound.velocity_gain(velocity) * kVoiceHeadroom;
    left_ = right_ = Line{};
    segment_frames_ = segment_place_ = 0;
    last_left_ = last_right_ = 0.0F;
    pitch_ = -1e9;
    envelope_.start(context.sound.envelope(), context.sample_rate);
    oscillator_.start(increment(channel, context));
}

void Voice::release(std::uint64_t order, const VoiceContext& context) REFRAIN_RT {
    cut_segment(context);
    state_ = State::releasing;
    release_order_ = order;
    envelope_.release(context.sound.envelope(), context.sample_rate);
}

void Voice::kill(const VoiceContext& context) REFRAIN_RT {
    if (!is_live()) {
        return;
    }
    cut_segment(context);
    state_ = State::dying;
    death_frames_ = static_cast<std::uint32_t>(kStealFade_s * context.sample_rate);
    death_place_ = 0;
}

void Voice::cut_segment(const VoiceContext& context) REFRAIN_RT {
    if (segment_place_ == segment_frames_) {
        return;
    }
    envelope_ = envelope_before_;
    envelope_.advance(segment_place_, context.sound.envelope(), context.sample_rate, 0.0);
    left_.to = left_.at(segment_place_);
    right_.to = right_.at(segment_place_);
    segment_frames_ = segment_place_ = 0;
}

void Voice::render(const Channel& channel, const VoiceContext& context, float* out_left, float* out_right,
                   std::uint32_t frames) REFRAIN_RT {
    VoiceContext rest = context;
    std::uint32_t place = 0;
    while (frames != 0 && !is_idle()) {
        if (segment_place_ == segment_frames_) {
            begin_segment(channel, rest);
            if (is_idle()) {
                return;
            }
        }
        const std::uint32_t piece = std::min(frames, segment_frames_ - segment_place_);
        Oscillator::Block wave;
        oscillator_.render(context.slot, place, piece, wave);
        for (std::uint32_t i = 0; i < piece; ++i) {
            out_left[i] += wave[i] * left_.at(segment_place_ + i);
            out_right[i] += wave[i] * right_.at(segment_place_ + i);
        }
        segment_place_ += piece;
        last_left_ = wave[piece - 1] * left_.at(segment_place_ - 1);
        last_right_ = wave[piece - 1] * right_.at(segment_place_ - 1);
        out_left += piece;
        out_right += piece;
        place += piece;
        frames -= piece;
        rest.tick_left -= piece;
    }
}

void Voice::begin_segment(const Channel& channel, const VoiceContext& context) REFRAIN_RT {
    // Segments end where the last one left silence: only now is the voice over.
    if (envelope_.stage() == dsp::Envelope::Stage::done || (state_ == State::dying && death_place_ >= death_frames_)) {
        state_ = State::idle;
        return;
    }
    std::uint32_t frames = std::min(context.tick_left, envelope_.frames_left());
    if (state_ == State::dying) {
        frames = std::min(frames, death_frames_ - death_place_);
        death_place_ += frames;
    }
    segment_frames_ = frames;
    segment_place_ = 0;
    envelope_before_ = envelope_;
    envelope_.advance(frames, context.sound.envelope(), context.sample_rate, context.sustain_glide);
    oscillator_.glide_to(increment(channel, context), frames);
    aim_gains(channel, context);
}

void Voice::aim_gains(const Channel& channel, const VoiceContext& context) REFRAIN_RT {
    const double pan = std::clamp(context.sound.oscillator_pan() + channel.pan(), -1.0, 1.0);
    if (pan != pan_) {
        pan_ = pan;
        const double angle = (pan + 1.0) * (kPi / 4.0);
        pan_left_ = std::cos(angle);
        pan_right_ = std::sin(angle);
    }
    const double gain =
        velocity_gain_ * envelope_.level() * context.sound.oscillator_gain() * channel.gain() * death_gain();
    left_.aim(static_cast<float>(gain * pan_left_), segment_frames_);
    right_.aim(static_cast<float>(gain * pan_right_), segment_frames_);
}

double Voice::death_gain() const REFRAIN_RT {
    if (state_ != State::dying) {
        return 1.0;
    }
    return 0.5 + 0.5 * std::cos(kPi * death_place_ / death_frames_);
}

std::uint32_t Voice::increment(const Channel& channel, const VoiceContext& context) REFRAIN_RT {
    const double pitch = key_ + context.sound.tuning_semitones() + channel.bend_semitones();
    if (pitch != pitch_) {
        pitch_ = pitch;
        const double frequency_hz = 440.0 * std::exp2((pitch - 69.0) / 12.0);
        increment_ =
            static_cast<std::uint32_t>(std::min(frequency_hz / context.sample_rate * kTurn + 0.5, kTurn - 1.0));
    }
    return increment_;
}

void Voice::rescale(double ratio) REFRAIN_RT {
    envelope_.rescale(ratio);
    oscillator_.rescale(ratio);
    pitch_ = -1e9;
    const double share = static_cast<double>(death_place_) / death_frames_;
    death_frames_ = std::max(static_cast<std::uint32_t>(death_frames_ * ratio), 1U);
    death_place_ = static_cast<std::uint32_t>(share * death_frames_);
}

}  // namespace refrain::engine
