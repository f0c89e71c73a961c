#include "dsp/oversampling/halfband.hpp"

#include <cmath>
#include <numbers>

namespace refrain::dsp {
namespace {

constexpr int kTerms = 12;  // the series' terms fall like q^(n^2), q < 0.2 for any band that makes sense

/// The elliptic nome of modulus k.
double nome(double k) {
    const double root = std::pow(1.0 - k * k, 0.25);
    const double e = 0.5 * (1.0 - root) / (1.0 + root);
    const double e4 = e * e * e * e;
    return e * (1.0 + e4 * (2.0 + e4 * (15.0 + 150.0 * e4)));
}

/// One root of the elliptic function on the way round, as a quotient of two theta functions.
double elliptic_root(double q, double turn) {
    double above = 0.0;
    double below = 0.5;
    double sign = 1.0;
    for (int n = 0; n < kTerms; ++n, sign = -sign) {
        above += sign * std::pow(q, n * (n + 1)) * std::sin((2 * n + 1) * turn);
        below -= sign * std::pow(q, (n + 1) * (n + 1)) * std::cos(2 * (n + 1) * turn);
    }
    return above * std::pow(q, 0.25) / below;
}

}  // namespace

std::vector<double> halfband_allpasses(std::size_t sections, double pass_turns) {
    const double edge = std::tan(std::numbers::pi * pass_turns);
    const double k = edge * edge;
    const double q = nome(k);
    const double order = 2.0 * static_cast<double>(sections) + 1.0;
    std::vector<double> coefficients;
    coefficients.reserve(sections);
    for (std::size_t i = 0; i < sections; ++i) {
        const double root = elliptic_root(q, static_cast<double>(i + 1) * std::numbers::pi / order);
        const double w = root * root;
        const double x = std::sqrt((1.0 - w * k) * (1.0 - w / k)) / (1.0 + w);
        coefficients.push_back((1.0 - x) / (1.0 + x));
    }
    return coefficients;
}

}  // namespace refrain::dsp
