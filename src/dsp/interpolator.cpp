#include "dsp/interpolator.hpp"

#include <cmath>
#include <numbers>
#include <vector>

namespace refrain::dsp {
namespace {

// Long double: the columns are nearly dependent, and the weights must be good to the last bit of a float.
using Real = long double;
using Weights = std::array<Real, Interpolator::kTaps>;
using Row = std::array<Real, Interpolator::kTaps + 1>;  // an equation: the taps' coefficients, then the right side

constexpr std::size_t kTaps = Interpolator::kTaps;
constexpr std::size_t kFrequencies = 48;
constexpr Real kPi = std::numbers::pi_v<Real>;
constexpr Real kBandEdge = 2 * kPi / Interpolator::kSamplesPerHarmonic;  // radians a sample
// Below it all frequencies weigh the same, above it they fall with 1/f, as a saw's do.
constexpr Real kCorner = 0.05L;

// One equation for the cosine and one for the sine of each of some frequencies, dense towards the band's edge as the
// nodes of Chebyshev: the taps, so weighted, add up to the wave at `fraction`. Places are counted from the middle of
// the two central taps, which makes the problem symmetric.
std::vector<Row> equations(Real fraction) {
    std::vector<Row> rows;
    for (std::size_t m = 0; m < kFrequencies; ++m) {
        const Real angle = kPi * (static_cast<Real>(m) + 0.5L) / (2 * kFrequencies);
        const Real frequency = kBandEdge * std::cos(angle);
        const Real ratio = frequency / kCorner;
        const Real weight = std::sqrt(std::sin(angle) / (1 + ratio * ratio));
        Row cosine{};
        Row sine{};
        for (std::size_t k = 0; k < kTaps; ++k) {
            const Real place = static_cast<Real>(k) - Interpolator::kTapsBefore - 0.5L;
            cosine[k] = weight * std::cos(frequency * place);
            sine[k] = weight * std::sin(frequency * place);
        }
        cosine[kTaps] = weight * std::cos(frequency * (fraction - 0.5L));
        sine[kTaps] = weight * std::sin(frequency * (fraction - 0.5L));
        rows.push_back(cosine);
        rows.push_back(sine);
    }
    return rows;
}

// Householder's reflections bring the equations into a triangle (Golub and Van Loan, Matrix Computations, 5.3.2).
void triangulate(std::vector<Row>& rows) {
    for (std::size_t k = 0; k < kTaps; ++k) {
        Real norm = 0;
        for (std::size_t i = k; i < rows.size(); ++i) {
            norm += rows[i][k] * rows[i][k];
        }
        norm = rows[k][k] > 0 ? -std::sqrt(norm) : std::sqrt(norm);
        std::vector<Real> mirror(rows.size(), 0);
        Real length = 0;
        for (std::size_t i = k; i < rows.size(); ++i) {
            mirror[i] = rows[i][k] - (i == k ? norm : 0);
            length += mirror[i] * mirror[i];
        }
        for (std::size_t j = k; j <= kTaps; ++j) {
            Real along = 0;
            for (std::size_t i = k; i < rows.size(); ++i) {
                along += mirror[i] * rows[i][j];
            }
            for (std::size_t i = k; i < rows.size(); ++i) {
                rows[i][j] -= 2 * along / length * mirror[i];
            }
        }
    }
}

Weights optimal_weights(Real fraction) {
    std::vector<Row> rows = equations(fraction);
    triangulate(rows);
    Weights weights{};
    for (std::size_t k = kTaps; k-- > 0;) {
        Real rest = rows[k][kTaps];
        for (std::size_t j = k + 1; j < kTaps; ++j) {
            rest -= rows[k][j] * weights[j];
        }
        weights[k] = rest / rows[k][k];
    }
    return weights;
}

}  // namespace

const Interpolator& Interpolator::shared() {
    static const Interpolator interpolator;
    return interpolator;
}

Interpolator::Interpolator() {
    const auto fraction = [this](std::size_t p) { return static_cast<Real>(p) / static_cast<Real>(positions_.size()); };
    Weights here = optimal_weights(0);
    for (std::size_t p = 0; p < positions_.size(); ++p) {
        const Weights next = optimal_weights(fraction(p + 1));
        for (std::size_t k = 0; k < kTaps; ++k) {
            positions_[p].weights[k] = static_cast<float>(here[k]);
            positions_[p].slopes[k] = static_cast<float>(next[k] - here[k]);
        }
        here = next;
    }
}

}  // namespace refrain::dsp
