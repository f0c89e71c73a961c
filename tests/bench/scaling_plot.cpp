#include "bench/scaling_plot.hpp"

#include <array>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <sstream>

namespace refrain::bench {
namespace {

// The plot, in its own units: octaves of voices across, octaves of nanoseconds up.
constexpr double kLeft = 70.0;
constexpr double kTop = 30.0;
constexpr double kAcross = 60.0;
constexpr double kUp = 45.0;
constexpr int kVoiceOctaves = 8;  // 1 .. 256
constexpr int kFirstOctave = -1;  // 0.5 ns
constexpr int kLastOctave = 7;    // 128 ns

double x_of(double voices) {
    return kLeft + kAcross * std::log2(voices);
}

double y_of(double ns) {
    return kTop + kUp * (kLastOctave - std::log2(ns));
}

std::string two_digits(double ns) {
    std::ostringstream text;
    text << std::setprecision(2) << ns;
    return text.str();
}

struct Curve {
    const char* name;
    const char* title;
    const char* colour;
};

constexpr std::array kCurves{
    Curve{"standard_voice/voices:", "standard: two oscillators, 24 dB filter, two envelopes, LFO", "#c2410c"},
    Curve{"plain_voice/voices:", "plain: one oscillator, one envelope", "#1d4ed8"},
    Curve{"bare_linear_read/voices:", "a bare read of a table, nothing else", "#6b7280"},
};

void draw_grid(std::ostream& svg) {
    for (int octave = 0; octave <= kVoiceOctaves; ++octave) {
        const double x = x_of(std::exp2(octave));
        svg << "<line x1='" << x << "' y1='" << y_of(std::exp2(kFirstOctave)) << "' x2='" << x << "' y2='" << kTop
            << "' stroke='#e5e7eb'/><text x='" << x << "' y='" << y_of(std::exp2(kFirstOctave)) + 20
            << "' text-anchor='middle'>" << (1 << octave) << "</text>\n";
    }
    for (int octave = kFirstOctave; octave <= kLastOctave; ++octave) {
        const double y = y_of(std::exp2(octave));
        svg << "<line x1='" << kLeft << "' y1='" << y << "' x2='" << x_of(256) << "' y2='" << y
            << "' stroke='#e5e7eb'/><text x='" << kLeft - 8 << "' y='" << y + 4 << "' text-anchor='end'>"
            << std::exp2(octave) << "</text>\n";
    }
}

void draw_curve(std::ostream& svg, const Costs& costs, const Curve& curve, double title_y) {
    std::ostringstream points;
    for (int octave = 0; octave <= kVoiceOctaves; ++octave) {
        const auto cost = costs.find(curve.name + std::to_string(1 << octave));
        if (cost == costs.end()) {
            continue;
        }
        const double x = x_of(std::exp2(octave));
        const double y = y_of(cost->second);
        points << x << ',' << y << ' ';
        svg << "<circle cx='" << x << "' cy='" << y << "' r='4' fill='" << curve.colour << "'/><text x='" << x + 6
            << "' y='" << y - 6 << "' fill='" << curve.colour << "'>" << two_digits(cost->second) << "</text>\n";
    }
    svg << "<polyline fill='none' stroke-width='2' stroke='" << curve.colour << "' points='" << points.str()
        << "'/><text x='" << x_of(2.4) << "' y='" << title_y << "' fill='" << curve.colour << "'>" << curve.title
        << "</text>\n";
}

}  // namespace

bool write_scaling_plot(const Costs& costs, const std::string& path) {
    std::ofstream svg(path);
    svg << "<svg xmlns='http://www.w3.org/2000/svg' width='620' height='470' font-family='sans-serif' font-size='12'>\n"
        << "<rect width='620' height='470' fill='white'/>\n";
    draw_grid(svg);
    double title_y = kTop + 20;
    for (const Curve& curve : kCurves) {
        draw_curve(svg, costs, curve, title_y);
        title_y += 20;
    }
    svg << "<text x='" << x_of(16) << "' y='445' text-anchor='middle'>voices, over six octaves</text>"
        << "<text transform='translate(20," << y_of(8) << ") rotate(-90)' text-anchor='middle'>"
        << "ns per voice and sample</text></svg>\n";
    return static_cast<bool>(svg.flush());
}

}  // namespace refrain::bench
