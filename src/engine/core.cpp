#include "engine/core.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/constants.hpp"
#include "engine/controllers.hpp"
#include "engine/voices/planner.hpp"
#include "rt/denormals.hpp"

namespace refrain::engine {
namespace {

double usable_rate(double sample_rate) REFRAIN_RT {
    // Written so that a rate that is no number ends up in the range as well.
    return sample_rate >= 8000.0 ? std::min(sample_rate, 768000.0) : 8000.0;
}

std::uint8_t seven_bits(std::uint16_t value) REFRAIN_RT {
    return static_cast<std::uint8_t>(std::min<std::uint16_t>(value, 127));
}

}  // namespace

Core::Core(double sample_rate) : shared_(best_kernels()), bank_(best_kernels()), notes_(bank_) {
    plan_.interpolator = &dsp::Interpolator::shared();
    set_sample_rate(sample_rate);
    plan();
    shared_.tick(plan_);
    reset();
    // The one queue that the audio thread fills: its memory is touched here, so that no page fault happens there.
    while (scope.push({})) {
    }
    for (ScopeFrame frame; scope.pop(frame);) {
    }
}

void Core::set_sample_rate(double sample_rate) REFRAIN_RT {
    const double rate = usable_rate(sample_rate);
    if (rate == sample_rate_) {
        return;
    }
    if (sample_rate_ > 0.0) {
        bank_.rescale(rate / sample_rate_);
    }
    sample_rate_ = rate;
    plan_.sample_rate = static_cast<float>(rate);
    gain_step_ = dsp::Smoother::step_for(kGainGlide_s, kTickFrames / rate);
    pitch_step_ = dsp::Smoother::step_for(kPitchGlide_s, kTickFrames / rate);
    plan_.glide = static_cast<float>(gain_step_);
}

void Core::render(std::span<const Event> events, float* out_left, float* out_right, std::uint32_t frames) REFRAIN_RT {
    const rt::ScopedNoDenormals no_denormals;
    adopt_tables();
    obey_commands();
    std::fill_n(out_left, frames, 0.0F);
    std::fill_n(out_right, frames, 0.0F);
    auto event = events.begin();
    for (std::uint32_t place = 0; place < frames;) {
        const auto is_due = [&](const Event& e) REFRAIN_RT { return e.frame <= place || place + 1 == frames; };
        for (; event != events.end() && is_due(*event); ++event) {
            perform(*event);
        }
        std::uint32_t span = std::min(frames - place, tick_left());
        if (event != events.end()) {
            // One past the block acts on the block's last frame, so that frame gets a span of its own.
            span = std::min(span, std::min(event->frame, frames - 1) - place);
        }
        for (const TableSlot& slot : slots_) {
            span = slot.fade_left() != 0 ? std::min(span, slot.fade_left()) : span;
        }
        render_span(out_left + place, out_right + place, span);
        place += span;
    }
    for (; event != events.end(); ++event) {  // of a block without frames
        perform(*event);
    }
    report(out_left, out_right, frames);
}

void Core::render_span(float* out_left, float* out_right, std::uint32_t frames) REFRAIN_RT {
    if (clock_ % kTickFrames == 0) {
        tick();
    }
    const auto place = static_cast<std::uint32_t>(clock_ % kTickFrames);
    read_tables();
    bank_.render(plan_, place, frames, out_left, out_right);
    const float step = (master_to_ - master_from_) * (1.0F / kTickFrames);
    for (std::uint32_t i = 0; i < frames; ++i) {
        const float gain = master_from_ + step * static_cast<float>(place + i);
        out_left[i] *= gain;
        out_right[i] *= gain;
    }
    for (TableSlot& slot : slots_) {
        slot.advance(frames);
    }
    clock_ += frames;
}

void Core::tick() REFRAIN_RT {
    const bool sounding = bank_.sounding() != 0;
    values_.tick(gain_step_);
    matrix_.tick(gain_step_);
    for (Channel& channel : channels_) {
        channel.tick(gain_step_, pitch_step_);
    }
    const double fade = kExchangeFade_s * sample_rate_ / kTickFrames;
    exchange_.tick(values_, static_cast<std::uint32_t>(std::max(fade, 1.0)), sounding);
    plan();
    shared_.tick(plan_);
    bank_.tick(plan_, channels_);
    master_from_ = master_to_;
    master_to_ = values_.value(patch::id(patch::Master::volume));
}

void Core::plan() REFRAIN_RT {
    const bool had_sides = plan_.stereo;
    make_plan(plan_, values_, matrix_, bank_.sounding() != 0);
    plan_.exchange_gain = exchange_.gain();
    plan_.clock = clock_;
    if (plan_.stereo && !had_sides) {
        bank_.part_sides();
    }
}

void Core::read_tables() REFRAIN_RT {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        plan_.oscillators[i].tables = slots_[i].reading();
    }
}

std::uint32_t Core::tick_left() const REFRAIN_RT {
    return kTickFrames - static_cast<std::uint32_t>(clock_ % kTickFrames);
}

NoteContext Core::note_context() REFRAIN_RT {
    plan_.clock = clock_;
    return {.plan = plan_, .channels = channels_, .place = static_cast<std::uint32_t>(clock_ % kTickFrames)};
}

void Core::adopt_tables() REFRAIN_RT {
    rt::Publication<wavetable::Wavetable> publication;
    for (std::size_t n = 0; n < kTablesPerBlock && tables.pop(publication); ++n) {
        rt::Ref<wavetable::Wavetable> table = publication.table.open();
        if (publication.slot < slots_.size()) {
            slots_[publication.slot].adopt(std::move(table));
        } else {
            table.release();
        }
        telemetry.adopted.fetch_add(1, std::memory_order_relaxed);
        telemetry.sounding_serial.store(publication.serial, std::memory_order_relaxed);
        telemetry.latest_published_at_us.store(publication.published_at_us, std::memory_order_relaxed);
    }
    std::uint32_t held = 0;
    for (const TableSlot& slot : slots_) {
        held += slot.held();
    }
    telemetry.tables_held.store(held, std::memory_order_relaxed);
}

