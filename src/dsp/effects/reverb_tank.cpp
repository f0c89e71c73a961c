#include "dsp/effects/reverb_tank.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "dsp/effects/bounded.hpp"
#include "dsp/effects/one_pole.hpp"

namespace refrain::dsp {
namespace {

// The lines at full size, in seconds: evenly spread over an octave and a half, no two in a simple ratio.
constexpr std::array<float, 16> kLengths_s{0.0301F, 0.0329F, 0.0357F, 0.0383F, 0.0419F, 0.0447F, 0.0481F, 0.0523F,
                                           0.0569F, 0.0607F, 0.0643F, 0.0691F, 0.0749F, 0.0803F, 0.0869F, 0.0937F};
constexpr float kMean_s = 0.057F;
constexpr double kLongest_s = 0.096;  // the last, and how far it wanders
constexpr float kSmallest = 0.33F;    // of these at size 0

constexpr float kWander_s = 0.0005F;
constexpr float kGlide = 0.2F;  // frames a frame: as fast as lengths may change

constexpr float kHighShare = 0.25F;        // of the decay time, far above the damping frequency
constexpr float kLoudnessExponent = 0.4F;  // 0.5 would keep a lasting sound's room as loud at any decay time

constexpr std::uint32_t kGuard = 4;     // copies of a line's first samples, behind its last
constexpr std::uint32_t kStagger = 48;  // keeps the lines' places out of the same sets of the cache

// Left into the even lines and right into the odd ones; both ends are heard with signs that are orthogonal to each
// other and to every row of the matrix.
constexpr Sixteen kFromLeft{
    {{1.0F, 0.0F, -1.0F, 0.0F}, {1.0F, 0.0F, 1.0F, 0.0F}, {-1.0F, 0.0F, 1.0F, 0.0F}, {1.0F, 0.0F, -1.0F, 0.0F}}};
constexpr Sixteen kFromRight{
    {{0.0F, 1.0F, 0.0F, 1.0F}, {0.0F, -1.0F, 0.0F, 1.0F}, {0.0F, 1.0F, 0.0F, -1.0F}, {0.0F, -1.0F, 0.0F, 1.0F}}};
constexpr Sixteen kToLeft{
    {{1.0F, 1.0F, 1.0F, -1.0F}, {1.0F, -1.0F, -1.0F, -1.0F}, {1.0F, 1.0F, -1.0F, 1.0F}, {-1.0F, 1.0F, -1.0F, -1.0F}}};
constexpr Sixteen kToRight{
    {{1.0F, -1.0F, 1.0F, 1.0F}, {-1.0F, -1.0F, 1.0F, -1.0F}, {1.0F, -1.0F, -1.0F, -1.0F}, {1.0F, 1.0F, 1.0F, -1.0F}}};

float sum(Four v) REFRAIN_RT {
    return (v[0] + v[2]) + (v[1] + v[3]);
}

Four magnitude(Four v) REFRAIN_RT {
    return v < 0.0F ? -v : v;
}

std::uint32_t ring_size(double sample_rate) REFRAIN_RT {
    return std::bit_ceil(static_cast<std::uint32_t>(std::ceil(kLongest_s * sample_rate)) + kGuard);
}

}  // namespace

ReverbTank::ReverbTank() : memory_(kLines * (ring_size(kFullMemoryRate) + kStagger)) {
    set_sample_rate(48000.0);
}

void ReverbTank::set_sample_rate(double sample_rate) REFRAIN_RT {
    sample_rate_ = sample_rate;
    const std::uint32_t size = std::min(ring_size(sample_rate), ring_size(kFullMemoryRate));
    mask_ = size - 1;
    stride_ = size + kStagger;
    reset();
}

void ReverbTank::reset() REFRAIN_RT {
    age_ = 0;
    low_.fill(Four{});
    for (std::size_t i = 0; i < kLines; ++i) {
        const float spread = static_cast<float>((i * 7) % kLines) / static_cast<float>(kLines);
        wander_[i / 4][i % 4] = 2.0F * spread - 1.0F;
    }
    level_ = 0.0F;
    fresh_ = true;
    weighed_decay_s_ = 0.0F;
    damping_.forget();
    loudness_.forget();
}

void ReverbTank::move_lengths(float size, float modulation) REFRAIN_RT {
    const auto rate = static_cast<float>(sample_rate_);
    const auto longest = static_cast<float>(mask_ - kGuard);
    const float room = (longest / rate - 2.0F * kWander_s) / kLengths_s.back();  // less than 1 above kFullMemoryRate
    const float wanted = std::min(kSmallest + (1.0F - kSmallest) * size, room);
    const float most = kGlide * static_cast<float>(kEffectTickFrames) / (kLengths_s.back() * rate);
    scale_ = fresh_ ? wanted : std::clamp(wanted, scale_ - most, scale_ + most);
    Sixteen lengths{};
    float longest_now = 0.0F;
    for (std::size_t i = 0; i < kLines; ++i) {
        // Half a wave's parabola stands for a sine; each line has a speed of its own, 0.3 to 0.9 turns a second.
        float phase = wander_[i / 4][i % 4];
        phase += 2.0F * (0.3F + 0.04F * static_cast<float>(i)) * static_cast<float>(kEffectTickFrames) / rate;
        phase -= phase >= 1.0F ? 2.0F : 0.0F;
        wander_[i / 4][i % 4] = phase;
        const float wave = 4.0F * phase * (1.0F - std::abs(phase));
        const float length = (kLengths_s[i] * scale_ + kWander_s * modulation * (1.0F + wave)) * rate;
        lengths[i / 4][i % 4] = bounded(length, 3.0F, longest);
        longest_now = std::max(longest_now, lengths[i / 4][i % 4]);
    }
    lengths_.aim(lengths, fresh_);
    longest_ = static_cast<std::uint32_t>(longest_now) + kGuard;
}

void ReverbTank::weigh(float decay_s) REFRAIN_RT {
    const bool same = weighed_scale_ == scale_ && weighed_decay_s_ == decay_s;
    if (same && !moving_gains_) {
        return;
    }
    moving_gains_ = !same;  // once more when it has arrived: a line that stands still
    weighed_scale_ = scale_;
    weighed_decay_s_ = decay_s;
    const float octaves = -3.0F * std::numbers::ln10_v<float> / std::numbers::ln2_v<float> / decay_s;  // a second
    Sixteen low{};
    Sixteen high{};
    for (std::size_t i = 0; i < kLines; ++i) {
        const float octaves_here = octaves * kLengths_s[i] * scale_;
        low[i / 4][i % 4] = std::exp2(octaves_here);
        high[i / 4][i % 4] = std::exp2(octaves_here / kHighShare);
    }
    low_gains_.aim(low, fresh_);
    high_gains_.aim(high, fresh_);
    // Lines that keep g of what they hold gather 1 / (1 - g^2) of the power of a lasting sound.
    loudness_.aim(std::pow(1.0F - std::exp2(2.0F * octaves * kMean_s * scale_), kLoudnessExponent) * 0.25F);
}

void ReverbTank::tick(const Settings& settings) REFRAIN_RT {
    move_lengths(bounded(settings.size, 0.0F, 1.0F), bounded(settings.modulation, 0.0F, 1.0F));
    weigh(bounded(settings.decay_s, 0.05F, 60.0F));
    damping_.aim(OnePole::gain_for(static_cast<double>(bounded(settings.damping_hz, 100.0F, 20000.0F)) / sample_rate_));
    fresh_ = false;
}

Four ReverbTank::read(std::size_t group, std::uint32_t place) const REFRAIN_RT {
    const Four length = lengths_.at(group, place);
    std::array<Four, 4> taps;  // a line's four neighbours, from the oldest on
    Four fraction;
    for (std::size_t lane = 0; lane < 4; ++lane) {
        const auto whole = static_cast<std::uint32_t>(length[lane]);
        fraction[lane] = length[lane] - static_cast<float>(whole);
        if (whole + 2 <= age_) {
            taps[lane] = load_four(line(group * 4 + lane) + ((now_ - whole - 2) & mask_));
        } else {
            taps[lane] = Four{};  // before the reset; two samples more do not matter at the start of a sound
        }
    }
    transpose(taps[0], taps[1], taps[2], taps[3]);
    const Four f = fraction;  // Lagrange's cubic, as CubicWeights
    const Four g = f * f - 1.0F;
    return taps[0] * (f * g * (1.0F / 6.0F)) - taps[1] * (f * (f + 1.0F) * (f - 2.0F) * 0.5F) +
           taps[2] * (g * (f - 2.0F) * 0.5F) - taps[3] * (f * (f - 1.0F) * (f - 2.0F) * (1.0F / 6.0F));
}

void ReverbTank::write(const Sixteen& frame) REFRAIN_RT {
    const std::uint32_t at = now_ & mask_;
    for (std::size_t i = 0; i < kLines; ++i) {
        float* const samples = memory_.data() + i * stride_;
        samples[at] = frame[i / 4][i % 4];
        if (at < kGuard) {
            samples[at + mask_ + 1] = samples[at];
        }
    }
    ++now_;
    age_ += age_ <= mask_ ? 1 : 0;
}

Pair ReverbTank::pass(Pair in, std::uint32_t place) REFRAIN_RT {
    const float damping = damping_.at(place);
    Sixteen lines;
    Four left{};
    Four right{};
    for (std::size_t group = 0; group < lines.size(); ++group) {
        const Four end = read(group, place);
        left += end * kToLeft[group];
        right += end * kToRight[group];
        const Four v = (end - low_[group]) * damping;
        const Four low = low_[group] + v;
        low_[group] = low + v;
        lines[group] = low * low_gains_.at(group, place) + (end - low) * high_gains_.at(group, place);
    }
    hadamard(lines);
    Four level{};
    for (std::size_t group = 0; group < lines.size(); ++group) {
        lines[group] += kFromLeft[group] * in[0] + kFromRight[group] * in[1];
        const Four heard = magnitude(lines[group]);
        level = level > heard ? level : heard;
    }
    write(lines);
    level_ = std::max(std::max(level[0], level[1]), std::max(level[2], level[3]));
    return Pair{sum(left), sum(right)} * loudness_.at(place);
}

}  // namespace refrain::dsp
