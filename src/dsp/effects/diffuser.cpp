#include "dsp/effects/diffuser.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/effects/bounded.hpp"

namespace refrain::dsp {
namespace {

constexpr double kLongest_s = 0.014;

// Left and right of each stage, in seconds: no two in a simple ratio.
constexpr std::array<std::array<double, kSides>, 4> kTimes_s{
    {{0.00311, 0.00337}, {0.00487, 0.00453}, {0.00781, 0.00823}, {0.01327, 0.01259}}};

}  // namespace

Diffuser::Diffuser() : stages_{Stage(kLongest_s), Stage(kLongest_s), Stage(kLongest_s), Stage(kLongest_s)} {
    set_sample_rate(48000.0);
}

void Diffuser::set_sample_rate(double sample_rate) REFRAIN_RT {
    const double memory_rate = std::min(sample_rate, kFullMemoryRate);
    for (std::size_t i = 0; i < kStages; ++i) {
        stages_[i].ring.prepare(kLongest_s, sample_rate);
        for (std::size_t side = 0; side < kSides; ++side) {
            const auto frames = static_cast<std::uint32_t>(std::lround(kTimes_s[i][side] * memory_rate));
            stages_[i].frames[side] = std::clamp(frames, 1U, stages_[i].ring.longest());
        }
    }
}

void Diffuser::reset() REFRAIN_RT {
    for (Stage& stage : stages_) {
        stage.ring.reset();
    }
}

}  // namespace refrain::dsp
