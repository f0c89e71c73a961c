#include "wavetable/factory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <complex>
#include <cstdio>
#include <map>
#include <numbers>
#include <set>
#include <string>

#include "wavetable/builder.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::wavetable {
namespace {

std::complex<double> as_complex(const Harmonic& h) {
    return std::polar(static_cast<double>(h.amplitude), 2.0 * std::numbers::pi * static_cast<double>(h.phase_turns));
}

std::complex<double> harmonic_of(const Harmonics& frame, std::size_t i) {
    return i < frame.size() ? as_complex(frame[i]) : 0.0;
}

/// Power of `part` of b mixed into a.
double power_between(const Harmonics& a, const Harmonics& b, double part) {
    double power = 0.0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        power += std::norm((1.0 - part) * harmonic_of(a, i) + part * harmonic_of(b, i));
    }
    return power;
}

double power_of(const Harmonics& frame) {
    return power_between(frame, frame, 0.0);
}

double decibels(double power) {
    return 10.0 * std::log10(power);
}

/// Made once for all tests.
const std::vector<Harmonics>& frames_of(const FactoryTable& table) {
    static std::map<std::string_view, std::vector<Harmonics>> made;
    std::vector<Harmonics>& frames = made[table.name];
    if (frames.empty()) {
        frames = factory_frames(table.name);
    }
    return frames;
}

bool is_shape(const FactoryTable& table) {
    return shape_named(table.name).has_value();
}

TEST(FactoryTables, AreManyAndHaveNamesOfTheirOwn) {
    EXPECT_GE(factory_tables().size(), 24U);
    std::set<std::string_view> names;
    for (const FactoryTable& table : factory_tables()) {
        EXPECT_TRUE(names.insert(table.name).second) << table.name;
        EXPECT_FALSE(table.category.empty()) << table.name;
        EXPECT_TRUE(table.help.ends_with('.')) << table.name;
        // A name is a word on the command line and must not look like a file.
        EXPECT_EQ(table.name.find_first_of("/.\\\""), std::string_view::npos) << table.name;
    }
    EXPECT_TRUE(factory_frames("no such table").empty());
}

TEST(FactoryTables, BeginWithTheClassicShapesAsTheyAre) {
    for (std::size_t i = 0; i < kShapes.size(); ++i) {
        EXPECT_EQ(factory_tables()[i].name, shape_name(kShapes[i]));
        EXPECT_EQ(factory_frames(shape_name(kShapes[i])), std::vector<Harmonics>(1, shape_harmonics(kShapes[i])));
    }
}

TEST(FactoryTables, HoldWhatTheySayInFiniteHarmonics) {
    for (const FactoryTable& table : factory_tables()) {
        const std::vector<Harmonics>& frames = frames_of(table);
        ASSERT_EQ(frames.size(), table.frames) << table.name;
        EXPECT_LE(frames.size(), 64U) << table.name;
        for (const Harmonics& frame : frames) {
            EXPECT_FALSE(frame.empty()) << table.name;
            EXPECT_LE(frame.size(), kMaxHarmonics) << table.name;
            EXPECT_GT(power_of(frame), 1e-4) << table.name;
            EXPECT_TRUE(std::all_of(frame.begin(), frame.end(), [](const Harmonic& h) {
                return h.amplitude >= 0.0F && h.amplitude < 2.0F && h.phase_turns >= 0.0F && h.phase_turns < 1.0F;
            })) << table.name;
        }
    }
    EXPECT_EQ(frames_of(factory_tables().back()), factory_frames(factory_tables().back().name))
        << "chance, but always the same";
}

TEST(FactoryTables, PeakAtMostAtFullScaleAndHaveNoOffset) {
    for (const FactoryTable& table : factory_tables()) {
        if (is_shape(table)) {
            continue;  // band-limited, they overshoot
        }
        std::vector<Harmonics> some;
        const std::vector<Harmonics>& frames = frames_of(table);
        for (std::size_t frame = 0; frame < frames.size(); frame += 9) {
            some.push_back(frames[frame]);
        }
        const auto built = build(some);
        for (std::size_t frame = 0; frame < some.size(); ++frame) {
            const LevelView view = built->level(frame, built->first_level());
            double sum = 0.0;
            float peak = 0.0F;
            for (std::size_t i = 0; i < std::size_t{1} << view.size_log2; ++i) {
                sum += static_cast<double>(view.samples[i]);
                peak = std::max(peak, std::abs(view.samples[i]));
            }
            EXPECT_LE(peak, 1.001F) << table.name << ", frame " << 9 * frame;
            EXPECT_LT(std::abs(sum) / std::exp2(view.size_log2), 1e-5) << table.name << ", frame " << 9 * frame;
        }
    }
}

TEST(FactoryTables, AreAboutAsLoudAsEachOther) {
    for (const FactoryTable& table : factory_tables()) {
        double quietest = 1e9;
        double loudest = 0.0;
        for (const Harmonics& frame : frames_of(table)) {
            quietest = std::min(quietest, power_of(frame));
            loudest = std::max(loudest, power_of(frame));
        }
        // Of two frames with the same power the brighter sounds louder, so it has less.
        EXPECT_LT(decibels(loudest / quietest), 4.5) << table.name;
        EXPECT_GT(decibels(quietest), -17.0) << table.name;
        EXPECT_TRUE(is_shape(table) || decibels(loudest) < -3.0) << table.name << decibels(loudest);
    }
}

TEST(FactoryTables, DoNotCancelBetweenTheirFrames) {
    double worst = 0.0;
    for (const FactoryTable& table : factory_tables()) {
        const std::vector<Harmonics>& frames = frames_of(table);
        for (std::size_t i = 1; i < frames.size(); ++i) {
            const double around = 0.5 * (power_of(frames[i - 1]) + power_of(frames[i]));
            const double middle = decibels(power_between(frames[i - 1], frames[i], 0.5) / around);
            EXPECT_GT(middle, -1.5) << table.name << ", between frames " << i - 1 << " and " << i;
            worst = std::min(worst, middle);
        }
    }
    std::printf("worst: %.2f dB\n", worst);
}

TEST(FactoryTables, AreMadeWhileThePlayerWaitsForNothing) {
    using Clock = std::chrono::steady_clock;
    double longest_ms = 0.0;
    std::string_view slowest;
    for (const FactoryTable& table : factory_tables()) {
        const auto began = Clock::now();
        const auto frames = factory_frames(table.name);
        const double ms = std::chrono::duration<double, std::milli>(Clock::now() - began).count();
        EXPECT_FALSE(frames.empty());
        if (ms > longest_ms) {
            longest_ms = ms;
            slowest = table.name;
        }
    }
    std::printf("slowest: %.1f ms (%s)\n", longest_ms, std::string(slowest).c_str());
#ifndef REFRAIN_SANITIZED
    EXPECT_LT(longest_ms, 1000.0);
#endif
}

}  // namespace
}  // namespace refrain::wavetable
