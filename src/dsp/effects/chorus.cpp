#include "dsp/effects/chorus.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {
namespace {

constexpr std::size_t kCopies = 2;
constexpr double kLongest_s = 0.08;  // twice the longest middle
constexpr double kMostReach = 0.9;   // of the middle

/// A copy that wanders by w seconds r times a second is out of tune by 2 pi r w of its frequency; this is 2.1
/// semitones.
constexpr double kMostDetune = 0.13;

constexpr float kMostFeedback = 0.95F;

}  // namespace

Chorus::Chorus() : MovingCopies(kCopies, kLongest_s) {}

void Chorus::tick(const Settings& settings) REFRAIN_RT {
    const double rate_hz = static_cast<double>(bounded(settings.rate_hz, 0.001F, 20.0F));
    const double middle_s = static_cast<double>(bounded(settings.delay_s, 0.0005F, 0.04F));
    const double most_s = std::min(kMostReach * middle_s, kMostDetune / (2.0 * std::numbers::pi * rate_hz));
    const double reach_s = static_cast<double>(bounded(settings.depth, 0.0F, 1.0F)) * most_s;
    begin_tick(rate_hz);
    for (std::size_t copy = 0; copy < kCopies; ++copy) {
        for (std::size_t side = 0; side < kSides; ++side) {
            const double ahead = 0.5 * static_cast<double>(copy) + 0.25 * static_cast<double>(side);
            aim_delay(copy, side, middle_s + reach_s * sine(ahead));
        }
    }
    const float quarter = bounded(settings.mix, 0.0F, 1.0F) * 0.5F * std::numbers::pi_v<float>;
    aim_mix(bounded(settings.feedback, -1.0F, 1.0F) * kMostFeedback / static_cast<float>(kCopies), std::cos(quarter),
            std::sin(quarter) * std::numbers::sqrt2_v<float> * 0.5F);
}

}  // namespace refrain::dsp
