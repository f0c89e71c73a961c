#include "engine/voice_pool.hpp"

#include <algorithm>
#include <cmath>

#include "engine/engine.hpp"

namespace refrain::engine {
namespace {

constexpr double kRemainsDecay_s = 0.001;
constexpr float kRemainsSilent = 1e-8F;

}  // namespace

VoicePool::VoicePool(const dsp::Interpolator& interpolator) : voices_(2 * kVoiceLimit, Voice(interpolator)) {}

void VoicePool::note_on(std::uint8_t channel_number, std::uint8_t key, std::uint16_t velocity, const Channels& channels,
                        const VoiceContext& context) REFRAIN_RT {
    // The same key again: its earlier note goes its way, or a pedal would pile up copies of it.
    for (Voice& voice : voices_) {
        if (voice.is_live() && voice.state() != Voice::State::releasing && voice.key() == key &&
            voice.channel_number() == channel_number) {
            voice.release(++order_, context);
        }
    }
    place_for_note(context).start(channel_number, key, velocity, ++order_, channels[channel_number], context);
}

void VoicePool::note_off(std::uint8_t channel_number, std::uint8_t key, const Channels& channels,
                         const VoiceContext& context) REFRAIN_RT {
    for (Voice& voice : voices_) {
        if (voice.key() == key && voice.channel_number() == channel_number) {
            let_go(voice, channels, context);
        }
    }
}

void VoicePool::all_notes_off(std::uint8_t channel_number, const Channels& channels,
                              const VoiceContext& context) REFRAIN_RT {
    for (Voice& voice : voices_) {
        if (voice.channel_number() == channel_number) {
            let_go(voice, channels, context);
        }
    }
}

void VoicePool::let_go(Voice& voice, const Channels& channels, const VoiceContext& context) REFRAIN_RT {
    if (voice.state() != Voice::State::held) {
        return;
    }
    if (channels[voice.channel_number()].sustained()) {
        voice.pedal_holds();
    } else {
        voice.release(++order_, context);
    }
}

void VoicePool::pedal_up(std::uint8_t channel_number, const VoiceContext& context) REFRAIN_RT {
    for (Voice& voice : voices_) {
        if (voice.state() == Voice::State::pedalled && voice.channel_number() == channel_number) {
            voice.release(++order_, context);
        }
    }
}

void VoicePool::all_sound_off(std::uint8_t channel_number, const VoiceContext& context) REFRAIN_RT {
    for (Voice& voice : voices_) {
        if (voice.channel_number() == channel_number) {
            voice.kill(context);
        }
    }
}

void VoicePool::stop() REFRAIN_RT {
    for (Voice& voice : voices_) {
        voice.stop();
    }
    remains_left_ = remains_right_ = 0.0F;
}

Voice& VoicePool::place_for_note(const VoiceContext& context) REFRAIN_RT {
    const auto live =
        std::count_if(voices_.begin(), voices_.end(), [](const Voice& v) REFRAIN_RT { return v.is_live(); });
    if (static_cast<std::size_t>(live) >= kVoiceLimit) {
        least_missed()->kill(context);
        ++steals_;
    }
    Voice* quietest_dying = &voices_.front();
    double quietest = 1e9;
    for (Voice& voice : voices_) {
        if (voice.is_idle()) {
            return voice;
        }
        if (!voice.is_live() && voice.loudness() < quietest) {
            quietest = voice.loudness();
            quietest_dying = &voice;
        }
    }
    // More notes were stolen within one fade than there are places: one of the dying is cut.
    cut(*quietest_dying);
    return *quietest_dying;
}

Voice* VoicePool::least_missed() REFRAIN_RT {
    Voice* chosen = nullptr;
    for (Voice& voice : voices_) {
        if (!voice.is_live()) {
            continue;
        }
        if (chosen == nullptr) {
            chosen = &voice;
            continue;
        }
        const bool releasing = voice.state() == Voice::State::releasing;
        const bool chosen_releasing = chosen->state() == Voice::State::releasing;
        if (releasing != chosen_releasing) {
            chosen = releasing ? &voice : chosen;
        } else if (releasing) {
            chosen = voice.release_order() < chosen->release_order() ? &voice : chosen;
        } else if (voice.presence() != chosen->presence()) {
            chosen = voice.presence() < chosen->presence() ? &voice : chosen;
        } else {
            chosen = voice.start_order() < chosen->start_order() ? &voice : chosen;
        }
    }
    return chosen;
}

void VoicePool::cut(Voice& voice) REFRAIN_RT {
    remains_left_ += voice.last_left();
    remains_right_ += voice.last_right();
    voice.stop();
}

void VoicePool::render(const Channels& channels, const VoiceContext& context, float* out_left, float* out_right,
                       std::uint32_t frames) REFRAIN_RT {
    for (Voice& voice : voices_) {
        if (!voice.is_idle()) {
            voice.render(channels[voice.channel_number()], context, out_left, out_right, frames);
        }
    }
    render_remains(out_left, out_right, frames, context.sample_rate);
}

void VoicePool::render_remains(float* out_left, float* out_right, std::uint32_t frames, double sample_rate) REFRAIN_RT {
    if (remains_left_ == 0.0F && remains_right_ == 0.0F) {
        return;
    }
    const auto decay = static_cast<float>(std::exp(-1.0 / (kRemainsDecay_s * sample_rate)));
    for (std::uint32_t i = 0; i < frames; ++i) {
        out_left[i] += remains_left_;
        out_right[i] += remains_right_;
        remains_left_ *= decay;
        remains_right_ *= decay;
        // Decided sample by sample, or a block's end would decide it.
        if (std::abs(remains_left_) + std::abs(remains_right_) < kRemainsSilent) {
            remains_left_ = remains_right_ = 0.0F;
        }
    }
}

void VoicePool::rescale(double ratio) REFRAIN_RT {
    for (Voice& voice : voices_) {
        if (!voice.is_idle()) {
            voice.rescale(ratio);
        }
    }
}

std::uint32_t VoicePool::sounding() const REFRAIN_RT {
    return static_cast<std::uint32_t>(
        std::count_if(voices_.begin(), voices_.end(), [](const Voice& v) REFRAIN_RT { return !v.is_idle(); }));
}

bool VoicePool::sounds_on(std::uint8_t channel_number) const REFRAIN_RT {
    return std::any_of(voices_.begin(), voices_.end(), [channel_number](const Voice& v) REFRAIN_RT {
        return !v.is_idle() && v.channel_number() == channel_number;
    });
}

std::array<std::uint32_t, 4> VoicePool::keys() const REFRAIN_RT {
    std::array<std::uint32_t, 4> keys{};
    for (const Voice& voice : voices_) {
        if (voice.state() == Voice::State::held || voice.state() == Voice::State::pedalled) {
            keys[voice.key() / 32U] |= std::uint32_t{1} << (voice.key() % 32U);
        }
    }
    return keys;
}

}  // namespace refrain::engine
