#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "e2e/program.hpp"
#include "support/jack_peers.hpp"
#include "support/jack_server.hpp"
#include "support/spectrum.hpp"
#include "support/wait.hpp"
#include "ui/layout.hpp"
#include "ui/x_server.hpp"

// The program as a player has it: its window, played and drawn on by hand, and what comes out of its ports.
namespace refrain::test {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kWindow = 32768;  // frames of a spectrum
constexpr double kC4 = 261.6256;

void x(const std::string& commands) {
    ASSERT_EQ(std::system(("xdotool " + commands + " >/dev/null").c_str()), 0) << commands;
}

// The energy of a sine and of what the window spreads of it, around a frequency.
double energy_at(std::span<const float> signal, double frequency) {
    const std::vector<double> power = power_spectrum(signal);
    const auto bin = static_cast<std::ptrdiff_t>(std::lround(frequency * kWindow / 48000.0));
    const auto reach = static_cast<std::ptrdiff_t>(kLobe);
    return std::accumulate(power.begin() + bin - reach, power.begin() + bin + reach + 1, 1e-20);
}

// The level of a harmonic of middle C before `end`, in dB relative to a sine at full scale.
double harmonic_db(const Recorder& recorder, std::uint64_t end, int harmonic) {
    std::vector<float> sine(kWindow);
    for (std::size_t i = 0; i < sine.size(); ++i) {
        sine[i] = static_cast<float>(std::sin(2.0 * std::numbers::pi * kC4 * static_cast<double>(i) / 48000.0));
    }
    return decibel(energy_at(std::span(recorder.left()).subspan(end - kWindow, kWindow), kC4 * harmonic) /
                   energy_at(sine, kC4));
}

TEST(PlayedByHand, AKeySoundsAndAStrokeAcrossTheHarmonicsChangesIt) {
    const XServer display;
    ASSERT_TRUE(display.runs()) << "Xvfb does not start";
    const JackServer server;
    Program program({"--server", server.name(), "--no-midi", "--no-start", "--scale", "1"});
    Recorder recorder(server.name(), 48000 * 90);
    ASSERT_TRUE(eventually([&] { return recorder.connected("refrain:out_left", "system:playback_1"); }, 30s))
        << program.output();
    recorder.listen_to("refrain");
    const auto after = [&](std::uint64_t frames) {
        const std::uint64_t place = recorder.recorded() + frames;
        EXPECT_TRUE(eventually([&] { return recorder.recorded() >= place; }, 30s)) << program.output();
        return place;
    };
    // Nobody manages windows here, so nobody gives them the keyboard.
    x("search --sync --onlyvisible --name '^Refrain$' windowmove 0 0 windowfocus --sync");
    after(24000);

    // A window that has not drawn yet may not hear the key; a sanitized one takes seconds until it has.
    const auto strike = [&] {
        x("keydown q");
        const bool heard = harmonic_db(recorder, after(kWindow), 1) > -30.0;
        if (!heard) {
            x("keyup q");
        }
        return heard;
    };
    EXPECT_TRUE(eventually(strike, 40s)) << program.output();
    const std::uint64_t saw = after(48000);
    EXPECT_GT(harmonic_db(recorder, saw, 1), -30.0) << program.output();
    for (const int harmonic : {2, 8, 40}) {
        EXPECT_NEAR(harmonic_db(recorder, saw, harmonic) - harmonic_db(recorder, saw, 1), -20.0 * std::log10(harmonic),
                    0.1);
    }

    // From the middle of the bars down below them and on to the right: the upper half of the 64 goes.
    const ui::Rect bars = ui::arrange(ui::kDesignWidth, ui::kDesignHeight, 1.0F).harmonics;
    const auto at = [&](float across, float down) {
        return "mousemove " + std::to_string(std::lround(bars.min.x + across * bars.width())) + ' ' +
               std::to_string(std::lround(bars.min.y + down * bars.height())) + " sleep 0.15 ";
    };
    x(at(0.55F, 0.6F) + "mousedown 1 sleep 0.1 " + at(0.55F, 0.98F) + at(0.8F, 0.98F) + at(0.99F, 0.98F) + "mouseup 1");
    EXPECT_TRUE(eventually([&] { return harmonic_db(recorder, after(kWindow), 40) < -110.0; }, 30s))
        << program.output();
    const std::uint64_t drawn = after(48000);
    EXPECT_NEAR(harmonic_db(recorder, drawn, 1), harmonic_db(recorder, saw, 1), 0.1);
    EXPECT_NEAR(harmonic_db(recorder, drawn, 8), harmonic_db(recorder, saw, 8), 0.1);
    EXPECT_LT(harmonic_db(recorder, drawn, 40), -110.0);

    x("keyup q");
    const std::uint64_t silent = after(48000);
    EXPECT_EQ(recorder.left().at(silent - 1), 0.0F);
    program.signal(SIGTERM);
    EXPECT_EQ(program.wait(), 0) << program.output();
}

}  // namespace
}  // namespace refrain::test
