#include "ui/readings.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace refrain::ui {
namespace {

// Often enough to watch, seldom enough to read, and an idle server's jitter does not keep the window awake.
constexpr double kLoadPeriodSeconds = 0.5;

// A feed that has been quiet for so long has ended: its last picture stands still.
constexpr double kFeedSeconds = 0.5;

bool shows_the_same(const AudioStatus& a, const AudioStatus& b) {
    return a.connected == b.connected && a.client_name == b.client_name && a.note == b.note &&
           a.sample_rate == b.sample_rate && a.period == b.period && a.xruns == b.xruns && a.voices == b.voices &&
           a.voice_limit == b.voice_limit && a.keys == b.keys;
}

bool shows_the_same(const TableLife& a, const TableLife& b) {
    return a.published == b.published && a.coalesced == b.coalesced && a.sounding == b.sounding &&
           a.waiting == b.waiting && a.freed == b.freed && a.bytes == b.bytes && a.locked == b.locked &&
           a.latest_audible_ms == b.latest_audible_ms;
}

bool shows_the_same(const MidiInputStatus& a, const MidiInputStatus& b) {
    return a.name == b.name && a.present == b.present && a.enabled == b.enabled && a.problem == b.problem &&
           a.events == b.events;
}

}  // namespace

bool Readings::poll(Model& model, double now_s) {
    // Each of them runs, whatever the others found.
    const bool audio = poll_audio(model, now_s);
    const bool life = poll_life(model, now_s);
    const bool midi = poll_midi(model, now_s);
    const bool sound = poll_sound(model, now_s);
    const bool patch = poll_patch(model);
    const bool movement = poll_movement(model);
    return audio || life || midi || sound || patch || movement;
}

bool Readings::poll_audio(Model& model, double now_s) {
    AudioStatus audio = model.audio_status();
    bool changed = !shows_the_same(audio, audio_);
    audio_ = std::move(audio);
    if (now_s - load_read_s_ >= kLoadPeriodSeconds) {
        load_read_s_ = now_s;
        const int percent =
            std::isfinite(audio_.dsp_load) ? static_cast<int>(std::lround(audio_.dsp_load * 100.0F)) : 0;
        changed = std::exchange(load_percent_, percent) != percent || changed;
    }
    return changed;
}

bool Readings::poll_life(Model& model, double now_s) {
    const TableLife life = model.table_life();
    const bool changed = !shows_the_same(life, life_);
    if (life.published != life_.published) {
        published_s_ = now_s;
    }
    life_ = life;
    return changed;
}

bool Readings::poll_midi(Model& model, double now_s) {
    std::vector<MidiInputStatus> inputs = model.midi_inputs();
    std::string problem = model.midi_problem();
    bool changed = inputs.size() != midi_.size() || problem != midi_problem_;
    midi_problem_ = std::move(problem);
    midi_.resize(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        MidiInput& known = midi_[i];
        if (shows_the_same(inputs[i], known.status)) {
            continue;
        }
        changed = true;
        if (known.status.name != inputs[i].name) {
            known.active_s = -1e9;
        } else if (inputs[i].events != known.status.events) {
            known.active_s = now_s;
        }
        known.status = std::move(inputs[i]);
    }
    return changed;
}

bool Readings::poll_sound(Model& model, double now_s) {
    const bool was_active = scope_.active();
    const std::array<float, 2> peaks = model.take_peaks();
    for (std::size_t channel = 0; channel < meters_.size(); ++channel) {
        meters_[channel].update(peaks[channel], now_s);
    }
    const std::size_t came = std::min(model.read_scope(incoming_), incoming_.size());
    scope_.push(std::span(incoming_).first(came));
    heard_s_ = came > 0 ? now_s : heard_s_;
    // The last picture of a dying sound is drawn too.
    return was_active && !scope_.active();
}

bool Readings::poll_patch(Model& model) {
    const bool modified = model.patch_modified();
    std::filesystem::path file = model.patch_file();
    const bool changed = !patch_read_ || modified != modified_ || file != patch_file_ || !(model.patch() == patch_);
    if (changed) {
        patch_read_ = true;
        modified_ = modified;
        patch_file_ = std::move(file);
        patch_ = model.patch();
        for (std::size_t i = 0; i < tables_.size(); ++i) {
            tables_[i].set(patch_.table(i));
        }
    }
    return changed;
}

bool Readings::poll_movement(Model& model) {
    const bool sounded = movement_.sounding;
    movement_ = model.movement();
    // The last picture shows everything back at rest.
    return sounded != movement_.sounding;
}

float Readings::travel(patch::ParameterId id) const {
    return movement_.sounding ? movement_.travel[index_of(id)]
                              : patch::travel_of(patch::parameter(id), patch_.value(id));
}

bool Readings::moving(double now_s) const {
    const bool glowing = std::any_of(midi_.begin(), midi_.end(),
                                     [&](const MidiInput& input) { return now_s - input.active_s < kLampSeconds; });
    const bool scope_runs = scope_.active() && now_s - heard_s_ < kFeedSeconds;
    return audio_.voices > 0 || movement_.sounding || scope_runs || meters_[0].moving() || meters_[1].moving() ||
           glowing || now_s - published_s_ < kLampSeconds;
}

void Readings::clear_clip() {
    for (Meter& meter : meters_) {
        meter.clear_clip();
    }
}

bool Readings::key_sounds(int key) const {
    if (key < 0 || key > 127) {
        return false;
    }
    return ((audio_.keys[static_cast<std::size_t>(key / 32)] >> (key % 32)) & 1U) != 0;
}

}  // namespace refrain::ui
