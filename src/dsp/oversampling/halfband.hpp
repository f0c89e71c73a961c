#pragma once

#include <cstddef>
#include <vector>

namespace refrain::dsp {

/// An elliptic half-band low-pass as the mean of two chains of all-passes in z^2: coefficients 0, 2, 4... in the chain
/// of the even (z^0) branch, 1, 3, 5... in that of the odd one, each section (c + z^-2) / (1 + c z^-2).
///
/// `pass_turns` is the edge of the pass band in turns a frame of the higher rate, above 0 and below 0.25; the stop band
/// is its mirror image about 0.25. The more sections, the deeper the stop band; the pass band is as flat as that is
/// deep (power-complementary). From R. A. Valenzuela and A. G. Constantinides, "Digital signal processing schemes for
/// efficient interpolation and decimation", IEE Proceedings G, 1983, with the theta functions' series as in
/// L. Gazsi, "Explicit formulas for lattice wave digital filters", IEEE Transactions on Circuits and Systems, 1985.
/// Not for the audio thread.
[[nodiscard]] std::vector<double> halfband_allpasses(std::size_t sections, double pass_turns);

}  // namespace refrain::dsp
