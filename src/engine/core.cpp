#include "engine/core.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/constants.hpp"
#include "engine/controllers.hpp"
#include "engine/voices/planner.hpp"
#include "rt/denormals.hpp"
#include "wavetable/builder.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::engine {
namespace {

double usable_rate(double sample_rate) REFRAIN_RT {
    // Written so that a rate that is no number ends up in the range as well.
    return sample_rate >= 8000.0 ? std::min(sample_rate, 768000.0) : 8000.0;
}

SubTables make_sub_tables() {
    SubTables tables;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        tables[i] = wavetable::build(wavetable::shape_harmonics(wavetable::kShapes[i]));
    }
    return tables;
}

}  // namespace

Core::Core(double sample_rate)
    : sub_tables_(make_sub_tables()),
      bank_(best_kernels()),
      notes_(bank_),
      effects_(global_values_, sample_rate),
      shared_(best_kernels()) {
    plan_.interpolator = &dsp::Interpolator::shared();
    set_sample_rate(sample_rate);
    plan(true);
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
    effects_.set_sample_rate(rate);
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
    effects_.render(out_left, out_right, frames);
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
    const bool silent =
        exchange_.tick(values_, static_cast<std::uint32_t>(std::max(fade, 1.0)), sounding, plan_.asks_for_silence) ||
        !sounding;
    if (silent && sounding) {
        bank_.forget_filters();
    }
    plan(silent);
    shared_.tick(plan_);
    bank_.tick(plan_, channels_);
    global_values_.tick(plan_, channels_[last_channel_]);
    effects_.set_volume(values_.value(patch::id(patch::Master::volume)));
    effects_.tick();
}

void Core::plan(bool silent) REFRAIN_RT {
    const bool had_sides = plan_.stereo;
    make_plan(plan_, values_, matrix_, bank_.sounding() != 0, silent);
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
    const auto shape = static_cast<std::size_t>(values_.setting(patch::id(patch::Sub::shape)));
    plan_.oscillators[kSubOscillator].tables.current = sub_tables_[shape].get();
}

std::uint32_t Core::tick_left() const REFRAIN_RT {
    return kTickFrames - static_cast<std::uint32_t>(clock_ % kTickFrames);
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

void Core::reset() {
    effects_.reset();
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
