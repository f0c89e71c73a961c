#include <algorithm>
#include <bit>
#include <cmath>

#include "engine/voices/voice_bank.hpp"

// What voices do every tick and every span.
namespace refrain::engine {
namespace {

constexpr double kRemainsDecay_s = 0.001;
constexpr float kRemainsSilent = 1e-8F;

void glide(float& value, float target, float share) REFRAIN_RT {
    value = std::abs(target - value) < 1e-6F ? target : value + (target - value) * share;
}

}  // namespace

// What the voice's note and channel say until the tick's end.
void VoiceBank::prepare(std::size_t index, const Plan& plan, const Channels& channels) REFRAIN_RT {
    Voice& voice = voices_[index];
    Group& group = groups_[index / dsp::kLanes];
    const std::size_t lane = index % dsp::kLanes;
    const Channel& channel = channels[voice.channel];
    group.note_pitch.lane[lane] = static_cast<float>(voice.pitch);
    group.bend.lane[lane] = static_cast<float>(channel.bend_semitones());
    const auto loudness = static_cast<float>(channel.gain() * kVoiceHeadroom);
    group.gain.lane[lane] = loudness * voice.velocity_gain * death_gain(voice) * plan.exchange_gain;
    group.pan.lane[lane] = static_cast<float>(channel.pan());
    const auto set = [&](patch::Source source, double value) REFRAIN_RT {
        group.sources[static_cast<std::size_t>(source)].lane[lane] = static_cast<float>(value);
    };
    if (plan.reads_channel) {
        set(patch::Source::wheel, channel.modulation());
        set(patch::Source::bend, channel.bend());
        set(patch::Source::expression, channel.expression());
        set(patch::Source::breath, channel.breath());
        set(patch::Source::channel_pressure, channel.pressure());
        set(patch::Source::poly_pressure, voice.pressure);
    }
}

void VoiceBank::end_voices() REFRAIN_RT {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const Group& group = groups_[g];
        const dsp::LaneMask done = group.envelopes[0].done();
        for (dsp::LaneMask left = group.sounding & (group.dying | done); left != 0; left &= left - 1) {
            const auto lane = static_cast<std::size_t>(std::countr_zero(left));
            const std::size_t index = g * dsp::kLanes + lane;
            if (((done >> lane) & 1U) != 0 || voices_[index].death_ticks >= death_length_) {
                end(index);
            }
        }
    }
}

// One tick on with what glides in a voice by itself; true when nothing does any more.
bool VoiceBank::advance(Voice& voice, float share) REFRAIN_RT {
    if (voice.glide_ticks != 0) {
        voice.pitch = --voice.glide_ticks == 0 ? voice.goal : voice.pitch + voice.pitch_step;
    }
    glide(voice.velocity_gain, voice.velocity_target, share);
    glide(voice.pressure, voice.pressure_target, share);
    const bool dies = voice.state == Voice::State::dying;
    voice.death_ticks += dies ? 1U : 0U;
    return !dies && voice.glide_ticks == 0 && voice.velocity_gain == voice.velocity_target &&
           voice.pressure == voice.pressure_target;
}

// Voices for which prepare() would say what it said before are left alone.
void VoiceBank::prepare_voices(const Plan& plan, const Channels& channels) REFRAIN_RT {
    std::uint32_t moved = 0;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        moved |= channels[c].moved() ? 1U << c : 0U;
    }
    const bool all = plan.exchange_gain != exchange_gain_ || plan.reads_channel != reads_channel_;
    exchange_gain_ = plan.exchange_gain;
    reads_channel_ = plan.reads_channel;
    const bool some = all || moved != 0;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        Group& group = groups_[g];
        for (dsp::LaneMask left = group.sounding & (some ? ~0U : ~group.settled); left != 0; left &= left - 1) {
            const auto lane = static_cast<std::size_t>(std::countr_zero(left));
            const std::size_t index = g * dsp::kLanes + lane;
            Voice& voice = voices_[index];
            const dsp::LaneMask mask = 1U << lane;
            if ((group.settled & mask) == 0) {
                group.settled |= advance(voice, plan.glide) ? mask : 0U;
            } else if (!all && ((moved >> voice.channel) & 1U) == 0) {
                continue;
            }
            prepare(index, plan, channels);
        }
    }
}

void VoiceBank::tick(const Plan& plan, const Channels& channels) REFRAIN_RT {
    end_voices();
    const double death = kStealFade_s * static_cast<double>(plan.sample_rate) / kTickFrames;
    death_length_ = static_cast<std::uint32_t>(std::max(death, 1.0));
    remains_decay_ = static_cast<float>(std::exp(-1.0 / (kRemainsDecay_s * static_cast<double>(plan.sample_rate))));
    prepare_voices(plan, channels);
    for (Group& group : groups_) {
        if (group.sounding == 0) {
            continue;
        }
        for (std::size_t source = 0; source < patch::kSources; ++source) {
            if (plan.shared[source]) {
                group.sources[source].lane.fill(plan.shared_values[source]);
            }
        }
        kernels_.tick(plan, group, group.sounding, 0, kTickFrames);
        filters_.tick(plan, group, group.sounding, 0, kTickFrames);
    }
}

void VoiceBank::render(const Plan& plan, std::uint32_t place, std::uint32_t frames, float* out_left,
                       float* out_right) REFRAIN_RT {
    Buses& buses = buses_.front();
    buses.used = plan.buses;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        Group& group = groups_[g];
        if (group.sounding != 0) {
            kernels_.render_sources(plan, group, place, frames, buses);
            filters_.render(plan, group, g, place, frames, buses);
            kernels_.mix(plan, group, place, frames, buses, out_left, out_right);
        }
    }
    render_remains(out_left, out_right, frames);
}

void VoiceBank::render_remains(float* out_left, float* out_right, std::uint32_t frames) REFRAIN_RT {
    if (remains_left_ == 0.0F && remains_right_ == 0.0F) {
        return;
    }
    for (std::uint32_t i = 0; i < frames; ++i) {
        out_left[i] += remains_left_;
        out_right[i] += remains_right_;
        remains_left_ *= remains_decay_;
        remains_right_ *= remains_decay_;
        // Decided sample by sample, or a block's end would decide it.
        if (std::abs(remains_left_) + std::abs(remains_right_) < kRemainsSilent) {
            remains_left_ = remains_right_ = 0.0F;
        }
    }
}

}  // namespace refrain::engine
