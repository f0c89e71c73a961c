#include "dsp/effects/halfband_pair.hpp"

#include <vector>

#include "dsp/oversampling/halfband.hpp"

namespace refrain::dsp {

HalfbandPair::HalfbandPair(std::size_t sections, double pass_turns) : links_(sections / 2) {
    const std::vector<double> allpasses = halfband_allpasses(sections, pass_turns);
    for (std::size_t k = 0; k < links_; ++k) {
        const auto even = static_cast<float>(allpasses[2 * k]);
        const auto odd = static_cast<float>(allpasses[2 * k + 1]);
        coefficients_[k] = Four{even, even, odd, odd};
    }
}

void HalfbandPair::reset() REFRAIN_RT {
    up_.fill(Four{});
    down_.fill(Four{});
}

}  // namespace refrain::dsp