void Core::obey_commands() REFRAIN_RT {
    Command command;
    for (std::size_t n = 0; n < kCommandsPerBlock && commands.pop(command); ++n) {
        obey(command);
    }
}

void Core::obey(const Command& command) REFRAIN_RT {
    switch (command.kind) {
        case Command::Kind::perform:
            perform(command.event);
            break;
        case Command::Kind::set_parameter:
            set_parameter(command.parameter, command.value);
            break;
        case Command::Kind::set_route:
            matrix_.set(command.index, command.route);
            break;
        case Command::Kind::set_lfo_point:
            shared_.set_point(command.index, command.point_index, command.point_count, command.point);
            break;
        case Command::Kind::set_effect_order:
            break;
    }
}

void Core::set_parameter(patch::ParameterId id, float value) REFRAIN_RT {
    if (patch::index_of(id) >= patch::kParameterCount) {
        return;
    }
    if (must_be_exchanged(id)) {
        exchange_.set(values_, id, value, bank_.sounding() != 0);
    } else {
        values_.set(id, value);
    }
    if (id == patch::id(patch::Play::bend_range)) {
        for (Channel& channel : channels_) {
            channel.set_bend_range(values_.setting(id));
        }
    }
}

void Core::perform(const Event& event) REFRAIN_RT {
    if (event.kind == EventKind::panic) {
        panic();
    } else if (event.channel < kChannels && event.number < 128) {
        channel_message(event);
    }
}

void Core::channel_message(const Event& event) REFRAIN_RT {
    switch (event.kind) {
        case EventKind::note_on:
            if (!notes_.sounds_on(event.channel)) {
                channels_[event.channel].settle();
            }
            notes_.note_on(event.channel, event.number, seven_bits(event.value), note_context());
            break;
        case EventKind::note_off:
            notes_.note_off(event.channel, event.number, seven_bits(event.value), note_context());
            break;
        case EventKind::control_change:
            control_change(event);
            break;
        case EventKind::pitch_bend:
            channels_[event.channel].pitch_bend(std::min<std::uint16_t>(event.value, 16383));
            break;
        case EventKind::poly_pressure:
            notes_.poly_pressure(event.channel, event.number, static_cast<float>(seven_bits(event.value)) / 127.0F);
            break;
        case EventKind::channel_pressure:
            channels_[event.channel].channel_pressure(seven_bits(event.value));
            break;
        case EventKind::program_change:
        case EventKind::panic:
            break;
    }
}

void Core::control_change(const Event& event) REFRAIN_RT {
    Channel& channel = channels_[event.channel];
    const std::uint8_t value = seven_bits(event.value);
    switch (event.number) {
        case kAllSoundOff:
            notes_.all_sound_off(event.channel, note_context());
            break;
        case kResetControllers:
            notes_.pedal(event.channel, channel.reset_controllers(), note_context());
            break;
        case kLocalControl:
            break;
        default:
            if (event.number >= kAllNotesOff) {
                notes_.all_notes_off(event.channel, note_context());
            } else {
                notes_.pedal(event.channel, channel.control_change(event.number, value), note_context());
            }
    }
}

void Core::panic() REFRAIN_RT {
    for (std::uint8_t number = 0; number < kChannels; ++number) {
        static_cast<void>(channels_[number].reset_controllers());
        notes_.all_sound_off(number, note_context());
    }
}

void Core::report(const float* out_left, const float* out_right, std::uint32_t frames) REFRAIN_RT {
    const auto raise = [frames](std::atomic<float>& peak, const float* samples) REFRAIN_RT {
        float highest = 0.0F;
        for (std::uint32_t i = 0; i < frames; ++i) {
            highest = std::max(highest, std::abs(samples[i]));
        }
        if (highest > peak.load(std::memory_order_relaxed)) {
            peak.store(highest, std::memory_order_relaxed);
        }
    };
    raise(telemetry.peak_left, out_left);
    raise(telemetry.peak_right, out_right);
    telemetry.voices.store(bank_.sounding(), std::memory_order_relaxed);
    const auto keys = notes_.keys();
    for (std::size_t word = 0; word < keys.size(); ++word) {
        telemetry.keys[word].store(keys[word], std::memory_order_relaxed);
    }
    telemetry.steals.store(notes_.steals(), std::memory_order_relaxed);
    const auto room = static_cast<std::uint32_t>(std::min<std::size_t>(scope.write_available(), frames));
    for (std::uint32_t i = 0; i < room; ++i) {
        static_cast<void>(scope.push({.left = out_left[i], .right = out_right[i]}));
    }
}

void Core::reset() {
    notes_.stop();
    for (Channel& channel : channels_) {
        channel.restart(values_.setting(patch::id(patch::Play::bend_range)));
    }
    telemetry.voices.store(0, std::memory_order_relaxed);
    for (auto& word : telemetry.keys) {
        word.store(0, std::memory_order_relaxed);
    }
}

void Core::release_tables() {
    notes_.stop();
    rt::Publication<wavetable::Wavetable> publication;
    while (tables.pop(publication)) {
        publication.table.open().release();
    }
    for (TableSlot& slot : slots_) {
        slot.clear();
    }
    telemetry.tables_held.store(0, std::memory_order_relaxed);
}

}  // namespace refrain::engine
