#include "ui/curves/harmonic_stroke.hpp"

#include <algorithm>
#include <cmath>

namespace refrain::ui {
namespace {

constexpr int kLastBar = static_cast<int>(wavetable::kEditableHarmonics) - 1;

int bar_index(float bar) noexcept {
    return std::clamp(static_cast<int>(std::floor(bar)), 0, kLastBar);
}

// Below this height a stroke means silence: nobody hits the axis itself.
constexpr float kSilentHeight = 0.012F;

}  // namespace

void set_amplitude(wavetable::Harmonics& harmonics, std::size_t index, float amplitude) {
    if (index >= harmonics.size()) {
        if (amplitude == 0.0F) {
            return;
        }
        harmonics.resize(index + 1);
    }
    harmonics[index].amplitude = std::copysign(amplitude, harmonics[index].amplitude);
    if (amplitude == 0.0F) {
        harmonics[index].amplitude = 0.0F;
        while (!harmonics.empty() && harmonics.back().amplitude == 0.0F) {
            harmonics.pop_back();
        }
    }
}

float amplitude_of(const wavetable::Harmonics& harmonics, std::size_t index) noexcept {
    return index < harmonics.size() ? std::abs(harmonics[index].amplitude) : 0.0F;
}

void HarmonicStroke::begin(bool erase) noexcept {
    from_.reset();
    erase_ = erase;
}

bool HarmonicStroke::move(StrokePoint to, HarmonicScale scale, wavetable::Harmonics& harmonics) {
    const StrokePoint from = from_.value_or(to);
    from_ = to;
    const int first = bar_index(from.bar);
    const int last = bar_index(to.bar);
    const int direction = last < first ? -1 : 1;
    bool changed = false;
    for (int bar = first;; bar += direction) {
        float height = to.height;
        if (bar != last) {
            const float middle = static_cast<float>(bar) + 0.5F;
            const float part = std::clamp((middle - from.bar) / (to.bar - from.bar), 0.0F, 1.0F);
            height = from.height + part * (to.height - from.height);
        }
        const float amplitude = erase_ || height < kSilentHeight ? 0.0F : amplitude_at(scale, height);
        const auto index = static_cast<std::size_t>(bar);
        if (amplitude_of(harmonics, index) != amplitude) {
            set_amplitude(harmonics, index, amplitude);
            changed = true;
        }
        if (bar == last) {
            return changed;
        }
    }
}

}  // namespace refrain::ui
