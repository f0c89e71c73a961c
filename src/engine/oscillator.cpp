#include "engine/oscillator.hpp"

#include <algorithm>
#include <cmath>

#include "wavetable/levels.hpp"

namespace refrain::engine {

static_assert(wavetable::kGuardBefore >= dsp::Interpolator::kTapsBefore);
static_assert(wavetable::kGuardAfter >= dsp::Interpolator::kTapsAfter);
static_assert(wavetable::kSamplesPerHarmonic >= dsp::Interpolator::kSamplesPerHarmonic);
static_assert(wavetable::kMinimumSize >= dsp::Interpolator::kMinimumSize);

void Oscillator::start(std::uint32_t increment) REFRAIN_RT {
    phase_ = 0;
    increment_ = increment;
    increment_step_ = 0;
    level_ = old_level_ = wavetable::level_for_increment(increment);
    level_fade_left_ = 0;
}

void Oscillator::glide_to(std::uint32_t increment, std::uint32_t frames) REFRAIN_RT {
    const std::int64_t distance = std::int64_t{increment} - std::int64_t{increment_};
    increment_step_ = static_cast<std::int32_t>(distance / std::int64_t{frames});
    // What the division leaves over is less than a 2^28th of a turn a sample: it is taken at once.
    increment_ = static_cast<std::uint32_t>(std::int64_t{increment} - std::int64_t{increment_step_} * frames);
    choose_level(std::max(increment, increment_));
}

void Oscillator::choose_level(std::uint32_t increment) REFRAIN_RT {
    // A fade that runs is finished first.
    if (level_fade_left_ != 0) {
        return;
    }
    const std::size_t level = wavetable::level_for_increment(increment);
    if (level != level_) {
        old_level_ = level_;
        level_ = level;
        level_fade_left_ = kLevelFadeFrames;
    }
}

void Oscillator::render(const TableSlot& slot, std::uint32_t place, std::uint32_t frames, Block& out) REFRAIN_RT {
    Phases phases{};
    for (std::uint32_t i = 0; i < frames; ++i) {
        phases[i] = phase_;
        phase_ += increment_;
        increment_ += static_cast<std::uint32_t>(increment_step_);
    }
    if (slot.current() == nullptr) {
        std::fill_n(out.begin(), frames, 0.0F);
    } else {
        read_table(*slot.current(), phases, frames, out);
    }
    if (slot.next() != nullptr) {
        Block next;
        read_table(*slot.next(), phases, frames, next);
        for (std::uint32_t i = 0; i < frames; ++i) {
            out[i] += (next[i] - out[i]) * slot.next_share(place + i);
        }
    }
    level_fade_left_ -= std::min(level_fade_left_, frames);
}

void Oscillator::read_table(const TableSlot::Table& table, const Phases& phases, std::uint32_t frames,
                            Block& out) const REFRAIN_RT {
    read_level(table, level_, phases, frames, out);
    if (level_fade_left_ == 0) {
        return;
    }
    Block old;
    read_level(table, old_level_, phases, frames, old);
    for (std::uint32_t i = 0; i < frames; ++i) {
        const std::uint32_t left = level_fade_left_ > i ? level_fade_left_ - i : 0;
        out[i] += (old[i] - out[i]) * (static_cast<float>(left) * (1.0F / kLevelFadeFrames));
    }
}

void Oscillator::read_level(const TableSlot::Table& table, std::size_t level, const Phases& phases,
                            std::uint32_t frames, Block& out) const REFRAIN_RT {
    if (level == wavetable::kSilentLevel) {
        std::fill_n(out.begin(), frames, 0.0F);
        return;
    }
    const wavetable::LevelView view = table.level(0, level);
    for (std::uint32_t i = 0; i < frames; ++i) {
        out[i] = interpolator_->read(view.samples, view.size_log2, phases[i]);
    }
}

void Oscillator::rescale(double ratio) REFRAIN_RT {
    const double scaled = std::round(static_cast<double>(increment_) / ratio);
    increment_ = static_cast<std::uint32_t>(std::min(scaled, 4294967295.0));
    increment_step_ = 0;
    choose_level(increment_);
}

}  // namespace refrain::engine
