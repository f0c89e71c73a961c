#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <vector>

#include "engine/engine.hpp"
#include "patch/patch.hpp"
#include "rt/collector.hpp"
#include "wavetable/builder.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::test {

/// Left and right.
struct Stereo {
    std::vector<float> left;
    std::vector<float> right;
};

/// An event at an absolute frame.
struct Timed {
    std::uint64_t frame = 0;
    engine::Event event;
};

/// The engine with what keeps its tables alive, played without an audio server.
class Instrument {
public:
    explicit Instrument(double sample_rate = 48000.0, wavetable::Shape shape = wavetable::Shape::saw)
        : engine_(std::make_unique<engine::Engine>(sample_rate)), publisher_(collector_, engine_->tables()) {
        publish(wavetable::shape_harmonics(shape));
    }
    ~Instrument() { engine_->release_tables(); }
    Instrument(const Instrument&) = delete;
    Instrument& operator=(const Instrument&) = delete;

    void publish(const wavetable::Harmonics& harmonics) { publish(0, {harmonics}); }

    /// A table of as many frames to one oscillator's slot.
    void publish(std::size_t slot, std::span<const wavetable::Harmonics> frames) {
        publisher_.publish(static_cast<std::uint32_t>(slot), wavetable::build(frames), 0);
    }
    void publish(std::size_t slot, std::initializer_list<wavetable::Harmonics> frames) {
        publish(slot, std::span(frames.begin(), frames.size()));
    }

    void set(patch::ParameterId id, float value) { (void)engine_->commands().push(engine::set_parameter(id, value)); }

    void route(std::size_t index, const patch::Route& route) {
        (void)engine_->commands().push(engine::set_route(index, route));
    }

    void curve(std::size_t lfo, const patch::LfoCurve& curve) {
        for (std::size_t point = 0; point < curve.count; ++point) {
            (void)engine_->commands().push(engine::set_lfo_point(lfo, curve, point));
        }
    }

    void order(const patch::EffectOrder& order) { (void)engine_->commands().push(engine::set_effect_order(order)); }

    /// Everything that a patch says, as the program sends it.
    void load(const patch::Patch& patch) {
        for (const patch::Parameter& p : patch::parameters()) {
            set(p.id, patch.value(p.id));
        }
        for (std::size_t i = 0; i < patch::kRoutes; ++i) {
            route(i, patch.routes()[i]);
        }
        for (std::size_t lfo = 0; lfo < patch::kLfos; ++lfo) {
            curve(lfo, patch.lfo_curve(lfo));
        }
        order(patch.effect_order());
        for (std::size_t slot = 0; slot < patch::kOscillators; ++slot) {
            publish(slot, patch.table(slot)->frames);
        }
    }

    /// `frames` samples with these events, in blocks of `block`.
    Stereo play(std::uint64_t frames, std::span<const Timed> events = {}, std::uint32_t block = 64) {
        Stereo out{std::vector<float>(frames), std::vector<float>(frames)};
        std::vector<engine::Event> due;
        auto event = events.begin();
        for (std::uint64_t place = 0; place < frames;) {
            const auto count = static_cast<std::uint32_t>(std::min<std::uint64_t>(block, frames - place));
            due.clear();
            for (; event != events.end() && event->frame < place + count; ++event) {
                due.push_back(event->event);
                due.back().frame = static_cast<std::uint32_t>(event->frame - place);
            }
            engine_->render(due, out.left.data() + place, out.right.data() + place, count);
            place += count;
        }
        return out;
    }

    /// One event now, without any time passing.
    void now(engine::Event event) { (void)engine_->commands().push(engine::perform(event)); }

    engine::Engine& engine() { return *engine_; }
    engine::TablePublisher& publisher() { return publisher_; }
    rt::Collector& collector() { return collector_; }
    std::uint32_t voices() { return engine_->telemetry().voices.load(); }
    /// Whether that key sounds and has not been released.
    bool lit(int key) {
        const auto word = static_cast<std::size_t>(key / 32);
        return ((engine_->telemetry().keys[word].load() >> (key % 32)) & 1U) != 0;
    }

private:
    rt::Collector collector_;
    std::unique_ptr<engine::Engine> engine_;
    engine::TablePublisher publisher_;
};

inline engine::Event note_on(int key, int velocity = 127, int channel = 0) {
    return {.kind = engine::EventKind::note_on,
            .channel = static_cast<std::uint8_t>(channel),
            .number = static_cast<std::uint8_t>(key),
            .value = static_cast<std::uint16_t>(velocity)};
}
inline engine::Event note_off(int key, int channel = 0) {
    return {.kind = engine::EventKind::note_off,
            .channel = static_cast<std::uint8_t>(channel),
            .number = static_cast<std::uint8_t>(key),
            .value = 64};
}
inline engine::Event controller(int number, int value, int channel = 0) {
    return {.kind = engine::EventKind::control_change,
            .channel = static_cast<std::uint8_t>(channel),
            .number = static_cast<std::uint8_t>(number),
            .value = static_cast<std::uint16_t>(value)};
}
inline engine::Event bend(int value, int channel = 0) {
    return {.kind = engine::EventKind::pitch_bend,
            .channel = static_cast<std::uint8_t>(channel),
            .number = 0,
            .value = static_cast<std::uint16_t>(value)};
}

inline float peak(std::span<const float> signal) {
    float highest = 0.0F;
    for (const float sample : signal) {
        highest = std::max(highest, std::abs(sample));
    }
    return highest;
}

/// The largest bend of the line through three neighbours: a step of height h in a smooth signal shows as h, a kink as
/// the change of its slope per sample.
inline float roughness(std::span<const float> signal) {
    float roughest = 0.0F;
    for (std::size_t i = 2; i < signal.size(); ++i) {
        roughest = std::max(roughest, std::abs(signal[i] - 2.0F * signal[i - 1] + signal[i - 2]));
    }
    return roughest;
}

}  // namespace refrain::test
