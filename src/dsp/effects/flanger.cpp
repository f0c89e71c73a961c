#include "dsp/effects/flanger.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {
namespace {

constexpr double kLongest_s = 0.03;
constexpr double kMostOctaves = 1.5;

/// The delay may change by this many seconds a second at most, in the middle of its sweep: four semitones.
constexpr double kMostDetune = 0.25;

constexpr float kMostFeedback = 0.97F;

}  // namespace

Flanger::Flanger() : MovingCopies(1, kLongest_s) {}

void Flanger::tick(const Settings& settings) REFRAIN_RT {
    const double rate_hz = static_cast<double>(bounded(settings.rate_hz, 0.001F, 20.0F));
    const double middle_s = static_cast<double>(bounded(settings.delay_s, 0.0001F, 0.01F));
    // The delay m 2^(o sin) changes by ln 2 m o 2 pi r seconds a second where it passes its middle.
    const double tame = kMostDetune / (2.0 * std::numbers::pi * std::numbers::ln2 * rate_hz * middle_s);
    const double octaves = static_cast<double>(bounded(settings.depth, 0.0F, 1.0F)) * std::min(kMostOctaves, tame);
    begin_tick(rate_hz);
    for (std::size_t side = 0; side < kSides; ++side) {
        aim_delay(0, side, middle_s * std::exp2(octaves * sine(0.25 * static_cast<double>(side))));
    }
    const float feedback = bounded(settings.feedback, -1.0F, 1.0F) * kMostFeedback;
    const float mix = bounded(settings.mix, 0.0F, 1.0F);
    // A comb with feedback f passes 1 / (1 - f^2) of the power of noise.
    aim_mix(feedback, 1.0F - mix, mix * std::sqrt(1.0F - feedback * feedback));
}

}  // namespace refrain::dsp
