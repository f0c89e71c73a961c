#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "dsp/effects/reverb.hpp"
#include "playing.hpp"
#include "support/spectrum.hpp"

namespace refrain::dsp {
namespace {

constexpr double kRate = 48000.0;

Reverb::Settings room(float decay_s, float size) {
    return {.room = {.size = size, .decay_s = decay_s, .damping_hz = 20000.0F, .modulation = 0.3F},
            .pre_delay_s = 0.0F,
            .mix = 1.0F};
}

/// Keeps the octave around 500 Hz, where decay times are measured: a band-pass of two poles, twice.
std::vector<double> octave_at(const std::vector<float>& signal, double frequency_hz) {
    std::vector<double> out(signal.begin(), signal.end());
    for (int pass = 0; pass < 2; ++pass) {
        const double w = 2.0 * std::numbers::pi * frequency_hz / kRate;
        const double alpha = std::sin(w) / (2.0 * 1.41);
        double x1 = 0.0;
        double x2 = 0.0;
        double y1 = 0.0;
        double y2 = 0.0;
        for (double& sample : out) {
            const double y = (alpha * (sample - x2) + 2.0 * std::cos(w) * y1 - (1.0 - alpha) * y2) / (1.0 + alpha);
            x2 = x1;
            x1 = sample;
            y2 = y1;
            y1 = y;
            sample = y;
        }
    }
    return out;
}

/// Seconds to fall by 60 dB, from the slope between -5 and -35 dB of the backward integral of the energy
/// (M. R. Schroeder, "New method of measuring reverberation time", 1965).
double decay_time_s(const Reverb::Settings& settings, double frequency_hz) {
    const auto reverb = std::make_unique<Reverb>();
    const auto frames = static_cast<std::size_t>((static_cast<double>(settings.room.decay_s) * 1.5 + 0.5) * kRate);
    const test::Sound sound = impulse_response(*reverb, settings, frames);
    std::vector<double> energy = octave_at(sound.left, frequency_hz);
    double sum = 0.0;
    for (std::size_t i = energy.size(); i-- > 0;) {
        sum += energy[i] * energy[i];
        energy[i] = sum;
    }
    const auto reached = [&](double level_db) {
        const double level = energy[0] * std::pow(10.0, level_db / 10.0);
        return static_cast<double>(std::find_if(energy.begin(), energy.end(), [&](double e) { return e < level; }) -
                                   energy.begin());
    };
    return (reached(-35.0) - reached(-5.0)) * 2.0 / kRate;
}

TEST(Reverb, DecaysInTheTimeThatIsAsked) {
    for (const float size : {0.0F, 0.6F, 1.0F}) {
        for (const float decay_s : {0.3F, 1.0F, 2.0F, 8.0F}) {
            if (size == 1.0F && decay_s < 1.0F) {
                continue;  // a hall's first reflections alone last as long
            }
            const double measured = decay_time_s(room(decay_s, size), 500.0);
            std::printf("size %.1f, decay %.1f s: measured %.3f s\n", size, decay_s, measured);
            EXPECT_NEAR(measured, decay_s, 0.1 * static_cast<double>(decay_s)) << size;
        }
    }
}

TEST(Reverb, DecaysSoonerAboveTheDampingFrequency) {
    Reverb::Settings settings = room(2.0F, 0.6F);
    settings.room.damping_hz = 2000.0F;
    EXPECT_NEAR(decay_time_s(settings, 250.0), 2.0, 0.2);
    EXPECT_LT(decay_time_s(settings, 8000.0), 0.8);
}

TEST(Reverb, IsDense) {
    const auto reverb = std::make_unique<Reverb>();
    const test::Sound sound = impulse_response(*reverb, room(2.0F, 0.6F), 48000);
    // Samples within one standard deviation in a window of 20 ms: 68 % where it sounds like noise
    // (J. S. Abel and P. Huang, "A simple, robust measure of reverberation echo density", 2006).
    const auto density = [&](std::size_t from) {
        const auto window = std::span(sound.left).subspan(from, 960);
        const double deviation = test::rms(window);
        const auto outside = std::count_if(window.begin(), window.end(), [&](float sample) {
            return std::abs(static_cast<double>(sample)) > deviation;
        });
        return static_cast<double>(outside) / 960.0 / 0.3173;
    };
    std::printf("echo density after 50 ms %.2f, 100 ms %.2f, 200 ms %.2f\n", density(2400), density(4800),
                density(9600));
    EXPECT_GT(density(4800), 0.8);
    EXPECT_GT(density(9600), 0.9);
}

/// How far the highest of the late decay's partials stands above its surroundings, and how uneven they are, in dB: of
/// pure noise about 10 and 2.5.
struct Ringing {
    double peak_db;
    double unevenness_db;
};

Ringing ringing_of(const Reverb::Settings& settings) {
    constexpr std::size_t kWindow = 32768;
    constexpr std::size_t kAround = 100;
    const auto reverb = std::make_unique<Reverb>();
    const test::Sound sound = impulse_response(*reverb, settings, 24000 + kWindow);
    const std::vector<double> power = test::power_spectrum(std::span(sound.left).last(kWindow));
    double most = 0.0;
    double sum_db = 0.0;
    std::size_t count = 0;
    for (std::size_t k = 2 * kAround; k < kWindow * 10 / 48; ++k, ++count) {
        double around = 0.0;
        for (std::size_t j = k - kAround; j < k + kAround; ++j) {
            around += power[j] / (2.0 * kAround);
        }
        most = std::max(most, power[k] / around);
        sum_db += test::decibel(power[k] / around);
    }
    return {test::decibel(most), -sum_db / static_cast<double>(count)};
}

TEST(Reverb, DoesNotRing) {
    for (const float size : {0.0F, 0.3F, 0.6F, 1.0F}) {
        const Ringing ringing = ringing_of(room(4.0F, size));
        std::printf("size %.1f: highest partial %.1f dB over its surroundings, unevenness %.1f dB\n", size,
                    ringing.peak_db, ringing.unevenness_db);
        EXPECT_LT(ringing.peak_db, 14.0) << size;
        EXPECT_LT(ringing.unevenness_db, 3.5) << size;
    }
    Reverb::Settings still = room(4.0F, 0.0F);
    still.room.modulation = 0.0F;
    EXPECT_GT(ringing_of(still).unevenness_db, 3.5) << "the smallest room without modulation does";
}

TEST(Reverb, AnswersAfterThePreDelayAndOnBothSidesDifferently) {
    const auto reverb = std::make_unique<Reverb>();
    Reverb::Settings settings = room(2.0F, 0.6F);
    settings.pre_delay_s = 0.1F;
    const test::Sound sound = impulse_response(*reverb, settings, 48000);
    EXPECT_EQ(test::highest(std::span(sound.left).first(4800)), 0.0F);
    EXPECT_GT(test::highest(std::span(sound.left).subspan(4800, 4800)), 0.0F);
    double product = 0.0;
    for (std::size_t i = 0; i < sound.frames(); ++i) {
        product += static_cast<double>(sound.left[i]) * static_cast<double>(sound.right[i]);
    }
    const double likeness = product / (test::rms(sound.left) * test::rms(sound.right) * 48000.0);
    EXPECT_LT(std::abs(likeness), 0.15);
}

}  // namespace
}  // namespace refrain::dsp
