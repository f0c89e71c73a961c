#include "ui/curves/wave_shape.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace refrain::ui {
namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;

const std::array<float, WaveShape::kPoints>& sine_turn() {
    static const auto kTable = [] {
        std::array<float, WaveShape::kPoints> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            table[i] = static_cast<float>(std::sin(kTurn * static_cast<double>(i) / static_cast<double>(table.size())));
        }
        return table;
    }();
    return kTable;
}

}  // namespace

void WaveShape::set(const wavetable::Harmonics& harmonics) {
    const auto& sine = sine_turn();
    points_.fill(0.0F);
    const std::size_t count = std::min(harmonics.size(), kPoints / 2 - 1);
    for (std::size_t h = 0; h < count; ++h) {
        const auto [amplitude, phase] = harmonics[h];
        if (amplitude == 0.0F || !std::isfinite(amplitude) || !std::isfinite(phase)) {
            continue;
        }
        const auto in_phase =
            static_cast<float>(static_cast<double>(amplitude) * std::cos(kTurn * static_cast<double>(phase)));
        const auto across =
            static_cast<float>(static_cast<double>(amplitude) * std::sin(kTurn * static_cast<double>(phase)));
        for (std::size_t i = 0; i < kPoints; ++i) {
            const std::size_t at = (h + 1) * i;
            points_[i] += in_phase * sine[at % kPoints] + across * sine[(at + kPoints / 4) % kPoints];
        }
    }
    peak_ = 0.0F;
    for (const float point : points_) {
        peak_ = std::max(peak_, std::abs(point));
    }
}

std::optional<wavetable::Shape> shape_of(const wavetable::Harmonics& harmonics) {
    static const auto kClassics = [] {
        std::array<wavetable::Harmonics, wavetable::kShapes.size()> classics;
        std::transform(wavetable::kShapes.begin(), wavetable::kShapes.end(), classics.begin(),
                       [](wavetable::Shape shape) { return wavetable::shape_harmonics(shape); });
        return classics;
    }();
    const auto found = std::find(kClassics.begin(), kClassics.end(), harmonics);
    return found == kClassics.end()
               ? std::nullopt
               : std::optional(wavetable::kShapes[static_cast<std::size_t>(found - kClassics.begin())]);
}

}  // namespace refrain::ui
