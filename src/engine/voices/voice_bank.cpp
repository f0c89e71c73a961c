#include "engine/voices/voice_bank.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/voices/envelope_controls.hpp"

// How voices begin, change and end. What happens every tick and every span: voice_bank_render.cpp.
namespace refrain::engine {
namespace {

/// The copies of an oscillator start apart, by the golden ratio of a turn, or they would be one loud wave.
constexpr std::uint32_t kGoldenTurn = 2654435769U;

std::uint32_t turns_to_phase(double turns) REFRAIN_RT {
    return static_cast<std::uint32_t>(static_cast<std::int64_t>(turns * 4294967296.0));
}

float signed_unit(std::uint32_t random) REFRAIN_RT {
    return static_cast<float>(static_cast<std::int32_t>(random)) * 0x1p-31F;
}

void set_source(Group& group, patch::Source source, std::size_t lane, float value) REFRAIN_RT {
    group.sources[static_cast<std::size_t>(source)].lane[lane] = value;
}

}  // namespace

VoiceBank::VoiceBank(const Kernels& kernels)
    : kernels_(kernels), filters_(kernels, kGroups), groups_(kGroups), voices_(kVoices), buses_(1) {}

std::uint32_t VoiceBank::next_random() REFRAIN_RT {
    // Xorshift (Marsaglia, Xorshift RNGs, 2003).
    random_ ^= random_ << 13;
    random_ ^= random_ >> 17;
    random_ ^= random_ << 5;
    return random_;
}

void VoiceBank::set_note(std::size_t index, const NoteStart& note, const Plan& plan) REFRAIN_RT {
    Voice& voice = voices_[index];
    voice.key = note.key;
    voice.channel = note.channel;
    voice.key_is_down = true;
    voice.velocity_target = note.velocity_gain;
    voice.pitch = note.pitch_from;
    voice.goal = note.key;
    const double ticks = std::ceil(note.glide_s * static_cast<double>(plan.sample_rate) / kTickFrames);
    voice.glide_ticks = voice.pitch == voice.goal ? 0 : static_cast<std::uint32_t>(std::clamp(ticks, 0.0, 1e9));
    voice.pitch_step = voice.glide_ticks == 0 ? 0.0 : (voice.goal - voice.pitch) / voice.glide_ticks;
    if (voice.glide_ticks == 0) {
        voice.pitch = voice.goal;
    }
    Group& group = groups_[index / dsp::kLanes];
    const std::size_t lane = index % dsp::kLanes;
    group.settled &= ~(1U << lane);
    set_source(group, patch::Source::velocity, lane, note.velocity);
    set_source(group, patch::Source::key, lane, static_cast<float>(note.key - 60) / 60.0F);
}

void VoiceBank::start(std::size_t index, const NoteStart& note, const Plan& plan, const Channels& channels,
                      std::uint32_t place) REFRAIN_RT {
    Voice& voice = voices_[index];
    sounding_ += voice.is_idle() ? 1U : 0U;
    voice = Voice{};
    voice.state = Voice::State::held;
    voice.start_order = note.order;
    voice.velocity_gain = note.velocity_gain;
    set_note(index, note, plan);

    Group& group = groups_[index / dsp::kLanes];
    const std::size_t lane = index % dsp::kLanes;
    const dsp::LaneMask mask = 1U << lane;
    group.sounding |= mask;
    group.dying &= ~mask;
    const std::uint32_t random = next_random();
    set_source(group, patch::Source::random, lane, signed_unit(random));
    set_source(group, patch::Source::release_velocity, lane, 0.0F);
    for (std::size_t i = 0; i < patch::kEnvelopes; ++i) {
        set_source(group, static_cast<patch::Source>(static_cast<std::size_t>(patch::Source::env_1) + i), lane, 0.0F);
        group.envelopes[i].level.lane[lane] = 0.0F;
    }
    for (std::size_t i = 0; i < patch::kLfos; ++i) {
        group.lfos[i].start(lane, plan.values->value(patch::id(patch::Lfo::phase, i)) / 360.0F,
                            random + static_cast<std::uint32_t>(i));
    }
    for (std::size_t source = 0; source < patch::kSources; ++source) {
        if (plan.shared[source]) {
            group.sources[source].lane[lane] = plan.shared_values[source];
        }
    }
    prepare(index, plan, channels);
    filters_.reset(index / dsp::kLanes, lane);
    kernels_.tick(plan, group, mask, place, 0);
    filters_.tick(plan, group, mask, place, 0);
    for (std::size_t i = 0; i < patch::kEnvelopes; ++i) {
        group.envelopes[i].start(lane, envelope_controls(plan, group, i, lane));
    }
    start_oscillators(index, plan, random);
    group.noise.seed.lane[lane] = random;
    group.noise.place.lane[lane] = 0;
    for (dsp::Row& memory : group.noise.memory) {
        memory.lane[lane] = 0.0F;
    }
    group.last_left.lane[lane] = group.last_right.lane[lane] = 0.0F;
    if (place != 0) {
        kernels_.tick(plan, group, mask, place, kTickFrames - place);
        filters_.tick(plan, group, mask, place, kTickFrames - place);
    }
}

void VoiceBank::start_oscillators(std::size_t index, const Plan& plan, std::uint32_t random) REFRAIN_RT {
    Group& group = groups_[index / dsp::kLanes];
    const std::size_t lane = index % dsp::kLanes;
    for (std::size_t i = 0; i < kVoiceOscillators; ++i) {
        const OscillatorPlan& oscillator = plan.oscillators[i];
        OscillatorLanes& lanes = group.oscillators[i];
        std::uint32_t phase = 0;
        if (oscillator.phase_mode == patch::PhaseMode::random) {
            phase = random * (2U * static_cast<std::uint32_t>(i) + 1U);
        } else if (oscillator.phase_mode == patch::PhaseMode::free) {
            // Where it would be if it had run at this pitch since the start.
            phase = static_cast<std::uint32_t>(plan.clock << plan.oversampling_log2) * lanes.increment[0].lane[lane];
        }
        if (i != kSubOscillator) {
            phase += turns_to_phase(lane_value(plan, group, patch::id(patch::Osc::phase, i), lane) / 360.0);
        }
        for (std::size_t copy = 0; copy < oscillator.unison.copies; ++copy) {
            lanes.phase[copy].lane[lane] = phase + static_cast<std::uint32_t>(copy) * kGoldenTurn;
            lanes.last_phase[copy].lane[lane] = lanes.phase[copy].lane[lane];
            lanes.late[copy].lane[lane] = 0.0F;
        }
    }
}

void VoiceBank::change(std::size_t index, const NoteStart& note, bool retrigger, const Plan& plan,
                       std::uint32_t place) REFRAIN_RT {
    Voice& voice = voices_[index];
    voice.start_order = note.order;
    set_note(index, note, plan);
    if (!retrigger && voice.state == Voice::State::held) {
        return;
    }
    voice.state = Voice::State::held;
    Group& group = groups_[index / dsp::kLanes];
    const std::size_t lane = index % dsp::kLanes;
    set_source(group, patch::Source::random, lane, signed_unit(next_random()));
    for (std::size_t i = 0; i < patch::kEnvelopes; ++i) {
        EnvelopeLanes& envelope = group.envelopes[i];
        const EnvelopeControls controls = envelope_controls(plan, group, i, lane);
        envelope.restart(lane, envelope.level_before(lane, place, group.amplitude[lane], i == 0), controls);
        envelope.finish_tick(lane, place, controls, group.amplitude[lane], i == 0);
    }
}

void VoiceBank::release(std::size_t index, float velocity, std::uint64_t order, const Plan& plan,
                        std::uint32_t place) REFRAIN_RT {
    Voice& voice = voices_[index];
    voice.state = Voice::State::releasing;
    voice.release_order = order;
    Group& group = groups_[index / dsp::kLanes];
    const std::size_t lane = index % dsp::kLanes;
    set_source(group, patch::Source::release_velocity, lane, velocity);
    for (std::size_t i = 0; i < patch::kEnvelopes; ++i) {
        EnvelopeLanes& envelope = group.envelopes[i];
        const EnvelopeControls controls = envelope_controls(plan, group, i, lane);
        envelope.release(lane, envelope.level_before(lane, place, group.amplitude[lane], i == 0), controls);
        envelope.finish_tick(lane, place, controls, group.amplitude[lane], i == 0);
    }
}

float VoiceBank::death_gain(const Voice& voice) const REFRAIN_RT {
    if (voice.state != Voice::State::dying) {
        return 1.0F;
    }
    const double part = std::min(1.0, static_cast<double>(voice.death_ticks) / death_length_);
    return static_cast<float>(0.5 + 0.5 * std::cos(std::numbers::pi * part));
}

void VoiceBank::kill(std::size_t index, std::uint32_t place) REFRAIN_RT {
    Voice& voice = voices_[index];
    if (!voice.is_live()) {
        return;
    }
    voice.state = Voice::State::dying;
    voice.death_ticks = 0;
    Group& group = groups_[index / dsp::kLanes];
    const std::size_t lane = index % dsp::kLanes;
    group.dying |= 1U << lane;
    group.settled &= ~(1U << lane);
    if (place == 0) {
        return;
    }
    // What is left of this tick already goes down.
    voice.death_ticks = 1;
    const float gain = death_gain(voice);
    for (LineRow* const line : {&group.left, &group.right}) {
        float& from = line->from.lane[lane];
        float& to = line->to.lane[lane];
        const float now = from + (to - from) * static_cast<float>(place) * (1.0F / kTickFrames);
        to *= gain;
        from = now - (to - now) * static_cast<float>(place) / static_cast<float>(kTickFrames - place);
    }
}

void VoiceBank::set_pressure(std::size_t index, float pressure) REFRAIN_RT {
    voices_[index].pressure_target = pressure;
    groups_[index / dsp::kLanes].settled &= ~(1U << (index % dsp::kLanes));
}

void VoiceBank::cut(std::size_t index) REFRAIN_RT {
    const Group& group = group_of(index);
    remains_left_ += group.last_left.lane[index % dsp::kLanes];
    remains_right_ += group.last_right.lane[index % dsp::kLanes];
    end(index);
}

void VoiceBank::end(std::size_t index) REFRAIN_RT {
    sounding_ -= voices_[index].is_idle() ? 0U : 1U;
    voices_[index].state = Voice::State::idle;
    Group& group = groups_[index / dsp::kLanes];
    const dsp::LaneMask mask = 1U << (index % dsp::kLanes);
    group.sounding &= ~mask;
    group.dying &= ~mask;
}

void VoiceBank::stop() REFRAIN_RT {
    for (std::size_t i = 0; i < voices_.size(); ++i) {
        end(i);
    }
    remains_left_ = remains_right_ = 0.0F;
}

float VoiceBank::loudness(std::size_t index) const REFRAIN_RT {
    const Voice& voice = voices_[index];
    return group_of(index).envelopes[0].level.lane[index % dsp::kLanes] * voice.velocity_gain * death_gain(voice);
}

float VoiceBank::presence(std::size_t index) const REFRAIN_RT {
    const EnvelopeLanes::Stage stage = group_of(index).envelopes[0].stage(index % dsp::kLanes);
    const bool has_just_begun = stage == EnvelopeLanes::Stage::delay || stage == EnvelopeLanes::Stage::attack;
    return has_just_begun ? voices_[index].velocity_gain : loudness(index);
}

std::size_t VoiceBank::newest() const REFRAIN_RT {
    const Voice* found = nullptr;
    for_each_sounding([&](const Voice& voice) REFRAIN_RT {
        if (voice.is_live() && (found == nullptr || voice.start_order > found->start_order)) {
            found = &voice;
        }
    });
    return found == nullptr ? kVoices : static_cast<std::size_t>(found - voices_.data());
}

void VoiceBank::part_sides() REFRAIN_RT {
    filters_.part_sides();
    for (Group& group : groups_) {
        for (OscillatorLanes& oscillator : group.oscillators) {
            oscillator.right = oscillator.left;
        }
    }
}

void VoiceBank::rescale(double ratio) REFRAIN_RT {
    const auto scaled = [ratio](std::uint32_t value) REFRAIN_RT {
        return static_cast<std::uint32_t>(std::min(static_cast<double>(value) / ratio, 2147483648.0));
    };
    for (Group& group : groups_) {
        if (group.sounding == 0) {
            continue;
        }
        for (EnvelopeLanes& envelope : group.envelopes) {
            envelope.rescale(static_cast<float>(ratio));
        }
        for (OscillatorLanes& oscillator : group.oscillators) {
            for (std::size_t copy = 0; copy < patch::kMaxUnison; ++copy) {
                for (std::size_t lane = 0; lane < dsp::kLanes; ++lane) {
                    oscillator.target[copy].lane[lane] = scaled(oscillator.target[copy].lane[lane]);
                    oscillator.increment[copy].lane[lane] = oscillator.target[copy].lane[lane];
                    oscillator.step[copy].lane[lane] = 0;
                }
            }
        }
    }
}

}  // namespace refrain::engine
