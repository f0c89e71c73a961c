#include "engine/notes/notes.hpp"

#include <algorithm>
#include <cmath>

#include "engine/parameters/values.hpp"

namespace refrain::engine {
namespace {

using patch::Play;

/// A stroke under the soft pedal.
constexpr float kSoftStroke = 0.67F;

/// Linear gain of a stroke (0..1), as far as the patch lets it count.
float gain_of(float stroke, const Values& values) REFRAIN_RT {
    const float sensitivity = values.setting(patch::id(Play::velocity)) / 100.0F;
    return 1.0F - sensitivity + sensitivity * stroke * stroke;
}

}  // namespace

NoteStart Notes::note_of(std::uint8_t channel, std::uint8_t key, std::uint8_t velocity, bool overlaps,
                         const NoteContext& context) REFRAIN_RT {
    const Values& values = *context.plan.values;
    const float stroke =
        static_cast<float>(velocity) / 127.0F * (context.channels[channel].soft() ? kSoftStroke : 1.0F);
    NoteStart note{.channel = channel,
                   .key = key,
                   .velocity = stroke,
                   .velocity_gain = gain_of(stroke, values),
                   .pitch_from = static_cast<double>(key),
                   .glide_s = 0.0,
                   .order = ++order_};
    double& last = last_pitch_[channel];
    const double glide_s = values.setting(patch::id(Play::glide));
    const bool wanted =
        values.choice<patch::GlideWhen>(patch::id(Play::glide_when)) == patch::GlideWhen::always || overlaps;
    if (last >= 0.0 && glide_s > 0.0 && wanted) {
        const bool per_octave = values.choice<patch::GlideUnit>(patch::id(Play::glide_unit)) == patch::GlideUnit::rate;
        note.pitch_from = last;
        note.glide_s = per_octave ? glide_s * std::abs(key - last) / 12.0 : glide_s;
    }
    last = key;
    return note;
}

void Notes::note_on(std::uint8_t channel, std::uint8_t key, std::uint8_t velocity,
                    const NoteContext& context) REFRAIN_RT {
    const Values& values = *context.plan.values;
    const bool overlaps = held_[channel].any();
    held_[channel].press(key, velocity);
    const auto mode = values.choice<patch::PlayMode>(patch::id(Play::mode));
    if (mode == patch::PlayMode::poly) {
        play_poly(note_of(channel, key, velocity, overlaps, context), context);
        return;
    }
    const auto chosen = held_[channel].chosen(values.choice<patch::NotePriority>(patch::id(Play::priority)));
    if (chosen && chosen->key == key) {
        play_single(note_of(channel, key, velocity, overlaps, context), mode == patch::PlayMode::mono || !overlaps,
                    context);
    }
}

void Notes::play_poly(const NoteStart& note, const NoteContext& context) REFRAIN_RT {
    // The same key again: its earlier note goes its way, or a pedal would pile up copies of it.
    const auto voices = bank_.voices();
    for (std::size_t i = 0; i < voices.size(); ++i) {
        if (voices[i].state == Voice::State::held && voices[i].key == note.key && voices[i].channel == note.channel) {
            bank_.release(i, 0.5F, ++order_, context.plan, context.place);
        }
    }
    bank_.start(place_for_note(context), note, context.plan, context.channels, context.place);
}

void Notes::play_single(const NoteStart& note, bool retrigger, const NoteContext& context) REFRAIN_RT {
    const std::size_t voice = single_voice(note.channel);
    if (voice == kNone) {
        bank_.start(place_for_note(context), note, context.plan, context.channels, context.place);
        return;
    }
    NoteStart goes_on = note;
    if (note.pitch_from != note.key) {
        goes_on.pitch_from = bank_.voice(voice).pitch;  // from where the pitch is, were it on a glide itself
    }
    bank_.change(voice, goes_on, retrigger, context.plan, context.place);
}

// The newest voice of the channel that is not dying.
std::size_t Notes::single_voice(std::uint8_t channel) const REFRAIN_RT {
    const auto voices = bank_.voices();
    std::size_t found = kNone;
    for (std::size_t i = 0; i < voices.size(); ++i) {
        if (voices[i].is_live() && voices[i].channel == channel &&
            (found == kNone || voices[i].start_order > voices[found].start_order)) {
            found = i;
        }
    }
    return found;
}

void Notes::note_off(std::uint8_t channel, std::uint8_t key, std::uint8_t velocity,
                     const NoteContext& context) REFRAIN_RT {
    const Values& values = *context.plan.values;
    held_[channel].lift(key);
    const auto mode = values.choice<patch::PlayMode>(patch::id(Play::mode));
    if (mode != patch::PlayMode::poly) {
        const std::size_t voice = single_voice(channel);
        const auto next = held_[channel].chosen(values.choice<patch::NotePriority>(patch::id(Play::priority)));
        if (next && voice != kNone && bank_.voice(voice).key == key) {
            play_single(note_of(channel, next->key, next->velocity, true, context), mode == patch::PlayMode::mono,
                        context);
            return;
        }
    }
    const auto voices = bank_.voices();
    for (std::size_t i = 0; i < voices.size(); ++i) {
        if (voices[i].state == Voice::State::held && voices[i].key == key && voices[i].channel == channel) {
            let_go(i, static_cast<float>(velocity) / 127.0F, context);
        }
    }
}

void Notes::let_go(std::size_t index, float velocity, const NoteContext& context) REFRAIN_RT {
    Voice& voice = bank_.voice(index);
    if (voice.state != Voice::State::held) {
        return;
    }
    voice.key_is_down = false;
    if (!voice.sostenuto && !context.channels[voice.channel].sustained()) {
        bank_.release(index, velocity, ++order_, context.plan, context.place);
    }
}

void Notes::poly_pressure(std::uint8_t channel, std::uint8_t key, float pressure) REFRAIN_RT {
    for (std::size_t i = 0; i < VoiceBank::kVoices; ++i) {
        const Voice& voice = bank_.voice(i);
        if (voice.state == Voice::State::held && voice.key == key && voice.channel == channel) {
            bank_.set_pressure(i, pressure);
        }
    }
}

void Notes::pedal(std::uint8_t channel, PedalChange change, const NoteContext& context) REFRAIN_RT {
    if (change == PedalChange::none) {
        return;
    }
    for (std::size_t i = 0; i < VoiceBank::kVoices; ++i) {
        Voice& voice = bank_.voice(i);
        if (voice.state != Voice::State::held || voice.channel != channel) {
            continue;
        }
        if (change == PedalChange::sostenuto_down) {
            voice.sostenuto = voice.key_is_down;
        } else {
            voice.sostenuto = voice.sostenuto && change != PedalChange::sostenuto_up && change != PedalChange::all_up;
            if (!voice.key_is_down) {
                let_go(i, 0.5F, context);
            }
        }
    }
}

void Notes::all_notes_off(std::uint8_t channel, const NoteContext& context) REFRAIN_RT {
    held_[channel].clear();
    const auto voices = bank_.voices();
    for (std::size_t i = 0; i < voices.size(); ++i) {
        if (voices[i].channel == channel) {
            let_go(i, 0.5F, context);
        }
    }
}

void Notes::all_sound_off(std::uint8_t channel, const NoteContext& context) REFRAIN_RT {
    held_[channel].clear();
    const auto voices = bank_.voices();
    for (std::size_t i = 0; i < voices.size(); ++i) {
        if (voices[i].channel == channel) {
            bank_.kill(i, context.place);
        }
    }
}

void Notes::stop() REFRAIN_RT {
    bank_.stop();
    for (HeldKeys& keys : held_) {
        keys.clear();
    }
    last_pitch_.fill(-1.0);
}

std::size_t Notes::place_for_note(const NoteContext& context) REFRAIN_RT {
    const auto voices = bank_.voices();
    const auto limit = static_cast<std::ptrdiff_t>(context.plan.values->setting(patch::id(Play::voices)));
    const auto live =
        std::count_if(voices.begin(), voices.end(), [](const Voice& v) REFRAIN_RT { return v.is_live(); });
    for (std::ptrdiff_t over = live - limit; over >= 0; --over) {
        bank_.kill(least_missed(), context.place);
        ++steals_;
    }
    std::size_t quietest = 0;
    float quietest_loudness = 1e9F;
    for (std::size_t i = 0; i < voices.size(); ++i) {
        if (voices[i].is_idle()) {
            return i;
        }
        if (!voices[i].is_live() && bank_.loudness(i) < quietest_loudness) {
            quietest_loudness = bank_.loudness(i);
            quietest = i;
        }
    }
    // More notes were stolen within one fade than there are places: one of the dying is cut.
    bank_.cut(quietest);
    return quietest;
}

std::size_t Notes::least_missed() const REFRAIN_RT {
    const auto voices = bank_.voices();
    std::size_t chosen = kNone;
    for (std::size_t i = 0; i < voices.size(); ++i) {
        if (voices[i].is_live() && (chosen == kNone || is_missed_less(i, chosen))) {
            chosen = i;
        }
    }
    return chosen;
}

bool Notes::is_missed_less(std::size_t a, std::size_t b) const REFRAIN_RT {
    const Voice& first = bank_.voices()[a];
    const Voice& second = bank_.voices()[b];
    const bool first_releases = first.state == Voice::State::releasing;
    const bool second_releases = second.state == Voice::State::releasing;
    if (first_releases != second_releases) {
        return first_releases;
    }
    if (first_releases) {
        return first.release_order < second.release_order;
    }
    const float first_presence = bank_.presence(a);
    const float second_presence = bank_.presence(b);
    return first_presence != second_presence ? first_presence < second_presence
                                             : first.start_order < second.start_order;
}

bool Notes::sounds_on(std::uint8_t channel) const REFRAIN_RT {
    const auto voices = bank_.voices();
    return std::any_of(voices.begin(), voices.end(),
                       [channel](const Voice& v) REFRAIN_RT { return !v.is_idle() && v.channel == channel; });
}

std::array<std::uint32_t, 4> Notes::keys() const REFRAIN_RT {
    std::array<std::uint32_t, 4> keys{};
    bank_.for_each_sounding([&](const Voice& voice) REFRAIN_RT {
        if (voice.state == Voice::State::held) {
            keys[voice.key / 32U] |= std::uint32_t{1} << (voice.key % 32U);
        }
    });
    return keys;
}

}  // namespace refrain::engine
